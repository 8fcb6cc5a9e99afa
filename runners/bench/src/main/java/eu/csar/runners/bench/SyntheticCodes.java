package eu.csar.runners.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Codes of 256 bits in place of perceptual hashes, four longs each, from a seed. They say nothing
 * of real images.
 */
final class SyntheticCodes {
  static final int WORDS = 4;
  static final int BITS = 256;

  /** Of 65,536: how often neighbouring bits of correlated codes differ, 0.3. */
  private static final int DIFFERENT = 19_661;

  private static final int VARIANTS = 50;
  private static final int MOST_FLIPS_OF_A_VARIANT = 20;
  private static final int FLIPS_OF_QUERIES = 41;

  /** How codes lie to each other. */
  enum Shape {
    /** Every bit by itself. */
    UNIFORM,
    /** Neighbouring bits equal with probability 0.7. */
    CORRELATED,
    /** Fifty each within 20 bits of a uniform centre. */
    CLUSTERED;

    String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private SyntheticCodes() {}

  /** Makes codes. */
  static long[] make(Shape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] codes = new long[WORDS * count];
    long[] centre = new long[WORDS];
    for (int code = 0; code < count; code++) {
      int at = WORDS * code;
      switch (shape) {
        case UNIFORM -> uniform(codes, at, random);
        case CORRELATED -> correlated(codes, at, random);
        case CLUSTERED -> {
          if (code % VARIANTS == 0) {
            uniform(centre, 0, random);
          }
          System.arraycopy(centre, 0, codes, at, WORDS);
          flip(codes, at, random.nextInt(MOST_FLIPS_OF_A_VARIANT + 1), random);
        }
      }
    }
    return codes;
  }

  /**
   * Makes queries: the even ones codes of the same shape; of the odd ones, number 2i + 1 is a
   * random code with i mod 41 bits flipped.
   */
  static long[] queries(Shape shape, long[] codes, int count, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    long[] queries =
        make(shape == Shape.CLUSTERED ? Shape.UNIFORM : shape, count, random.nextLong());
    for (int query = 1; query < count; query += 2) {
      int planted = random.nextInt(codes.length / WORDS);
      System.arraycopy(codes, WORDS * planted, queries, WORDS * query, WORDS);
      flip(queries, WORDS * query, flips(query), random);
    }
    return queries;
  }

  /** Bits in which an odd query differs from the code it was made of. */
  static int flips(int query) {
    return query / 2 % FLIPS_OF_QUERIES;
  }

  private static void uniform(long[] codes, int at, SplittableRandom random) {
    for (int word = 0; word < WORDS; word++) {
      codes[at + word] = random.nextLong();
    }
  }

  private static void correlated(long[] codes, int at, SplittableRandom random) {
    long last = random.nextLong();
    for (int word = 0; word < WORDS; word++) {
      long changes = sparse(random);
      // Bit i becomes the parity of changes 0 to i, so that it differs from the last where one is.
      for (int step = 1; step < Long.SIZE; step *= 2) {
        changes ^= changes << step;
      }
      codes[at + word] = last < 0 ? ~changes : changes;
      last = codes[at + word];
    }
  }

  /** Bits that are set with probability 0.3, each by itself. */
  private static long sparse(SplittableRandom random) {
    long bits = 0;
    for (int digit = 0; digit < 16; digit++) {
      long half = random.nextLong();
      bits = (DIFFERENT >>> digit & 1) == 1 ? bits | half : bits & half;
    }
    return bits;
  }

  private static void flip(long[] codes, int at, int bits, SplittableRandom random) {
    long[] flipped = new long[WORDS];
    for (int done = 0; done < bits; ) {
      int place = random.nextInt(BITS);
      long bit = 1L << place;
      if ((flipped[place / Long.SIZE] & bit) == 0) {
        flipped[place / Long.SIZE] |= bit;
        codes[at + place / Long.SIZE] ^= bit;
        done++;
      }
    }
  }

  /** Keeps codes for processes that measure. */
  static void write(Path file, long[] codes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
      for (long code : codes) {
        out.write(word.putLong(0, code).array());
      }
    }
  }

  /** Codes as they were written. */
  static long[] read(Path file) throws IOException {
    long[] codes = new long[Math.toIntExact(Files.size(file) / Long.BYTES)];
    int window = 1 << 26;
    try (FileChannel channel = FileChannel.open(file)) {
      for (int from = 0; from < codes.length; from += window) {
        int part = Math.min(window, codes.length - from);
        LongBuffer words =
            channel
                .map(
                    FileChannel.MapMode.READ_ONLY,
                    (long) from * Long.BYTES,
                    (long) part * Long.BYTES)
                .asLongBuffer();
        words.get(codes, from, part);
      }
    }
    return codes;
  }

  /** Writes the codes as a list of indicators. */
  static void writeList(Path file, long[] codes) throws IOException {
    byte[] line =
        "{\"indicator_id\":\"K-%08d\",\"algorithm\":\"PDQ\",\"value\":\"%064d\"}\n"
            .formatted(0, 0)
            .getBytes(US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int code = 0; code < codes.length / WORDS; code++) {
        int rest = code;
        for (int digit = 8; digit > 0; digit--) {
          line[18 + digit] = (byte) ('0' + rest % 10);
          rest /= 10;
        }
        for (int digit = 0; digit < 64; digit++) {
          int nibble = (int) (codes[WORDS * code + digit / 16] >>> (60 - digit % 16 * 4)) & 15;
          line[line.length - 67 + digit] = (byte) Character.forDigit(nibble, 16);
        }
        out.write(line);
      }
    }
  }
}
