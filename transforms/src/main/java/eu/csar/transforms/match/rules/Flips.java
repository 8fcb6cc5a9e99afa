package eu.csar.transforms.match.rules;

/** The ways to change at most two bits of a number, as numbers to be combined by exclusive or. */
final class Flips {
  private static final int MOST_BITS = 25;
  private static final int[][] OF = new int[MOST_BITS][];

  static {
    for (int bits = 0; bits < MOST_BITS; bits++) {
      int[] flips = new int[count(bits, 2)];
      int filled = 1;
      for (int i = 0; i < bits; i++) {
        flips[filled++] = 1 << i;
      }
      for (int i = 0; i < bits; i++) {
        for (int j = i + 1; j < bits; j++) {
          flips[filled++] = 1 << i | 1 << j;
        }
      }
      OF[bits] = flips;
    }
  }

  private Flips() {}

  /**
   * The flips of a number of so many bits, at most 24: that of none, then of one, then of two bits.
   */
  static int[] of(int bits) {
    return OF[bits];
  }

  /** How many flips change at most {@code radius} bits; the radius is -1 to 2. */
  static int count(int bits, int radius) {
    return switch (radius) {
      case -1 -> 0;
      case 0 -> 1;
      case 1 -> 1 + bits;
      case 2 -> 1 + bits + bits * (bits - 1) / 2;
      default -> throw new IllegalArgumentException("no flips of " + radius + " bits");
    };
  }
}
