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
import static eu.csar.schemas.statistics.ProtectionMethod.SUPPRESSION;
import static eu.csar.schemas.statistics.ProtectionMethod.TRUE_COUNTS;
import static eu.csar.schemas.statistics.Publication.publish;
import static eu.csar.schemas.statistics.PublishedSource.publicationsOf;

import java.util.List;

/** What is published of the returns of Coordinating Authorities: Article 83(2)(b) to (i). */
final class AuthorityPublications {
  static final List<PublishedSource> ALL =
      List.of(
          publicationsOf("authority_risks", "RISKS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish("risks_by_state", "Most important recurrent risks", TRUE_COUNTS, "A83-2b")
                      .counts("SOURCES", "Risk assessments or other sources that name the risk.")
                      .by(TIME_PERIOD, GEO, RISK)
                      .because(
                          "Documents about services; none is about a person, a report or a case.")),
          publicationsOf("authority_detection_providers", "DETECTION_PROVIDERS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "detection_providers_by_state",
                          "Providers addressed with detection orders",
                          TRUE_COUNTS,
                          "A83-2c")
                      .counts("PROVIDERS", "How many providers a State addressed.")
                      .by(TIME_PERIOD, GEO)
                      .because(
                          "The number instead of the list: names would tell on which services detection runs, while orders"
                              + " are in force (Article 84(5)). An order is about a service, not about a case.")),
          publicationsOf("authority_detection_orders", "DETECTION_ORDERS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .has(ABUSE_TYPE, CodeLists.ABUSE_TYPE.codes())
              .publishes(
                  publish(
                          "detection_orders_by_state",
                          "Detection orders issued, by State",
                          TRUE_COUNTS,
                          "A83-2d")
                      .counts("MEASURE", "Orders issued, and times that Article 8(3) was invoked.")
                      .by(TIME_PERIOD, GEO, MEASURE)
                      .where(MEASURE, "ISSUED", "INVOKED_8_3")
                      .because(
                          "An order is about a service, not about a case: one order singles out nobody. Not by provider, as"
                              + " the list."),
                  publish(
                          "detection_orders_by_type",
                          "Detection orders issued, by type of abuse",
                          TRUE_COUNTS,
                          "A83-2d")
                      .counts("MEASURE", "Orders issued, and times that Article 8(3) was invoked.")
                      .by(TIME_PERIOD, ABUSE_TYPE, MEASURE)
                      .where(MEASURE, "ISSUED", "INVOKED_8_3")
                      .because("By type, as demanded, for the whole Union.")),
          publicationsOf("authority_removal_orders", "REMOVAL_ORDERS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .sums(MEASURE, "EXECUTION_MINUTES", "EXECUTED")
              .publishes(
                  publish(
                          "removal_orders_by_state",
                          "Removal orders issued, by State",
                          SUPPRESSION,
                          "A83-2f")
                      .counts("ORDERS", "Removal orders issued.")
                      .by(TIME_PERIOD, GEO, MEASURE)
                      .where(MEASURE, "ISSUED")
                      .because(
                          "A removal order names one item: where a State issued one, its host can tell which case it is."),
                  publish(
                          "removal_orders_by_provider",
                          "Removal orders issued, by provider",
                          SUPPRESSION,
                          "A83-2e",
                          "A83-2f")
                      .counts("ORDERS", "Removal orders issued, by the provider addressed.")
                      .by(TIME_PERIOD, PROVIDER, MEASURE)
                      .where(MEASURE, "ISSUED")
                      .because(
                          "By provider, as demanded; its rows are the list of Article 83(2)(e). What is removed is known to the provider,"
                              + " so the list prejudices nothing. Not crossed with States."),
                  publish("removal_times", "Execution of removal orders", SUPPRESSION, "A83-2f")
                      .counts(
                          "MEASURE",
                          "Executed, minutes to execution, times that Articles 14(5) and (6) were invoked.")
                      .by(TIME_PERIOD, MEASURE)
                      .where(
                          MEASURE, "EXECUTED", "EXECUTION_MINUTES", "INVOKED_14_5", "INVOKED_14_6")
                      .because(
                          "Numerator and denominator of the average time, for the whole Union: by State one order would be"
                              + " its own average.")),
          publicationsOf("authority_blocking_orders", "BLOCKING_ORDERS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "blocking_orders_by_state",
                          "Blocking orders issued, by State",
                          SUPPRESSION,
                          "A83-2g")
                      .counts("MEASURE", "Orders issued, and times that Article 17(5) was invoked.")
                      .by(TIME_PERIOD, GEO, MEASURE)
                      .where(MEASURE, "ISSUED", "INVOKED_17_5")
                      .because("A blocking order names URLs: one order can be one case."),
                  publish(
                          "blocking_orders_by_provider",
                          "Blocking orders issued, by provider",
                          SUPPRESSION,
                          "A83-2g")
                      .counts("MEASURE", "Orders issued, and times that Article 17(5) was invoked.")
                      .by(TIME_PERIOD, PROVIDER, MEASURE)
                      .where(MEASURE, "ISSUED", "INVOKED_17_5")
                      .because("By provider, as demanded; not crossed with States.")),
          publicationsOf("authority_decisions", "DECISIONS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "decisions_by_state",
                          "Decisions under Articles 27, 28, 29, by State",
                          TRUE_COUNTS,
                          "A83-2h")
                      .counts("DECISIONS", "Decisions addressed to services.")
                      .by(TIME_PERIOD, GEO, DECISION_ARTICLE)
                      .because(
                          "Supervision of companies. Not by provider: a decision to obtain information can be the beginning"
                              + " of an inquiry that naming it would prejudice."),
                  publish(
                          "decisions_by_reason",
                          "Decisions under Articles 27, 28, 29, by reason",
                          TRUE_COUNTS,
                          "A83-2h")
                      .counts("DECISIONS", "Decisions addressed to services.")
                      .by(TIME_PERIOD, DECISION_ARTICLE, DECISION_REASON)
                      .because("Type and reason, as demanded, for the whole Union.")),
          publicationsOf("authority_opinions", "OPINIONS")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "opinions_by_point",
                          "Cases in which the Centre's opinion deviated",
                          TRUE_COUNTS,
                          "A83-2i")
                      .counts("CASES", "Procedures for a detection order, by point of deviation.")
                      .by(TIME_PERIOD, OPINION_POINT)
                      .because(
                          "Procedures about services, for the whole Union; what was argued is told in words.")));

  private AuthorityPublications() {}
}
