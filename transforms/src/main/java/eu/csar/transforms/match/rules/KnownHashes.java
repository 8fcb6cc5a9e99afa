package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Perceptual hashes of earlier runs, each with its first carrier: 64 bytes a value. */
final class KnownHashes {
  private static final int KEY = 32;

  private long[] words = new long[1 << 10];
  private byte[] keys = new byte[1 << 13];
  private int size;

  void add(byte[] value, byte[] key) {
    if (size * KEY == keys.length) {
      words = Arrays.copyOf(words, 2 * words.length);
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
    HammingSearch.put(value, words, size);
    System.arraycopy(key, 0, keys, size * KEY, KEY);
    size++;
  }

  /** Forgets all. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Four words a value, and room behind them. */
  long[] words() {
    return words;
  }

  byte[] value(int number) {
    return value(words, number);
  }

  byte[] key(int number) {
    return Arrays.copyOfRange(keys, number * KEY, (number + 1) * KEY);
  }

  /** The bytes of one of many values of four words. */
  static byte[] value(long[] words, int number) {
    ByteBuffer value = ByteBuffer.allocate(CarrierBlock.VALUE);
    for (int word = 0; word < Substrings.WORDS; word++) {
      value.putLong(words[number * Substrings.WORDS + word]);
    }
    return value.array();
  }
}
