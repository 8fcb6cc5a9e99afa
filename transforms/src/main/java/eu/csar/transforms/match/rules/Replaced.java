package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of lower files an overlay replaces, by list and id: sorted digests, mapped. Asked
 * only about entries that a look-up has found.
 */
final class Replaced {
  /** Bytes of a key: half of a SHA-256, so that no two ids of a Centre's lists share one. */
  static final int KEY_BYTES = 16;

  /** Of a file that lies on no other. */
  static final Replaced NOTHING = new Replaced(null, 0);

  private final @Nullable MappedSection keys;
  private final int count;

  Replaced(@Nullable MappedSection keys, int count) {
    this.keys = keys;
    this.count = count;
  }

  /** The key of an entry. */
  static byte[] key(IndicatorList list, String id) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update((byte) list.number());
    return Arrays.copyOf(sha256.digest(id.getBytes(UTF_8)), KEY_BYTES);
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean holds(byte[] key) {
    if (keys == null) {
      return false;
    }
    byte[] at = new byte[KEY_BYTES];
    int from = 0;
    int to = count - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      keys.copy((long) middle * KEY_BYTES, at, 0, KEY_BYTES);
      int order = Arrays.compareUnsigned(at, key);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return false;
  }
}
