package eu.csar.transforms.publish.rules;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;

/**
 * Item hashes of one shard in one bucket. Layout of an entry: algorithm (1 byte), hash (16, 20 or
 * 32), report key (32), item number (4), length of the order (2), order.
 */
final class HashBlock {
  /**
   * Buckets are ranges of hashes, so that the files of all buckets one after the other are in order
   * of hash.
   */
  static final int KEY_BYTES = 32;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 14);

  void add(ItemAlgorithm algorithm, byte[] hash, CarrierOrder order, byte[] key, int item) {
    byte[] place = order.bytes();
    int length = 1 + hash.length + KEY_BYTES + 6 + place.length;
    if (bytes.remaining() < length) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + length);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    bytes.put((byte) algorithm.code()).put(hash).put(key, 0, KEY_BYTES).putInt(item);
    bytes.putShort((short) place.length).put(place);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static int bucket(byte[] hash) {
    return KeyRange.bucketOf(hash[0]);
  }

  static byte[] keyBytes(String reportKey) {
    return bytes(reportKey);
  }

  static byte[] bytes(String hex) {
    try {
      return Hex.decodeHex(hex);
    } catch (DecoderException e) {
      throw new IllegalArgumentException("a normalised hash is hexadecimal", e);
    }
  }
}
