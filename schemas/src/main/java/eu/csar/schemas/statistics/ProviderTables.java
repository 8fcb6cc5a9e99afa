package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ABUSE_TYPE;
import static eu.csar.schemas.statistics.Dimension.ARTICLE;
import static eu.csar.schemas.statistics.Dimension.CHANNEL;
import static eu.csar.schemas.statistics.Dimension.COMPLAINT_BASIS;
import static eu.csar.schemas.statistics.Dimension.GROUND;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.PROVIDER;
import static eu.csar.schemas.statistics.Dimension.SAFEGUARD;
import static eu.csar.schemas.statistics.Dimension.TECHNOLOGY;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.Dimension.TRIGGER;
import static eu.csar.schemas.statistics.StatisticsTable.table;

import java.util.List;

/** What providers collect: Article 83(1). */
final class ProviderTables {
  private static final String SOURCE = "Returns PROVIDER_YEAR.";
  private static final String RULE =
      "As returned; the latest return of the provider and year counts whole.";

  static final List<StatisticsTable> ALL =
      List.of(
          table("provider_measures", "Measures taken for detection orders", "A83-1a-i")
              .counts(
                  "ORDERS",
                  "Detection orders for which a technology and a safeguard are used. Words stand in the returns.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  TECHNOLOGY,
                  SAFEGUARD),
          table("provider_errors", "Errors of detection technologies", "A83-1a-ii")
              .counts(
                  "ITEMS",
                  "Numerator ERRORS, denominator REVIEWED; FLAGGED says how many were never reviewed.",
                  RULE + " The rate divides by what was reviewed, never by all that was flagged.",
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  TECHNOLOGY,
                  ABUSE_TYPE,
                  MEASURE),
          table("provider_complaints", "Complaints and cases in court", "A83-1a-iii")
              .counts(
                  "MEASURE",
                  "Received, decided, upheld, reversed; average time = DECISION_DAYS / DECIDED.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  CHANNEL,
                  COMPLAINT_BASIS,
                  MEASURE),
          table("provider_removal_orders", "Removal orders received", "A83-1b")
              .counts(
                  "MEASURE",
                  "Received and executed; average time = EXECUTION_MINUTES / EXECUTED.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  MEASURE),
          table("provider_removed_items", "Items removed or disabled", "A83-1c")
              .counts(
                  "ITEMS",
                  "By what made the provider act.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  TRIGGER),
          table("provider_blocking_orders", "Blocking orders received", "A83-1d")
              .counts("ORDERS", "Orders received.", RULE, SOURCE, TIME_PERIOD, PROVIDER),
          table("provider_invocations", "Times that providers invoked Articles 8, 14, 17", "A83-1e")
              .counts(
                  "TIMES",
                  "By article and ground.",
                  RULE,
                  SOURCE,
                  TIME_PERIOD,
                  PROVIDER,
                  ARTICLE,
                  GROUND));

  private ProviderTables() {}
}
