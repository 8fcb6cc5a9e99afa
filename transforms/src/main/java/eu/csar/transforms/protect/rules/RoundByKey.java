package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * Rounds every count, totals included, to a multiple of the base: up or down so that the mean is
 * the count, and by a secret key, so that a cell with the same count is rounded the same in every
 * table, every rerun and every vintage, and nobody else can tell which way.
 *
 * @param base such as 5; published
 * @param key the operator's
 */
public record RoundByKey(int base, RoundingKey key) implements DisclosureControl {

  public RoundByKey {
    if (base < 2) {
      throw new IllegalArgumentException("a base of " + base + " rounds nothing");
    }
  }

  @Override
  public ProtectionMethod method() {
    return ProtectionMethod.ROUNDING;
  }

  /** Up with the probability of the remainder over the base. */
  @Override
  public Figure print(CellKey cell, long count) {
    long remainder = count % base;
    boolean up = key.fraction("round", cell) * base < remainder;
    return new Figure(count - remainder + (up ? base : 0));
  }

  @Override
  public Range tells(Figure figure) {
    Long value = figure.value();
    return value == null ? Range.ANY : new Range(Math.max(0, value - base + 1), value + base - 1);
  }

  /**
   * By what is printed, not by what is true: a cell that is hidden for another's sake must not say
   * that the other is small.
   */
  @Override
  public boolean protects(long count, Figure figure) {
    Long value = figure.value();
    return value == null ? count < base : value <= base;
  }

  /** What is hidden hides figures that do not add up, of any size. */
  @Override
  public boolean wouldHide(long[] counts) {
    return true;
  }
}
