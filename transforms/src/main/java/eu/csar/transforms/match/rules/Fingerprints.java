package eu.csar.transforms.match.rules;

/**
 * Filter and directory of a table in one: for each value of the leading bits half a cache line,
 * which says at which slot the values with these bits begin, how many there are, and a byte of
 * each. A look-up reads one; one miss in 25 goes on to the slots, a hit nearly always to the right
 * one.
 *
 * <pre>
 * first slot, 32 bits | values here, 8 bits | a fingerprint of each, 27 times 8 bits
 * </pre>
 *
 * Where values are more than 27 (by accident one bucket in 400,000; by malice, all of them) their
 * number is {@link #MANY}, and they are searched by halving. One more bucket stands at the end.
 */
final class Fingerprints {
  static final int BUCKET_BYTES = 32;
  static final int HELD = 27;

  /** Bytes of a bucket before the fingerprints. */
  static final int HEAD_BYTES = 5;

  /** Stands for any number above {@link #HELD}. */
  static final int MANY = 0xff;

  private static final int VALUES_PER_BUCKET = 10;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

  /** Brings the lowest bits of all bytes together in the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private Fingerprints() {}

  /** Number of buckets for that many values, without the last. */
  static int buckets(int values) {
    return Math.max(1, (values + VALUES_PER_BUCKET - 1) / VALUES_PER_BUCKET);
  }

  /** The bucket of a value by its first eight bytes; in the order of values. */
  static int bucket(long high, int buckets) {
    return (int) (((high >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
  }

  /** One byte of a value, by its second eight bytes. */
  static int of(long low) {
    return (int) ((low * MIX) >>> (Long.SIZE - Byte.SIZE));
  }

  /** One bit for each byte of a word, highest first: whether it is equal to a fingerprint. */
  static int equalBytes(long word, int fingerprint) {
    long differing = word ^ (fingerprint * EACH_BYTE);
    // No carry leaves a byte, so that no other byte is marked.
    long marks = ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS);
    return (int) (((marks >>> (Byte.SIZE - 1)) * GATHER) >>> (Long.SIZE - Byte.SIZE));
  }
}
