package eu.csar.transforms.match.rules;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
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
  private final Map<IndicatorList, MessageDigest> digests = new EnumMap<>(IndicatorList.class);
  private final OriginDictionary origins;
  private final Map<Integer, byte[]> encoded = new HashMap<>();

  ListVersions(OriginDictionary origins) {
    this.origins = origins;
  }

  /**
   * Adds a list, which may have no entries.
   *
   * @param below its version in the file below, null where there is none
   */
  void start(IndicatorList list, @Nullable String below) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    if (below != null) {
      sha256.update(HexFormat.of().parseHex(below));
    }
    digests.put(list, sha256);
  }

  /** Adds one value, in order of the file. */
  void add(int origin, byte[] value, byte[] id, int idLength) {
    MessageDigest sha256 = digests.get(origins.origin(origin).list());
    if (sha256 == null) {
      throw new IllegalStateException("an entry of a list that was not read");
    }
    sha256.update(value);
    sha256.update(
        encoded.computeIfAbsent(
            origin, number -> DigestUtils.sha256(origins.origin(number).encode())));
    sha256.update(id, 0, idLength);
  }

  /** The versions; to be called once. */
  SortedMap<IndicatorList, String> finish() {
    SortedMap<IndicatorList, String> versions = new TreeMap<>();
    digests.forEach(
        (list, sha256) -> versions.put(list, HexFormat.of().formatHex(sha256.digest())));
    return versions;
  }
}
