package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the details of one file of a CyberTipline report to an item of Annex III (R07): metadata and
 * hashes. Names and places of files are personal data and stand with the report's other data (R08).
 */
final class MapFile {
  private static final Map<String, String> RELEVANCE =
      Map.of("reported", "REPORTED", "supplemental reported", "SUPPLEMENTAL");
  private static final Set<String> IMAGES =
      Set.of("jpg", "jpeg", "png", "gif", "webp", "bmp", "heic", "heif", "tif", "tiff", "avif");
  private static final Set<String> VIDEOS =
      Set.of("mp4", "mov", "avi", "mkv", "webm", "wmv", "flv", "m4v", "mpg", "mpeg", "3gp", "ts");
  private static final Set<String> DETAILS = Set.of("nameValuePair", "type");
  private static final Set<String> PAIR = Set.of("name", "value", "type");

  private static final String QUALITY = "PDQ_QUALITY";

  private MapFile() {}

  /**
   * One item.
   *
   * @param otherData gets what an item has no place for
   * @param otherInfo gets free text
   */
  static JsonObject item(XmlFields file, List<Object> otherData, List<String> otherInfo) {
    Members.addPair(otherData, "fileName", file.text("fileName"));
    Members.addPair(otherData, "originalFileName", file.text("originalFileName"));
    Members.addPair(otherData, "locationOfFile", file.text("locationOfFile"));
    Members.addTime(otherData, "uploadedToEspTimestamp", file.text("uploadedToEspTimestamp"), null);
    Members.addPair(otherData, "exifViewedByEsp", file.flag("exifViewedByEsp"));
    MapParty.devices(file, otherData);
    otherInfo.addAll(file.texts("additionalInfo"));
    List<Object> hashes = hashes(file);
    details(file, hashes, otherData);
    return new Members()
        .put("item_id", file.text("fileId"))
        .put("media_type", mediaType(file))
        .put("relevance", relevance(file))
        .put("human_reviewed", file.flag("fileViewedByEsp"))
        .put("publicly_available", file.flag("publiclyAvailable"))
        .put("annotations", annotations(file))
        .put("hashes", hashes)
        .put("upload_ips", MapParty.captures(file))
        .build();
  }

  private static List<Object> hashes(XmlFields file) {
    List<Object> hashes = Members.list();
    for (XmlFields hash : file.all("originalFileHash", Set.of())) {
      hashes.add(hash(hash.attribute("hashType"), hash.text(), null));
    }
    return hashes;
  }

  /**
   * Pairs of names and values: hashes by the schema's {@code HASH}, and what the file itself says.
   */
  private static void details(XmlFields file, List<Object> hashes, List<Object> otherData) {
    for (XmlFields details : file.all("details", DETAILS)) {
      @Nullable String type = typeOf(details);
      List<XmlFields> pairs = details.all("nameValuePair", PAIR);
      @Nullable JsonNumber quality = quality(pairs);
      for (XmlFields pair : pairs) {
        @Nullable String own = typeOf(pair);
        @Nullable String name = pair.text("name");
        @Nullable String value = pair.text("value");
        if (QUALITY.equalsIgnoreCase(name)) {
          continue;
        }
        if ("HASH".equalsIgnoreCase(own == null ? type : own)) {
          hashes.add(hash(name, value, quality));
        } else {
          Members.addPair(otherData, name == null ? "details" : name, value);
        }
      }
    }
  }

  /** Clients and schema disagree on where the type stands. */
  private static @Nullable String typeOf(XmlFields details) {
    @Nullable String attribute = details.attribute("type");
    return attribute != null ? attribute : details.text("type");
  }

  /** Our convention, since the schema has no place for it: a pair beside the hash. */
  private static @Nullable JsonNumber quality(List<XmlFields> pairs) {
    for (XmlFields pair : pairs) {
      @Nullable String value = pair.text("value");
      if (QUALITY.equalsIgnoreCase(pair.text("name"))
          && value != null
          && value.matches("0|[1-9][0-9]{0,2}")) {
        return new JsonNumber(value, true);
      }
    }
    return null;
  }

  private static JsonObject hash(
      @Nullable String type, @Nullable String value, @Nullable JsonNumber quality) {
    return new Members().put("type", type).put("value", value).put("quality", quality).build();
  }

  private static @Nullable String relevance(XmlFields file) {
    @Nullable String given = file.text("fileRelevance");
    return given == null ? null : RELEVANCE.getOrDefault(given.toLowerCase(Locale.ROOT), given);
  }

  private static List<Object> annotations(XmlFields file) {
    List<Object> annotations = Members.list();
    for (XmlFields flags : file.flags("fileAnnotations")) {
      annotations.addAll(MapCyberTipline.annotations(flags));
    }
    if (Boolean.TRUE.equals(file.flag("potentialMeme"))) {
      annotations.add("potentialMeme");
    }
    @Nullable String classification = file.text("industryClassification");
    if (classification != null) {
      annotations.add(classification);
    }
    return annotations;
  }

  /** There is no element for it: the ending of the file's name says what it can. */
  private static @Nullable String mediaType(XmlFields file) {
    @Nullable String name = file.text("originalFileName");
    if (name == null) {
      name = file.text("fileName");
    }
    if (name == null) {
      return null;
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return IMAGES.contains(ending) ? "IMAGE" : VIDEOS.contains(ending) ? "VIDEO" : "OTHER";
  }

  /** The report that a file says it is of, where that is another one. */
  static void checkNumber(XmlFields file, @Nullable String number) {
    @Nullable String given = file.text("reportId");
    if (given != null && number != null && !given.equals(number)) {
      file.finding(FindingCode.REPORT_NUMBER_DIFFERS, "reportId");
    }
  }
}
