package eu.csar.transforms.match.rules;

/**
 * How codes of 256 bits are cut for multi-index hashing (Norouzi, Punjani and Fleet, "Fast search
 * in Hamming space with multi-index hashing", 2012 and 2014): into substrings that do not overlap
 * and together are the whole code, each with a hash table of its own.
 *
 * <p>To find all codes within distance r with m substrings, substring i is searched within a radius
 * of r_i, which is r / m for the first r mod m + 1 and one less for the others, so that all (r_i +
 * 1) together are r + 1. A code within r that differed in more than r_i bits of each substring
 * would differ in r + 1 bits.
 *
 * <p>More is true (the pigeonring of Qin and Xiao, 2018): with the substrings in a ring, there is
 * one from which on every run of substrings differs in fewer bits than the (r_i + 1) of the run
 * together: the sums from the first substring on, of differing bits less (r_i + 1), go down by at
 * least 1 in each round, and behind their last highest place all are lower. So a code needs to be
 * looked at only where substring i <em>and the next</em> differ in at most r_i + r_next + 1 bits
 * together. Of the next substring a <em>tag</em> of 16 bits stands with each posting: of random
 * codes it refuses all but about two in a thousand.
 *
 * <p>Bits are not taken in order: bit p of the substrings, one after the other, is bit 19p mod 256
 * of the code, bit 0 being the highest of the first byte. Neighbouring bits of a perceptual hash go
 * together, and a substring of such bits has few values that occur, each with many codes. By this
 * order any two of 24 bits in a row stand at least three rows or columns apart in the matrix of 16
 * by 16 that a PDQ hash is. Distances do not depend on the order.
 */
final class Substrings {
  /** Bits of a code. */
  static final int BITS = 256;

  /** Longs of a code. */
  static final int WORDS = 4;

  /** Greatest distance that can be searched for: substrings are chosen for it. */
  static final int LARGEST_RADIUS = 31;

  /** Bits of the tag of a posting. */
  static final int TAG_BITS = 16;

  private static final int STRIDE = 19;
  private static final int FEWEST = 11;
  private static final int MOST = 16;

  /** Codes up to which comparing all of them is as fast. */
  private static final int COMPARED = 2_000;

  /** Work of finding a bucket, in comparisons of a tag; measured, see docs/benchmarks.md. */
  private static final double FINDING = 60;

  private final int[] widths;
  private final int[] starts;
  private final long[][] masks;
  private final long[][] tagMasks;

  private Substrings(int[] widths) {
    this.widths = widths;
    this.starts = new int[widths.length];
    this.masks = new long[widths.length][];
    this.tagMasks = new long[widths.length][];
    int bit = 0;
    for (int i = 0; i < widths.length; i++) {
      starts[i] = bit;
      masks[i] = mask(bit, widths[i]);
      bit += widths[i];
    }
    if (widths.length > 0 && bit != BITS) {
      throw new IllegalArgumentException("the substrings have " + bit + " bits");
    }
    for (int i = 0; i < widths.length; i++) {
      tagMasks[i] = mask(starts[next(i)], TAG_BITS);
    }
  }

  private static long[] mask(int start, int bits) {
    long[] mask = new long[WORDS];
    for (int bit = start; bit < start + bits; bit++) {
      int of = bit * STRIDE % BITS;
      mask[of / Long.SIZE] |= 1L << (Long.SIZE - 1 - of % Long.SIZE);
    }
    return mask;
  }

  /** Substrings of these numbers of bits; without any, codes are compared one by one. */
  static Substrings of(int... widths) {
    return new Substrings(widths.clone());
  }

  /** The substrings with the least work for a search among so many distinct codes. */
  static Substrings forCodes(int codes) {
    int[] best = {};
    double least = Double.MAX_VALUE;
    for (int count = FEWEST; codes > COMPARED && count <= MOST; count++) {
      int[] widths = new int[count];
      for (int i = 0; i < count; i++) {
        // The wider ones come first, as those that are searched within the greater radius do.
        widths[i] = BITS / count + (i < BITS % count ? 1 : 0);
      }
      double work = work(widths, codes);
      if (work < least) {
        least = work;
        best = widths;
      }
    }
    return new Substrings(best);
  }

  private static double work(int[] widths, int codes) {
    int[] radii = radii(widths.length, LARGEST_RADIUS);
    double work = 0;
    for (int i = 0; i < widths.length; i++) {
      double buckets = Flips.count(widths[i], radii[i]);
      work += buckets * (FINDING + codes / (double) (1 << widths[i]));
    }
    return work;
  }

  int count() {
    return widths.length;
  }

  int width(int substring) {
    return widths[substring];
  }

  /** The substring behind one in the ring. */
  int next(int substring) {
    return substring + 1 < widths.length ? substring + 1 : 0;
  }

  /** Radius of each substring for a search within {@code radius}; -1: it need not be searched. */
  int[] radii(int radius) {
    return radii(widths.length, radius);
  }

  private static int[] radii(int count, int radius) {
    int[] radii = new int[count];
    for (int i = 0; i < count; i++) {
      radii[i] = i <= radius % count ? radius / count : radius / count - 1;
    }
    return radii;
  }

  /** A substring's value in the code that starts at a place of an array of longs. */
  int value(int substring, long[] codes, int at) {
    int value = 0;
    int end = starts[substring] + widths[substring];
    for (int bit = starts[substring]; bit < end; bit++) {
      int of = bit * STRIDE;
      // The shift by ~of takes its last six bits: 63 - of % 64.
      value = value << 1 | ((int) (codes[at + (of >>> 6 & WORDS - 1)] >>> ~of) & 1);
    }
    return value;
  }

  /** The tag of the postings of the substring before one, of this one's value: its first bits. */
  int tag(int substring, int value) {
    return value >>> (widths[substring] - TAG_BITS);
  }

  /**
   * Whether the search of a substring within its radius comes upon a code.
   *
   * @param difference the four words of the difference between query and code
   */
  boolean finds(int substring, int[] radii, long[] difference) {
    int distance = distance(masks[substring], difference);
    return distance <= radii[substring]
        && distance + distance(tagMasks[substring], difference) <= reach(substring, radii);
  }

  /** Most bits in which a substring and the tag behind it may differ together. */
  int reach(int substring, int[] radii) {
    return radii[substring] + radii[next(substring)] + 1;
  }

  private static int distance(long[] mask, long[] difference) {
    int distance = 0;
    for (int word = 0; word < WORDS; word++) {
      distance += Long.bitCount(difference[word] & mask[word]);
    }
    return distance;
  }
}
