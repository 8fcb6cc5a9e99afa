package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * Prints counts as they are, of what singles out no person, report or case. Nothing of them is
 * protected; their equations are in the audit all the same.
 */
public record PrintTrueCounts() implements DisclosureControl {

  @Override
  public ProtectionMethod method() {
    return ProtectionMethod.TRUE_COUNTS;
  }

  @Override
  public Figure print(CellKey cell, long count) {
    return new Figure(count);
  }

  @Override
  public Range tells(Figure figure) {
    Long value = figure.value();
    return value == null ? Range.ANY : Range.exactly(value);
  }

  @Override
  public boolean protects(long count, Figure figure) {
    return false;
  }

  /** What another method hid in an earlier release stays hidden, whatever it is. */
  @Override
  public boolean wouldHide(long[] counts) {
    return true;
  }
}
