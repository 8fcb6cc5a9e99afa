package eu.csar.schemas.statistics;

import java.time.LocalDate;

/**
 * Breaks in series: periods over which figures of reports must not be read as a trend. The codes
 * are those of the list {@code series_break}; days are UTC.
 */
public enum SeriesBreak {
  LEGAL_GAP_2020_2021(LocalDate.of(2020, 12, 21), LocalDate.of(2021, 8, 2)),
  REFERRAL_TERM_2024(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1)),
  BUNDLING_2024(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)),
  LEGAL_GAP_2026(LocalDate.of(2026, 4, 4), LocalDate.of(2026, 7, 30));

  private final LocalDate from;
  private final LocalDate to;

  SeriesBreak(LocalDate from, LocalDate to) {
    this.from = from;
    this.to = to;
  }

  /** First day. */
  public LocalDate from() {
    return from;
  }

  /** Last day; the first where the break is an instant. */
  public LocalDate to() {
    return to;
  }

  /**
   * Whether two calendar years stand on the two sides of it, or one of them in it, so that they
   * cannot be compared.
   */
  public boolean parts(int earlierYear, int laterYear) {
    return !from.isAfter(LocalDate.of(laterYear, 12, 31))
        && to.isAfter(LocalDate.of(earlierYear, 1, 1));
  }
}
