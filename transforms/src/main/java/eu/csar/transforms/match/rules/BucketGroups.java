package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;

/**
 * Buckets of a substring's hash table in the file, 16 in a group of 16 bytes, so that all buckets
 * whose last four bits are near are read at once:
 *
 * <pre>
 * 8 bytes   number of codes of each bucket, four bits each, bucket 0 lowest; 15: 15 or more
 * 4 bytes   place in the postings of the group's first code
 * 4 bytes   0, or where a bucket has 15 codes or more: 1 + number of the group in CROWDED, which has
 *           the places where the postings of each of its 16 buckets end
 * </pre>
 */
final class BucketGroups {
  /** Bits of a value that tell the buckets of a group apart. */
  static final int BITS = 4;

  static final int BUCKETS = 1 << BITS;
  static final int BYTES = 16;
  static final int FIRST_AT = 8;
  static final int CROWDED_AT = 12;

  /** A count that says only that there are so many codes or more. */
  static final int MANY = 15;

  private static final long EVERY_OTHER = 0x0f0f_0f0f_0f0f_0f0fL;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long[][] WITHIN = new long[3][BUCKETS];

  static {
    for (int radius = 0; radius < WITHIN.length; radius++) {
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        for (int other = 0; other < BUCKETS; other++) {
          if (Integer.bitCount(bucket ^ other) <= radius) {
            WITHIN[radius][bucket] |= (long) MANY << (BITS * other);
          }
        }
      }
    }
  }

  private BucketGroups() {}

  /** Covers the counts of the buckets within a radius of 0 to 2 of one. */
  static long within(int radius, int bucket) {
    return WITHIN[radius][bucket];
  }

  /** Number of codes in the buckets before one, where none has many. */
  static int before(long counts, int bucket) {
    long below = counts & ((1L << (BITS * bucket)) - 1);
    long pairs = (below & EVERY_OTHER) + (below >>> BITS & EVERY_OTHER);
    return (int) (pairs * ONES >>> 56);
  }

  /** Place in CROWDED of the end of a bucket, in bytes. */
  static int endAt(int crowded, int bucket) {
    return ((crowded - 1) * BUCKETS + bucket) * Integer.BYTES;
  }

  /** Place of a bucket's first code in the postings. */
  static int first(long counts, int first, int crowded, int bucket, ByteBuffer ends) {
    if (crowded == 0) {
      return first + before(counts, bucket);
    }
    return bucket == 0 ? first : ends.getInt(endAt(crowded, bucket - 1));
  }

  /** Place behind a bucket's last code in the postings. */
  static int end(long counts, int first, int crowded, int bucket, ByteBuffer ends) {
    if (crowded == 0) {
      return first + before(counts, bucket) + (int) (counts >>> (BITS * bucket) & MANY);
    }
    return ends.getInt(endAt(crowded, bucket));
  }
}
