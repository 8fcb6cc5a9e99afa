package eu.csar.transforms.match.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synthetic codes of 256 bits, for tests. They say nothing of real images. */
final class Codes {
  static final int BYTES = 32;
  static final int BITS = 256;

  private Codes() {}

  static List<byte[]> uniform(int count, Random random) {
    List<byte[]> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      codes.add(Lists.bytes(random, BYTES));
    }
    return codes;
  }

  /** Codes as a search takes them. */
  static long[] queries(List<byte[]> codes) {
    long[] queries = new long[codes.size() * BYTES / Long.BYTES];
    for (int query = 0; query < codes.size(); query++) {
      HammingSearch.put(codes.get(query), queries, query);
    }
    return queries;
  }

  /** Neighbouring bits are equal with probability 0.7. */
  static List<byte[]> correlated(int count, Random random) {
    List<byte[]> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] code = new byte[BYTES];
      boolean bit = random.nextBoolean();
      for (int place = 0; place < BITS; place++) {
        if (bit) {
          flip(code, place);
        }
        bit ^= random.nextInt(10) >= 7;
      }
      codes.add(code);
    }
    return codes;
  }

  /** Up to 20 bits away from one of so many centres. */
  static List<byte[]> clustered(int count, int centres, Random random) {
    List<byte[]> middles = uniform(centres, random);
    List<byte[]> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      codes.add(near(middles.get(i % centres), random.nextInt(21), random));
    }
    return codes;
  }

  /** A code that differs in exactly so many bits. */
  static byte[] near(byte[] code, int distance, Random random) {
    byte[] other = code.clone();
    boolean[] flipped = new boolean[BITS];
    for (int done = 0; done < distance; ) {
      int place = random.nextInt(BITS);
      if (!flipped[place]) {
        flipped[place] = true;
        flip(other, place);
        done++;
      }
    }
    return other;
  }

  /** Flips one bit; bit 0 is the highest of the first byte. */
  static void flip(byte[] code, int place) {
    code[place / 8] ^= (byte) (128 >> place % 8);
  }

  /** Bits in which two codes differ. */
  static int distance(byte[] code, byte[] other) {
    int distance = 0;
    for (int i = 0; i < BYTES; i++) {
      distance += Integer.bitCount((code[i] ^ other[i]) & 0xff);
    }
    return distance;
  }
}
