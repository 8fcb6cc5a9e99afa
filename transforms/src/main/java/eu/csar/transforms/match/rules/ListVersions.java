package eu.csar.transforms.match.rules;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Versions of the lists of an index: SHA-256 of what the index holds of a list, value by value in
 * its order. So the same entries have the same version, whatever files they came in. Of a list that
 * an overlay changes, it begins with the version below.
 */
final class ListVersions {
  private final Map<IndicatorList, Digest> digests = new EnumMap<>(IndicatorList.class);
  private final OriginDictionary origins;
  private final byte[] @Nullable [] encoded;

  ListVersions(OriginDictionary origins) {
    this.origins = origins;
    this.encoded = new byte[origins.size()][];
  }

  /**
   * Adds a list, which may have no entries.
   *
   * @param below its version in the file below, null where there is none
   */
  void start(IndicatorList list, @Nullable String below) {
    Digest digest = new Digest();
    if (below != null) {
      digest.add(HexFormat.of().parseHex(below), below.length() / 2);
    }
    digests.put(list, digest);
  }

  /**
   * Adds one value, in order of the file.
   *
   * @param value starts with the value
   * @param id the entry's id, by its shape
   */
  void add(int origin, byte[] value, int width, byte[] id, int idLength) {
    Digest digest = digests.get(origins.origin(origin).list());
    if (digest == null) {
      throw new IllegalStateException("an entry of a list that was not read");
    }
    digest.add(value, width);
    byte @Nullable [] whole = encoded[origin];
    if (whole == null) {
      whole = DigestUtils.sha256(origins.origin(origin).encode());
      encoded[origin] = whole;
    }
    digest.add(whole, whole.length);
    digest.add(id, idLength);
  }

  /** The versions; to be called once. */
  SortedMap<IndicatorList, String> finish() {
    SortedMap<IndicatorList, String> versions = new TreeMap<>();
    digests.forEach((list, digest) -> versions.put(list, digest.finish()));
    return versions;
  }

  /** A digest that is fed many short pieces. */
  private static final class Digest {
    private final MessageDigest sha256 = DigestUtils.getSha256Digest();
    private final byte[] waiting = new byte[1 << 13];
    private int length;

    void add(byte[] bytes, int count) {
      if (count > waiting.length - length) {
        sha256.update(waiting, 0, length);
        length = 0;
        if (count > waiting.length) {
          sha256.update(bytes, 0, count);
          return;
        }
      }
      System.arraycopy(bytes, 0, waiting, length, count);
      length += count;
    }

    String finish() {
      sha256.update(waiting, 0, length);
      return HexFormat.of().formatHex(sha256.digest());
    }
  }
}
