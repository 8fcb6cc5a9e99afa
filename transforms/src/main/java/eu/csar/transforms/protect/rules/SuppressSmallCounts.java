package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * Hides counts from 1 to below the threshold. Zeros are printed, and may be hidden beside them: a
 * hidden cell can be zero, small or large, so the flag alone says nothing of it.
 *
 * @param threshold least count that is printed, beside zero
 */
public record SuppressSmallCounts(int threshold) implements DisclosureControl {

  public SuppressSmallCounts {
    if (threshold < 2) {
      throw new IllegalArgumentException("a threshold of " + threshold + " hides nothing");
    }
  }

  @Override
  public ProtectionMethod method() {
    return ProtectionMethod.SUPPRESSION;
  }

  @Override
  public Figure print(CellKey cell, long count) {
    return isSmall(count) ? Figure.HIDDEN : new Figure(count);
  }

  @Override
  public Range tells(Figure figure) {
    Long value = figure.value();
    return value == null ? Range.ANY : Range.exactly(value);
  }

  @Override
  public boolean protects(long count, Figure figure) {
    return isSmall(count);
  }

  /** A group is hidden for the sake of a small count in it. */
  @Override
  public boolean wouldHide(long[] counts) {
    for (long count : counts) {
      if (isSmall(count)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSmall(long count) {
    return count > 0 && count < threshold;
  }
}
