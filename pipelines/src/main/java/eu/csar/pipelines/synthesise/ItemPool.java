package eu.csar.pipelines.synthesise;

/**
 * Which item a report names, as a function of drawn numbers: 3 % are on the lists of indicators,
 * some are seen once, the rest come from a pool in which few items are seen very often. On average
 * an item recurs 2.1 times (regulation.md 11). Hash values are numbers, not hashes of anything.
 */
final class ItemPool {
  /** Listed items have the numbers below this, pool items the numbers below twice this. */
  private static final long REGION = 1L << 40;

  static final double LISTED_SHARE = 0.03;
  private static final double ONCE_SHARE = 0.36;
  private static final double SKEW = 3.0;
  private static final double POOL_PER_REPORT = 0.35;

  private final long seed;
  private final long pool;
  private final long listed;

  ItemPool(long seed, long reports, int indicators) {
    this.seed = seed;
    this.pool = Math.max(1, Math.round(reports * POOL_PER_REPORT));
    this.listed = listed(indicators);
  }

  /** How many indicators equal an item of the world: the first half of them. */
  static long listed(int indicators) {
    return indicators == 0 ? 0 : Math.max(1, indicators / 2);
  }

  /** The number of an item for this place of this report. */
  long draw(Dice dice, long report, int place) {
    double kind = dice.unit();
    if (kind < LISTED_SHARE && listed > 0) {
      return dice.below(listed);
    }
    if (kind < LISTED_SHARE + ONCE_SHARE) {
      return 2 * REGION + (report << 6) + place;
    }
    return REGION + (long) (pool * Math.pow(dice.unit(), SKEW));
  }

  boolean isListed(long item) {
    return item < REGION;
  }

  /** Starts the dice of an item: MD5, SHA-1 and SHA-256 are drawn from it in this order. */
  Dice of(long item, Dice dice) {
    return dice.set(seed, Dice.ITEM, item);
  }
}
