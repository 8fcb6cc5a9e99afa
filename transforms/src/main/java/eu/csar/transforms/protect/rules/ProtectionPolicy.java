package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * What the data-protection officer decides; stands in the catalogue as {@code protection}, and in a
 * file of the operator's where another one is to hold.
 *
 * @param threshold least count but zero that a suppressed table prints; published
 * @param base of rounding; published
 * @param width least distance between the ends of what any reader must hold possible of a protected
 *     cell. One less than threshold and base leaves as many values as either, so that no reader can
 *     say of a hidden cell that it is small
 */
public record ProtectionPolicy(int threshold, int base, int width) {
  /** Under 5 is small, figures are rounded to 5, and five values stay possible. */
  public static final ProtectionPolicy DEFAULT = new ProtectionPolicy(5, 5, 4);

  public ProtectionPolicy {
    if (threshold < 2 || base < 2 || width < 1) {
      throw new UnusableStatisticsException(
          "threshold " + threshold + ", base " + base + ", width " + width + " protect nothing");
    }
    if (width > base - 1) {
      throw new UnusableStatisticsException(
          "a figure rounded to " + base + " never leaves a width of " + width);
    }
  }

  DisclosureControl control(ProtectionMethod method, RoundingKey key) {
    return switch (method) {
      case SUPPRESSION -> new SuppressSmallCounts(threshold);
      case ROUNDING -> new RoundByKey(base, key);
      case TRUE_COUNTS -> new PrintTrueCounts();
    };
  }
}
