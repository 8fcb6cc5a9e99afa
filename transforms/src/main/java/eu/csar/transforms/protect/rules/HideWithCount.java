package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * Hides a sum of days or minutes with the count of those over which it is a sum, and never for its
 * own size. Beside a hidden count it would say whether that is zero, and of a count of one it is
 * the case of one person.
 *
 * @param ofCounts method of the measure
 * @param hides whether that method hides the count by itself, or wants a reader in doubt about it
 */
record HideWithCount(DisclosureControl ofCounts, boolean hides) implements DisclosureControl {

  /** How a sum over the cases of a count is protected. */
  static HideWithCount of(DisclosureControl ofCounts, CellKey cell, long count) {
    Figure figure = ofCounts.print(cell, count);
    return new HideWithCount(ofCounts, figure.isHidden() || ofCounts.protects(count, figure));
  }

  @Override
  public ProtectionMethod method() {
    return ofCounts.method();
  }

  @Override
  public Figure print(CellKey cell, long sum) {
    if (hides) {
      return Figure.HIDDEN;
    }
    return method() == ProtectionMethod.ROUNDING ? ofCounts.print(cell, sum) : new Figure(sum);
  }

  @Override
  public Range tells(Figure figure) {
    return ofCounts.tells(figure);
  }

  @Override
  public boolean protects(long sum, Figure figure) {
    return hides;
  }

  /** The reason is in the counts, whatever the sums are. */
  @Override
  public boolean wouldHide(long[] sums) {
    return true;
  }

  @Override
  public Range reason() {
    return Range.ANY;
  }
}
