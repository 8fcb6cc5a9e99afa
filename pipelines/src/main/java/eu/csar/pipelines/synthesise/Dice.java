package eu.csar.pipelines.synthesise;

/**
 * Pseudo-random numbers (splitmix64) that are a function of seed, stream and index, so that any
 * report can be made again from its number and nothing has to be remembered.
 */
final class Dice {
  static final long REPORT = 1;
  static final long ITEM = 2;
  static final long NETWORK = 3;
  static final long INDICATOR = 4;
  static final long KEY = 5;
  static final long PLANTED = 6;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts over for one thing of one stream. */
  Dice set(long seed, long stream, long index) {
    state = mix(mix(mix(seed) + stream * GOLDEN) + index * GOLDEN);
    return this;
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 to bound - 1. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number from 0 to bound - 1. */
  long below(long bound) {
    return Math.min(bound - 1, (long) (unit() * bound));
  }

  /** A number in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(T[] choices) {
    return choices[below(choices.length)];
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
