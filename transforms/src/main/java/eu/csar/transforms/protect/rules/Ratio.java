package eu.csar.transforms.protect.rules;

import org.jspecify.annotations.Nullable;

/**
 * A rate, share or mean of two published figures: the one way to make one. It is made of what is
 * printed, never of the true counts, and there is none where a part is hidden or nothing is divided
 * by.
 *
 * @param numerator printed figure
 * @param denominator printed figure, above zero
 */
public record Ratio(long numerator, long denominator) {

  public Ratio {
    if (denominator <= 0) {
      throw new IllegalArgumentException("a denominator of " + denominator);
    }
  }

  /** The ratio of two figures; null where it is not given. */
  public static @Nullable Ratio of(Figure numerator, Figure denominator) {
    Long above = numerator.value();
    Long below = denominator.value();
    return above == null || below == null || below == 0 ? null : new Ratio(above, below);
  }

  /** As a number. */
  public double value() {
    return (double) numerator / denominator;
  }
}
