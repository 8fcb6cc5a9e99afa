package eu.csar.transforms.publish.rules;

import java.io.ByteArrayOutputStream;
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
  static final int BUCKETS = 32;

  static final int KEY_BYTES = 32;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);

  void add(ItemAlgorithm algorithm, byte[] hash, CarrierOrder order, byte[] key, int item) {
    bytes.write(algorithm.code());
    bytes.write(hash, 0, hash.length);
    bytes.write(key, 0, KEY_BYTES);
    bytes.write(item >>> 24);
    bytes.write(item >>> 16);
    bytes.write(item >>> 8);
    bytes.write(item);
    byte[] place = order.bytes();
    bytes.write(place.length >>> 8);
    bytes.write(place.length);
    bytes.write(place, 0, place.length);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  static int bucket(byte[] hash) {
    return (hash[0] & 0xff) * BUCKETS / 256;
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
