package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ABUSE_TYPE;
import static eu.csar.schemas.statistics.Dimension.BASIS;
import static eu.csar.schemas.statistics.Dimension.BUCKET;
import static eu.csar.schemas.statistics.Dimension.DATABASE;
import static eu.csar.schemas.statistics.Dimension.ELEMENT;
import static eu.csar.schemas.statistics.Dimension.GEO;
import static eu.csar.schemas.statistics.Dimension.HOSTED_IN;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.MEDIA;
import static eu.csar.schemas.statistics.Dimension.PROVIDER;
import static eu.csar.schemas.statistics.Dimension.SERVICE_TYPE;
import static eu.csar.schemas.statistics.Dimension.TIMES;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.Dimension.UNFOUNDED_REASON;
import static eu.csar.schemas.statistics.StatisticsTable.table;

import java.util.List;

/** What the Centre collects and generates itself: Article 83(3). */
final class CentreTables {
  private static final String REPORTS = "Database of reports (Article 45), current rows.";

  private static final String SERVICE =
      " The type of service is the report's own; UNKNOWN where it names none, for the register has none to fill in.";

  static final List<StatisticsTable> ALL =
      List.of(
          table("reports_by_provider", "Submissions, reports and events by provider", "A83-3c")
              .counts(
                  "MEASURE",
                  "What each provider submitted, in three units side by side, and bundled incidents where known.",
                  "Year of receipt of the report (ID8). Test reports left out. Provider: the entry that the newest row of"
                      + " the namespace names. Retractions and unreadable records are no submissions.",
                  REPORTS,
                  TIME_PERIOD,
                  PROVIDER,
                  MEASURE),
          table("events_by_bucket", "Events by where they ended", "A83-3c", "A83-3e")
              .counts(
                  "EVENTS",
                  "Each event once, in the first bucket that holds.",
                  "CT3. Event: report with its supplements; year of receipt of the first account.",
                  REPORTS,
                  TIME_PERIOD,
                  BUCKET),
          table("events_by_state", "Events by State forwarded to", "A83-3c")
              .counts(
                  "EVENTS",
                  "Distinct event and State with a first forward; of these those recalled since, in a row of their own.",
                  "CT3. An event forwarded to several States counts in each. Recalled: the latest row of every account of"
                      + " the event that the State received is a recall; not subtracted.",
                  REPORTS,
                  TIME_PERIOD,
                  GEO,
                  MEASURE),
          table(
                  "surplus_of_states",
                  "Forwards beyond the first of events of several States",
                  "A83-3c")
              .counts(
                  "FORWARDS",
                  "By how much the sum over States exceeds the events forwarded to States.",
                  "CT3. Sum over events of several States of (States - 1).",
                  REPORTS,
                  TIME_PERIOD,
                  MEASURE),
          table("items_by_state", "Items by State, service, type and basis", "A83-3d")
              .counts(
                  "ITEMS",
                  "Items of potential known and new material that reports concern.",
                  "CT1, CT8. An item of a report forwarded to several States counts in each; geo _T counts it once."
                      + SERVICE,
                  REPORTS,
                  TIME_PERIOD,
                  GEO,
                  SERVICE_TYPE,
                  ABUSE_TYPE,
                  BASIS),
          table("solicitation_by_state", "Instances of solicitation by State and service", "A83-3d")
              .counts(
                  "REPORTS",
                  "Reports that allege or contain solicitation.",
                  "CT2, CT8. Supplements left out, as of items. geo _T counts a report once."
                      + SERVICE,
                  REPORTS,
                  TIME_PERIOD,
                  GEO,
                  SERVICE_TYPE),
          table("reports_by_abuse_type", "Reports by type of abuse", "A83-3d")
              .counts(
                  "REPORTS",
                  "Reports of each type, claimed or matched.",
                  "CT2. A report of two types counts in both rows and once in the total _T. Supplements left out.",
                  REPORTS,
                  TIME_PERIOD,
                  ABUSE_TYPE),
          table("unfounded_reports", "Reports considered manifestly unfounded", "A83-3e")
              .counts(
                  "REPORTS",
                  "Reports whose current decision is that they are manifestly unfounded.",
                  "Year of receipt. Test reports left out, supplements included. Forwarded and later recalled stays forwarded.",
                  REPORTS,
                  TIME_PERIOD,
                  PROVIDER,
                  UNFOUNDED_REASON),
          table("indicators", "Indicators in the databases", "A83-3a")
              .counts(
                  "INDICATORS",
                  "Entries at the end of each year, this one and those before.",
                  "The last snapshot of the year; of equal days the latest delivery.",
                  "Snapshots of the databases of Article 44.",
                  TIME_PERIOD,
                  DATABASE,
                  ELEMENT),
          table("indicator_submissions", "Submissions of Article 36(1) by State", "A83-3b")
              .counts(
                  "MEASURE",
                  "Submissions, and the indicators and URLs that came of them.",
                  "Year of submission; each submission once.",
                  "Returns INDICATOR_SUBMISSIONS.",
                  TIME_PERIOD,
                  GEO,
                  ABUSE_TYPE,
                  MEASURE),
          table("assessed_negative", "Forwarded reports assessed as not being abuse", "A83-3f")
              .counts(
                  "REPORTS",
                  "Reports of new material or solicitation that an authority assessed negative.",
                  "CT5. Year of the assessment; once per State and report; the latest assessment of the report counts. A"
                      + " report of both types counts in both rows and once in _T.",
                  "Returns ASSESSMENTS.",
                  TIME_PERIOD,
                  GEO,
                  ABUSE_TYPE),
          table("search_results", "Results of searches by State where hosted", "A83-3g")
              .counts(
                  "RESULTS",
                  "Images, videos and URLs found in publicly accessible material.",
                  "Year of finding; each result once.",
                  "Returns SEARCH_RESULTS.",
                  TIME_PERIOD,
                  HOSTED_IN,
                  MEDIA),
          table("repeat_counts", "Items by number of times reported or found", "A83-3h")
              .counts(
                  "ITEMS",
                  "How many items were reported or found so many times.",
                  "CT4. Item: its strongest hash. Times: distinct reports received in the year + distinct results found in"
                      + " the year. Supplements left out. The hash itself is never published.",
                  "Database of reports; returns SEARCH_RESULTS.",
                  TIME_PERIOD,
                  TIMES),
          table("hosting_notices", "Notices to hosting providers", "A83-3i")
              .counts(
                  "MEASURE",
                  "Notices of Article 49(2), and hosting providers notified.",
                  "Year of the notice; each notice once, each provider once.",
                  "Returns HOSTING_NOTICES.",
                  TIME_PERIOD,
                  MEASURE),
          table("victims_assisted", "Victims assisted", "A83-3j")
              .counts(
                  "MEASURE",
                  "Victims assisted for the first time in the year, and who asked for accessible help.",
                  "Sum of the months; of equal months the latest delivery.",
                  "Returns VICTIM_ASSISTANCE.",
                  TIME_PERIOD,
                  MEASURE));

  private CentreTables() {}
}
