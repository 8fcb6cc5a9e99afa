package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.PdqQuality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Normalises the items of a record (R07): metadata and hashes only. */
final class ReadItems {

  static final String SHA256 = "SHA256";

  private static final String PDQ = "PDQ";
  private static final Map<String, String> EMPTY_FILE =
      Map.of(
          "MD5",
          "d41d8cd98f00b204e9800998ecf8427e",
          "SHA1",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          SHA256,
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  private static final Set<String> MEDIA_TYPES = Set.of("IMAGE", "VIDEO", "OTHER");
  private static final Set<String> RELEVANCES = Set.of("REPORTED", "SUPPLEMENTAL");
  private static final Set<String> CLAIMED_TYPES = Set.of("KNOWN_CSAM", "NEW_CSAM");

  private ReadItems() {}

  static List<Item> of(List<Fields> given) {
    List<Item> items = new ArrayList<>(given.size());
    for (Fields item : given) {
      List<String> annotations = item.texts("annotations");
      if (annotations.size() > 1) {
        Collections.sort(annotations);
      }
      items.add(
          new Item(
              items.size(),
              item.text("item_id"),
              item.code("media_type", MEDIA_TYPES),
              isReported(item) ? "REPORTED" : "SUPPLEMENTAL",
              item.code("claimed_type", CLAIMED_TYPES),
              item.flag("human_reviewed"),
              item.flag("publicly_available"),
              annotations,
              hashesOf(item)));
    }
    return items;
  }

  /**
   * Whether there is a reported item and every reported item is on the list (UG3). An item with
   * several SHA-256 values counts only if all of them are: doubt never filters.
   */
  static boolean allReportedHeldBy(NotAbuseList list, List<Fields> items) {
    boolean any = false;
    for (Fields item : items) {
      if (!isReported(item)) {
        continue;
      }
      boolean listed = false;
      for (Fields hash : item.objects("hashes", AnnexIIINames.HASH)) {
        @Nullable String value = hash.text("value");
        if (value == null || !algorithm(hash.text("type")).equals(SHA256)) {
          continue;
        }
        @Nullable String digest = normalise(SHA256, value);
        if (digest != null && !list.holds(digest)) {
          return false;
        }
        listed |= digest != null;
      }
      if (!listed) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private static boolean isReported(Fields item) {
    return !"SUPPLEMENTAL".equals(item.code("relevance", RELEVANCES));
  }

  private static List<Hash> hashesOf(Fields item) {
    List<Fields> given = item.objects("hashes", AnnexIIINames.HASH);
    List<Hash> hashes = new ArrayList<>(given.size());
    for (Fields hash : given) {
      String algorithm = algorithm(hash.text("type"));
      @Nullable String value = hash.text("value");
      @Nullable String digest = value == null ? null : normalise(algorithm, value);
      @Nullable Integer quality = quality(hash);
      if (digest == null) {
        hash.finding(FindingCode.BAD_HASH, "value");
      } else if (algorithm.equals(PDQ)) {
        checkQuality(hash, digest, quality);
        hashes.add(new Hash(algorithm, digest, quality));
      } else {
        if (digest.equals(EMPTY_FILE.get(algorithm))) {
          hash.finding(FindingCode.EMPTY_FILE_HASH, "value");
        }
        hashes.add(new Hash(algorithm, digest, null));
      }
    }
    return hashes;
  }

  /** Null where none is given, or none that could be one. */
  private static @Nullable Integer quality(Fields hash) {
    @Nullable Long given = hash.integer("quality");
    return given == null || given < 0 || given > 100 ? null : given.intValue();
  }

  private static void checkQuality(Fields hash, String digest, @Nullable Integer quality) {
    if (!PdqQuality.isSufficient(quality)) {
      hash.finding(FindingCode.LOW_QUALITY_HASH, "quality");
    } else if (PdqQuality.isNearConstant(HexFormat.of().parseHex(digest))) {
      hash.finding(FindingCode.NEAR_CONSTANT_HASH, "value");
    }
  }

  /** Name of an algorithm whatever its spelling; OTHER for all that are not compared. */
  static String algorithm(@Nullable String spelling) {
    if (spelling == null) {
      return "OTHER";
    }
    return switch (spelling) {
      // The usual spellings, without the cost of taking them apart.
      case "MD5" -> "MD5";
      case "SHA-1" -> "SHA1";
      case "SHA-256" -> SHA256;
      case PDQ -> PDQ;
      default ->
          switch (spelling.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")) {
            case "MD5" -> "MD5";
            case "SHA1" -> "SHA1";
            case "SHA256", "SHA2256" -> SHA256;
            case PDQ -> PDQ;
            default -> "OTHER";
          };
    };
  }

  private static @Nullable String normalise(String algorithm, String value) {
    int digits =
        switch (algorithm) {
          case "MD5" -> 32;
          case "SHA1" -> 40;
          case SHA256, PDQ -> 64;
          default -> -1;
        };
    if (digits < 0) {
      return value;
    }
    String text = value.length() == digits ? value : value.strip();
    if (text.length() != digits) {
      return null;
    }
    boolean upper = false;
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      boolean capital = c >= 'A' && c <= 'F';
      if (!(capital || (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'))) {
        return null;
      }
      upper |= capital;
    }
    return upper ? text.toLowerCase(Locale.ROOT) : text;
  }
}
