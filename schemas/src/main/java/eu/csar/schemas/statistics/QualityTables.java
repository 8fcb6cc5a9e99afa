package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.CELL;
import static eu.csar.schemas.statistics.Dimension.COUNTED_BY;
import static eu.csar.schemas.statistics.Dimension.COVERAGE;
import static eu.csar.schemas.statistics.Dimension.EQUATION;
import static eu.csar.schemas.statistics.Dimension.FIELD;
import static eu.csar.schemas.statistics.Dimension.FROM_DAY;
import static eu.csar.schemas.statistics.Dimension.GATE;
import static eu.csar.schemas.statistics.Dimension.GEO;
import static eu.csar.schemas.statistics.Dimension.HOURS;
import static eu.csar.schemas.statistics.Dimension.ITEM;
import static eu.csar.schemas.statistics.Dimension.LEVEL;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.PROVIDER;
import static eu.csar.schemas.statistics.Dimension.QUARTER;
import static eu.csar.schemas.statistics.Dimension.RANK;
import static eu.csar.schemas.statistics.Dimension.REVISION;
import static eu.csar.schemas.statistics.Dimension.SENDER;
import static eu.csar.schemas.statistics.Dimension.SERIES_BREAK;
import static eu.csar.schemas.statistics.Dimension.SIDE;
import static eu.csar.schemas.statistics.Dimension.TABLE;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.Dimension.TO_DAY;
import static eu.csar.schemas.statistics.Dimension.URGENT;
import static eu.csar.schemas.statistics.Dimension.VINTAGE;
import static eu.csar.schemas.statistics.StatisticsTable.table;

import java.util.List;

/** What says how far the other tables can be trusted and compared. */
final class QualityTables {
  static final List<StatisticsTable> BEFORE_ANY_TOTAL =
      List.of(
          table("coverage", "Coverage: who submitted what")
              .counts(
                  "ROWS",
                  "For each item that others must return and each sender: what was submitted; the value is the rows accepted.",
                  "Of several returns of a sender and year the latest says what it covers. Expected: all Member States, and"
                      + " every provider with a report in the year or a return for it; referrals from Europol. EXPIRED has no value.",
                  "Cover sheets of the returns.",
                  TIME_PERIOD,
                  ITEM,
                  SENDER,
                  COVERAGE),
          table("reconciliation", "Reconciliation: both sides of each equation")
              .counts(
                  "MEASURE",
                  "Both sides of every equation that must hold; where one does not, nothing is published.",
                  "CT3. Each side is counted by itself.",
                  "The other tables, and counts kept beside them.",
                  TIME_PERIOD,
                  EQUATION,
                  SIDE));

  static final List<StatisticsTable> BEHIND =
      List.of(
          table("eu_aggregates", "Sums over Member States")
              .counts(
                  "MEASURE",
                  "Of each table by State, the sum over those States that are covered.",
                  "EU27_2020 only where all 27 are covered, else EU_COVERED; the note says how many are.",
                  "The tables by State.",
                  TABLE,
                  GEO,
                  CELL),
          table("completeness", "Completeness of Annex III fields by provider and quarter")
              .counts(
                  "REPORTS",
                  "Numerator MISSING, denominator REPORTS, for each field that a provider must give.",
                  "Current version; missing: the provider was asked for it (Article 48(5)). Unfounded and test reports left"
                      + " out, since nobody asks for their fields. Of the fields of Annex III these are the 16 mandatory ones.",
                  "Tables reports, notices.",
                  TIME_PERIOD,
                  QUARTER,
                  PROVIDER,
                  FIELD,
                  MEASURE),
          table("hours_to_forwarding", "Hours from receipt to forwarding")
              .counts(
                  "REPORTS",
                  "Reports by whole hours from receipt to the first forward to anyone, urgent ones apart.",
                  "Exact, not banded. Year of receipt. Urgent: marked on the first forward (Article 48(4)).",
                  "Tables reports, forwards.",
                  TIME_PERIOD,
                  URGENT,
                  HOURS),
          table("provider_concentration", "Concentration of providers")
              .counts(
                  "REPORTS",
                  "Numerators TOP_1, TOP_3, TOP_10; denominator REPORTS.",
                  "From reports_by_provider.",
                  "Table reports.",
                  TIME_PERIOD,
                  MEASURE),
          table("provider_ranks", "Reports by rank of the provider")
              .counts(
                  "REPORTS",
                  "Reports of the largest provider, the second and so on, without names.",
                  "From reports_by_provider.",
                  "Table reports.",
                  TIME_PERIOD,
                  RANK),
          table("own_counts", "The Centre's counts beside the providers' own")
              .counts(
                  "REPORTS",
                  "Reports of a provider as the Centre counts them, and as its return says.",
                  "Both units are reports under Article 12 in the year of receipt and of submission.",
                  "Table reports; returns PROVIDER_YEAR.",
                  TIME_PERIOD,
                  PROVIDER,
                  COUNTED_BY),
          table("series_breaks", "Breaks in series")
              .counts(
                  "BREAKS",
                  "Periods over which series must not be read as a trend.",
                  "Enumerated; the value is 1.",
                  "Regulation (EU) 2021/1232, Regulation (EU) 2026/1881, notes of NCMEC.",
                  SERIES_BREAK,
                  FROM_DAY,
                  TO_DAY),
          table("revisions", "Revisions against the earlier release")
              .counts(
                  "MEASURE",
                  "Each cell whose value, status or note differs from the earlier release, both values.",
                  "A cell that one release lacks has one row. Why: which inputs differ, as release.json of both releases says.",
                  "The earlier release given by --previous.",
                  TABLE,
                  CELL,
                  REVISION,
                  VINTAGE),
          table("quality_gates", "Quality gates")
              .counts(
                  "VIOLATIONS",
                  "Violations of each gate in each table.",
                  "SQL over the tables of the release.",
                  "The other tables.",
                  GATE,
                  LEVEL,
                  TABLE));

  private QualityTables() {}
}
