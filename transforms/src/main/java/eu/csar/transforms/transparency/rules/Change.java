package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.protect.rules.Figure;
import eu.csar.transforms.protect.rules.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of two printed figures of one series.
 *
 * <p>A change is given where both are printed, both reach {@value #LEAST}, no break lies between
 * them, both rest on what was fully submitted, both had the same time to grow, and every difference
 * that rounding leaves possible would be called the same. It is called one from 5 %, and a large
 * one from 20 %. The least count is the one under which NCMEC gives no change either.
 *
 * @param kind what is said, or why nothing is
 * @param onEarlier difference over the earlier figure; null where no change is given
 * @param seriesBreak the break that lies between; null where there is none
 */
public record Change(Kind kind, @Nullable Ratio onEarlier, @Nullable SeriesBreak seriesBreak) {
  /** Counts below it jump by chance. */
  public static final long LEAST = 50;

  private static final double NOTABLE = 0.05;
  private static final double LARGE = 0.20;

  /** What is said of a change, or why none is given. */
  public enum Kind {
    ROSE_MUCH,
    ROSE,
    LITTLE_CHANGED,
    FELL,
    FELL_MUCH,
    NO_EARLIER_YEAR,
    NOT_PRINTED,
    BREAK_IN_SERIES,
    PARTLY_SUBMITTED,
    /** The later cohort has had less time: what becomes of its reports is not all known yet. */
    COHORT_STILL_GROWING,
    TOO_FEW,
    WITHIN_ROUNDING,
    /** The printed figures differ, but the true ones may by little, or by much more. */
    OPEN_BY_ROUNDING
  }

  /**
   * Compares two years.
   *
   * @param base of rounding; 1 where figures are exact
   * @param grows whether a year's figure grows for years, as what became of a cohort of reports
   *     does
   * @param breaks that concern the series
   */
  public static Change between(
      int earlierYear,
      PublishedFigure earlier,
      int laterYear,
      PublishedFigure later,
      long base,
      boolean grows,
      List<SeriesBreak> breaks) {
    if (earlier.kind() == PublishedFigure.Kind.ABSENT) {
      return without(Kind.NO_EARLIER_YEAR, null);
    }
    Long before = earlier.value();
    Long now = later.value();
    if (before == null || now == null) {
      return without(Kind.NOT_PRINTED, null);
    }
    for (SeriesBreak one : breaks) {
      if (one.parts(earlierYear, laterYear)) {
        return without(Kind.BREAK_IN_SERIES, one);
      }
    }
    if (earlier.partial() || later.partial()) {
      return without(Kind.PARTLY_SUBMITTED, null);
    }
    if (grows) {
      return without(Kind.COHORT_STILL_GROWING, null);
    }
    if (before < LEAST || now < LEAST) {
      return without(Kind.TOO_FEW, null);
    }
    long difference = now - before;
    if (base > 1 && Math.abs(difference) < 2 * base) {
      return without(Kind.WITHIN_ROUNDING, null);
    }
    Ratio ratio = Ratio.of(new Figure(difference), new Figure(before));
    if (ratio == null) {
      return without(Kind.TOO_FEW, null);
    }
    Kind kind = kindOf(ratio.value());
    long reach = base - 1;
    boolean certain =
        kindOf(change(before + reach, now - reach)) == kind
            && kindOf(change(before - reach, now + reach)) == kind;
    return certain ? new Change(kind, ratio, null) : without(Kind.OPEN_BY_ROUNDING, null);
  }

  private static double change(long before, long now) {
    return (now - before) / (double) before;
  }

  private static Kind kindOf(double change) {
    if (Math.abs(change) < NOTABLE) {
      return Kind.LITTLE_CHANGED;
    }
    if (change > 0) {
      return change < LARGE ? Kind.ROSE : Kind.ROSE_MUCH;
    }
    return change > -LARGE ? Kind.FELL : Kind.FELL_MUCH;
  }

  private static Change without(Kind kind, @Nullable SeriesBreak seriesBreak) {
    return new Change(kind, null, seriesBreak);
  }
}
