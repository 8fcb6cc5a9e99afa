package eu.csar.schemas.statistics;

import eu.csar.schemas.codes.ServiceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Code lists that only tables have. A code once published keeps its meaning. */
final class StatisticsCodes {
  static final CodeList GEO =
      CodeLists.STATE.and(
          "geo",
          "Member States, aggregates and buckets",
          CodeLists.ALL_STATES,
          "All Member States; only where all are covered.",
          CodeLists.COVERED_STATES,
          "The Member States that are covered; the note says how many.",
          "EUROPOL_ONLY",
          "Forwarded to Europol alone.",
          "NOT_FORWARDED",
          "Not forwarded: held, or manifestly unfounded.",
          "_T",
          "Each counted once, wherever it went.");

  static final CodeList MEASURE = measures();

  static final CodeList ROUTE =
      CodeList.of(
          "route",
          "How a State came to have a report",
          "FORWARDED",
          "Forwarded by the Centre.",
          "REFERRED",
          "Referred by Europol (CT7).");

  static final CodeList ACTION_STATE =
      CodeLists.ACTION_STATE.and(
          "action_state_known", "State of another action, where known", "UNKNOWN", "Not given.");

  static final CodeList REASON =
      CodeLists.REASON.and("reason_known", "Reason, where known", "UNKNOWN", "Not given.");

  static final CodeList YES_NO = CodeList.of("yes_no", "Yes or no", "Y", "Yes.", "N", "No.");

  static final CodeList COMPLETENESS =
      CodeList.of(
          "completeness",
          "Completeness of a report",
          "COMPLETE",
          "No field was asked for.",
          "MISSING_1_2",
          "One or two fields were missing.",
          "MISSING_3_OR_MORE",
          "Three or more fields were missing.");

  static final CodeList ABUSE_TYPE =
      CodeLists.ABUSE_TYPE.and(
          "abuse_type_known",
          "Type of abuse, where known",
          "UNDETERMINED",
          "No match and no claim of exactly one material type.",
          "_T",
          "Each counted once, whatever its types.");

  static final CodeList BASIS =
      CodeList.of(
          "basis",
          "What the type of an item rests on (CT1)",
          "MATCH",
          "Exact match with the Centre's indicators: the legal meaning.",
          "ITEM_CLAIM",
          "The provider's claim of the item.",
          "REPORT_CLAIM",
          "The provider's claim of the report.",
          "NONE",
          "Nothing.");

  static final CodeList SERVICE_TYPE = serviceTypes();

  static final CodeList BUCKET =
      CodeList.of(
          "bucket",
          "Where an event ended (CT3); the first that holds",
          "SEVERAL_STATES",
          "Forwarded to several Member States.",
          "ONE_STATE",
          "Forwarded to one Member State.",
          "EUROPOL_ONLY",
          "Forwarded to Europol alone.",
          "HELD",
          "Held for review.",
          "UNFOUNDED",
          "Manifestly unfounded.");

  static final CodeList OPEN_FOR =
      CodeList.of(
          "open_for",
          "Age of an assessment that is open, Article 36(3)",
          "UP_TO_1_MONTH",
          "Up to one month.",
          "OVER_1_MONTH",
          "Over one month, up to two, not extended.",
          "OVER_1_MONTH_EXTENDED",
          "Over one month, up to two, extended as particularly complex.",
          "OVER_2_MONTHS",
          "Over two months.");

  static final CodeList COUNTED_BY =
      CodeList.of(
          "counted_by", "Who counted", "CENTRE", "The Centre.", "PROVIDER", "The provider.");

  static final CodeList ITEM = items();

  static final CodeList COVERAGE =
      CodeList.of(
          "coverage",
          "What was submitted",
          "SUBMITTED",
          "For the whole year; zeros are real.",
          "PARTIAL_YEAR",
          "For a part of the year, or some of its rows were rejected.",
          "SUBMITTED_EMPTY",
          "Submitted without any row: nothing is known.",
          "NOT_APPLICABLE",
          "Declared not to apply.",
          "NOT_SUBMITTED",
          "Nothing usable was submitted.",
          "EXPIRED",
          "Submitted, and removed when its time was over (Article 83(4)): earlier releases have it.");

  static final CodeList EQUATION =
      CodeList.of(
          "equation",
          "Equations that must hold, or nothing is published",
          "BUCKETS",
          "Sum of the buckets = events.",
          "STATES",
          "Sum over States = events of one State + events of several States + surplus.",
          "REPORTS",
          "Reports = events + supplements of events of this and earlier years.",
          "DECISIONS",
          "Reports = forwarded + manifestly unfounded + held.",
          "OUTCOMES",
          "Sum of outcomes over the cohort of the year = report-forwards to States.",
          "ITEMS",
          "Sum of items over basis and type = items of reports.",
          "RETURNS",
          "Rows returned = rows accepted + rows rejected.");

  static final CodeList SIDE =
      CodeList.of("side", "Side of an equation", "LEFT", "Left.", "RIGHT", "Right.");

  static final CodeList REVISION =
      CodeList.of(
          "revision",
          "Why a figure differs from the earlier release",
          "RETURNS",
          "Other returns count, and the same runs of reports.",
          "REPORTS",
          "Other runs of reports count, and the same returns.",
          "REPORTS_AND_RETURNS",
          "Other runs of reports and other returns count.",
          "STATUS",
          "The value is the same; its status or note is another.",
          "PROCESSING",
          "The same runs and returns, counted in another way.",
          "NEW_CELL",
          "The cell is new.",
          "CELL_GONE",
          "The cell is gone.",
          "DEFINITION",
          "The definition of the table changed.");

