package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ABUSE_TYPE;
import static eu.csar.schemas.statistics.Dimension.ARTICLE;
import static eu.csar.schemas.statistics.Dimension.CHANNEL;
import static eu.csar.schemas.statistics.Dimension.COMPLAINT_BASIS;
import static eu.csar.schemas.statistics.Dimension.GROUND;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.SAFEGUARD;
import static eu.csar.schemas.statistics.Dimension.TECHNOLOGY;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.Dimension.TRIGGER;
import static eu.csar.schemas.statistics.ProtectionMethod.ROUNDING;
import static eu.csar.schemas.statistics.ProtectionMethod.SUPPRESSION;
import static eu.csar.schemas.statistics.ProtectionMethod.TRUE_COUNTS;
import static eu.csar.schemas.statistics.Publication.publish;
import static eu.csar.schemas.statistics.PublishedSource.publicationsOf;

import java.util.List;

/**
 * What is published of the returns of providers, summed over all of them: Article 83(1). A provider
 * publishes its own figures itself; the Centre does not do it in its place.
 */
final class ProviderPublications {
  static final List<PublishedSource> ALL =
      List.of(
          publicationsOf("provider_measures", "PROVIDER_MEASURES")
              .publishes(
                  publish(
                          "measures_by_technology",
                          "Measures taken for detection orders",
                          TRUE_COUNTS,
                          "A83-1a-i")
                      .counts("ORDERS", "Orders for which a technology and a safeguard are used.")
                      .by(TIME_PERIOD, TECHNOLOGY, SAFEGUARD)
                      .because("How companies comply: no person, report or case is in it.")),
          publicationsOf("provider_errors", "PROVIDER_ERRORS")
              .has(ABUSE_TYPE, CodeLists.ABUSE_TYPE.codes())
              .publishes(
                  publish(
                          "errors_by_technology",
                          "Errors of detection technologies",
                          SUPPRESSION,
                          "A83-1a-ii")
                      .counts("ITEMS", "Items flagged, of these reviewed, of these not abuse.")
                      .by(TIME_PERIOD, TECHNOLOGY, ABUSE_TYPE, MEASURE)
                      .where(MEASURE, "FLAGGED", "REVIEWED", "ERRORS")
                      .because(
                          "Numerator and denominator of the error rate. Behind an item stands a user who was flagged.")),
          publicationsOf("provider_complaints", "PROVIDER_COMPLAINTS")
              .sums(MEASURE, "DECISION_DAYS", "DECIDED")
              .publishes(
                  publish(
                          "complaints_by_basis",
                          "Complaints and cases in court",
                          SUPPRESSION,
                          "A83-1a-iii")
                      .counts(
                          "MEASURE", "Received, decided, upheld, reversed, and days to decision.")
                      .by(TIME_PERIOD, CHANNEL, COMPLAINT_BASIS, MEASURE)
                      .where(MEASURE, "RECEIVED", "DECIDED", "UPHELD", "REVERSED", "DECISION_DAYS")
                      .because(
                          "By channel and basis, as demanded. Behind a complaint stands a user.")),
          publicationsOf("provider_removal_orders", "PROVIDER_REMOVAL_ORDERS")
              .sums(MEASURE, "EXECUTION_MINUTES", "EXECUTED")
              .publishes(
                  publish(
                          "removal_orders_received",
                          "Removal orders received",
                          SUPPRESSION,
                          "A83-1b")
                      .counts("MEASURE", "Received, executed, and minutes to execution.")
                      .by(TIME_PERIOD, MEASURE)
                      .where(MEASURE, "RECEIVED", "EXECUTED", "EXECUTION_MINUTES")
                      .because(
                          "Numerator and denominator of the average time, over all providers.")),
          publicationsOf("provider_removed_items", "PROVIDER_REMOVED_ITEMS")
              .publishes(
                  publish(
                          "removed_items_by_trigger",
                          "Items removed or disabled",
                          SUPPRESSION,
                          "A83-1c")
                      .counts("ITEMS", "Items removed or disabled, by what made the provider act.")
                      .by(TIME_PERIOD, TRIGGER)
                      .because("By trigger, as demanded, over all providers.")),
          publicationsOf("provider_blocking_orders", "PROVIDER_BLOCKING_ORDERS")
              .publishes(
                  publish(
                          "blocking_orders_received",
                          "Blocking orders received",
                          ROUNDING,
                          "A83-1d")
                      .counts("ORDERS", "Orders received.")
                      .by(TIME_PERIOD)
                      .because(
                          "One figure a year, over all providers; one order can be one case. Nothing stands beside it that could hide it, so it is rounded.")),
          publicationsOf("provider_invocations", "PROVIDER_INVOCATIONS")
              .publishes(
                  publish(
                          "invocations_by_article",
                          "Times that providers invoked Articles 8, 14, 17",
                          TRUE_COUNTS,
                          "A83-1e")
                      .counts("TIMES", "Times, by article and ground.")
                      .by(TIME_PERIOD, ARTICLE, GROUND)
                      .because("Acts of companies in a procedure, over all providers.")));

  private ProviderPublications() {}
}
