package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ABUSE_TYPE;
import static eu.csar.schemas.statistics.Dimension.DECISION_ARTICLE;
import static eu.csar.schemas.statistics.Dimension.DECISION_REASON;
import static eu.csar.schemas.statistics.Dimension.GEO;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.OPINION_POINT;
import static eu.csar.schemas.statistics.Dimension.PROVIDER;
import static eu.csar.schemas.statistics.Dimension.RISK;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.StatisticsTable.table;

import java.util.List;

/** What Coordinating Authorities collect beside follow-up: Article 83(2)(b) to (i). */
final class AuthorityTables {
  private static final String SOURCE = "Returns AUTHORITY_YEAR.";
  private static final String RULE =
      "As returned; the latest return of the State and year counts whole.";

  static final List<StatisticsTable> ALL =
      List.of(
          table("authority_risks", "Most important recurrent risks", "A83-2b")
              .counts(
                  "SOURCES",
                  "Risk assessments or other sources that name the risk. Words stand in the returns.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  RISK),
          table(
                  "authority_detection_providers",
                  "Providers addressed with detection orders",
                  "A83-2c")
              .counts(
                  "PROVIDERS",
                  "1 for each provider that a State addressed.",
                  RULE + " A provider with at least one order issued.",
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  PROVIDER),
          table("authority_detection_orders", "Detection orders issued", "A83-2d")
              .counts(
                  "MEASURE",
                  "Orders issued, and times that Article 8(3) was invoked.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  PROVIDER,
                  ABUSE_TYPE,
                  MEASURE),
          table("authority_removal_providers", "Hosting providers given removal orders", "A83-2e")
              .counts(
                  "PROVIDERS",
                  "1 for each provider that a State addressed.",
                  RULE + " A provider with at least one order issued.",
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  PROVIDER),
          table("authority_removal_orders", "Removal orders issued", "A83-2f")
              .counts(
                  "MEASURE",
                  "Issued and executed, Articles 14(5), 14(6); average time = EXECUTION_MINUTES / EXECUTED.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  PROVIDER,
                  MEASURE),
          table("authority_blocking_orders", "Blocking orders issued", "A83-2g")
              .counts(
                  "MEASURE",
                  "Orders issued, and times that Article 17(5) was invoked.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  PROVIDER,
                  MEASURE),
          table("authority_decisions", "Decisions under Articles 27, 28, 29", "A83-2h")
              .counts(
                  "DECISIONS",
                  "Decisions, by article, provider of the service and reason.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  DECISION_ARTICLE,
                  PROVIDER,
                  DECISION_REASON),
          table("authority_opinions", "Cases in which the Centre's opinion deviated", "A83-2i")
              .counts(
                  "CASES",
                  "By point of deviation.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  GEO,
                  OPINION_POINT));

  private AuthorityTables() {}
}