  static final CodeList VINTAGE =
      CodeList.of("vintage", "Which release", "PREVIOUS", "The earlier.", "THIS", "This one.");

  static final CodeList SERIES_BREAK =
      CodeList.of(
          "series_break",
          "Breaks in series",
          "LEGAL_GAP_2020_2021",
          "No legal basis of voluntary detection before Regulation (EU) 2021/1232.",
          "LEGAL_GAP_2026",
          "No legal basis between Regulation (EU) 2021/1232 and Regulation (EU) 2026/1881.",
          "REFERRAL_TERM_2024",
          "NCMEC counts referrals instead of actionable reports.",
          "BUNDLING_2024",
          "NCMEC bundles incidents in one report.");

  static final CodeList GATE =
      CodeList.of(
          "gate",
          "Quality gates",
          "KEYS_UNIQUE",
          "No two rows with the same dimensions.",
          "CODES_VALID",
          "Every code is in its list.",
          "VALUES_POSSIBLE",
          "No negative value; a value or a reason for its absence.",
          "SUMS_EQUAL",
          "Tables that count the same agree.",
          "JUMP",
          "Against the earlier year the sum is more than doubled or halved; by State where one of the two is 20 or more.");

  static final CodeList LEVEL =
      CodeList.of(
          "level",
          "What a violation means",
          "ERROR",
          "Nothing is published.",
          "WARNING",
          "Look at it; real series swing five- to tenfold.");

  private StatisticsCodes() {}

  private static CodeList serviceTypes() {
    Map<String, String> types = new LinkedHashMap<>();
    for (ServiceType type : ServiceType.values()) {
      types.put(type.name(), type.meaning());
    }
    return new CodeList("service", "Type of service", types)
        .and(
            "service_type",
            "Type of service of the provider (CT8)",
            "BOTH",
            "Both types.",
            "UNKNOWN",
            "Not given in the report.");
  }

  private static CodeList items() {
    Map<String, String> items = new LinkedHashMap<>();
    for (Article83Item item : Article83Item.values()) {
      items.put(item.id(), item.demand());
    }
    return new CodeList("item", "Items of Article 83", items);
  }

  private static CodeList measures() {
    return CodeList.of(
        "measure",
        "What a row counts",
        "SUBMISSIONS",
        "Submissions: of reports, the records that could be read, resubmissions and versions included;"
            + " for indicators, those of Article 36(1).",
        "REPORTS",
        "Reports after idempotency, supplements included.",
        "EVENTS",
        "Events: reports without supplements.",
        "INCIDENTS",
        "Incidents that bundled reports stand for, where known.",
        "INCIDENTS_KNOWN",
        "Reports whose number of incidents is known.",
        "FORWARDED",
        "Forwarded.",
        "RECALLED",
        "Of these, recalled since.",
        "SURPLUS",
        "Forwards beyond the first of events of several States.",
        "MISSING",
        "Reports in which the field was missing.",
        "WITH_FEEDBACK",
        "With any feedback.",
        "ACTIONABLE",
        "Of these, with an outcome other than no action.",
        "IDENTIFIED",
        "Victims identified.",
        "RESCUED",
        "Victims rescued.",
        "ARRESTED",
        "Suspects arrested.",
        "CONVICTED",
        "Perpetrators convicted.",
        "CASES",
        "Cases, each once.",
        "WITH_OUTCOME",
        "With any outcome: the denominator of the median.",
        "MEDIAN_LOW",
        "Lower median in days.",
        "MEDIAN_HIGH",
        "Upper median in days; equal to the lower where the number is odd.",
        "FLAGGED",
        "Flagged.",
        "REVIEWED",
        "Reviewed by a person.",
        "ERRORS",
        "Of the reviewed, not abuse.",
        "RECEIVED",
        "Received.",
        "DECIDED",
        "Decided.",
        "UPHELD",
        "Of the decided, in favour of the user.",
        "REVERSED",
        "Of the decided, later reversed.",
        "DECISION_DAYS",
        "Days to decision, sum over the decided.",
        "ISSUED",
        "Issued.",
        "EXECUTED",
        "Executed.",
        "EXECUTION_MINUTES",
        "Minutes to removal or disabling, sum over the executed.",
        "INVOKED_8_3",
        "Times that Article 8(3) was invoked.",
        "INVOKED_14_5",
        "Times that Article 14(5) was invoked.",
        "INVOKED_14_6",
        "Times that Article 14(6) was invoked.",
        "INVOKED_17_5",
        "Times that Article 17(5) was invoked.",
        "INDICATORS",
        "Indicators generated.",
        "URLS",
        "URLs listed.",
        "NOTICES",
        "Notices.",
        "PROVIDERS_NOTIFIED",
        "Hosting providers notified, each once.",
        "ASSISTED",
        "Victims assisted.",
        "ACCESSIBLE",
        "Of these, who asked for accessible help.",
        "TOP_1",
        "Reports of the largest provider.",
        "TOP_3",
        "Reports of the three largest providers.",
        "TOP_10",
        "Reports of the ten largest providers.");
  }
}
