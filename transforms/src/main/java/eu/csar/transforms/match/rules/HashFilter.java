package eu.csar.transforms.match.rules;

/**
 * Filter in front of a table: a Bloom filter in blocks of one cache line. A value has its block,
 * and in it three bits in each of two 64-bit words, so that a look-up reads one cache line. About
 * 12 bits a value, under 3 % false passes.
 */
final class HashFilter {
  static final int BLOCK_BYTES = 64;

  private static final int BITS_PER_VALUE = 12;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIX_AGAIN = 0xC2B2_AE3D_27D4_EB4FL;

  private HashFilter() {}

  /** Number of blocks for that many values. */
  static int blocks(int values) {
    return (int) Math.max(1, ((long) values * BITS_PER_VALUE + 511) / 512);
  }

  /** Marks a value, given by its first 16 bytes. */
  static void add(long[] words, int blocks, long high, long low) {
    long mixed = mix(high, low);
    long bits = mixed * MIX_AGAIN;
    int word = firstWord(mixed, blocks);
    words[word + offset(mixed)] |= mask(bits);
    words[word + otherOffset(mixed)] |= mask(bits << 18);
  }

  /** False only if no value with these first 16 bytes was added. */
  static boolean mayHold(MappedSection filter, int blocks, long high, long low) {
    long mixed = mix(high, low);
    long bits = mixed * MIX_AGAIN;
    long word = firstWord(mixed, blocks);
    long mask = mask(bits);
    if ((filter.longAt((word + offset(mixed)) * Long.BYTES) & mask) != mask) {
      return false;
    }
    long other = mask(bits << 18);
    return (filter.longAt((word + otherOffset(mixed)) * Long.BYTES) & other) == other;
  }

  /**
   * Lists with a common prefix, by accident or malice, must not share blocks: all 16 bytes count.
   */
  private static long mix(long high, long low) {
    long mixed = (high ^ (Long.rotateLeft(low, 32) * MIX)) * MIX;
    return mixed ^ (mixed >>> 32);
  }

  private static int firstWord(long mixed, int blocks) {
    return (int) (((mixed >>> 32) * blocks) >>> 32) * (BLOCK_BYTES / Long.BYTES);
  }

  private static int offset(long mixed) {
    return (int) mixed & 7;
  }

  private static int otherOffset(long mixed) {
    return ((int) mixed + 1 + (int) ((mixed >>> 3) & 3)) & 7;
  }

  private static long mask(long bits) {
    return (1L << (bits >>> 58)) | (1L << ((bits >>> 52) & 63)) | (1L << ((bits >>> 46) & 63));
  }
}
