package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.returns.YearlyReturns;
import java.util.List;
import java.util.Map;

/**
 * Which section of a yearly return gives which table.
 *
 * @param section the section
 * @param table id of the table
 * @param codes columns of the section that are dimensions, in order
 * @param measures column of the section by code of the measure; the code is empty where the table
 *     has no measures
 */
record YearlySections(
    ReturnTable section, String table, List<String> codes, Map<String, String> measures) {

  static final List<YearlySections> OF_PROVIDERS =
      List.of(
          plain(YearlyReturns.MEASURES, "provider_measures", "orders", "technology", "safeguard"),
          measured(
              YearlyReturns.ERROR_RATES,
              "provider_errors",
              Map.of("FLAGGED", "flagged", "REVIEWED", "reviewed", "ERRORS", "errors"),
              "technology",
              "abuse_type"),
          measured(
              YearlyReturns.COMPLAINTS,
              "provider_complaints",
              Map.of(
                  "RECEIVED",
                  "received",
                  "DECIDED",
                  "decided",
                  "UPHELD",
                  "upheld",
                  "REVERSED",
                  "reversed",
                  "DECISION_DAYS",
                  "decision_days"),
              "channel",
              "basis"),
          measured(
              YearlyReturns.REMOVAL_ORDERS_RECEIVED,
              "provider_removal_orders",
              Map.of(
                  "RECEIVED",
                  "received",
                  "EXECUTED",
                  "executed",
                  "EXECUTION_MINUTES",
                  "execution_minutes")),
          plain(YearlyReturns.REMOVED_ITEMS, "provider_removed_items", "items", "trigger"),
          plain(YearlyReturns.BLOCKING_ORDERS_RECEIVED, "provider_blocking_orders", "received"),
          plain(YearlyReturns.INVOCATIONS, "provider_invocations", "times", "article", "ground"));

  static final List<YearlySections> OF_AUTHORITIES =
      List.of(
          plain(YearlyReturns.RISKS, "authority_risks", "sources", "risk"),
          measured(
              YearlyReturns.DETECTION_ORDERS,
              "authority_detection_orders",
              Map.of("ISSUED", "issued", "INVOKED_8_3", "invoked_8_3"),
              "provider",
              "abuse_type"),
          measured(
              YearlyReturns.REMOVAL_ORDERS,
              "authority_removal_orders",
              Map.of(
                  "ISSUED",
                  "issued",
                  "EXECUTED",
                  "executed",
                  "EXECUTION_MINUTES",
                  "execution_minutes",
                  "INVOKED_14_5",
                  "invoked_14_5",
                  "INVOKED_14_6",
                  "invoked_14_6"),
              "provider"),
          measured(
              YearlyReturns.BLOCKING_ORDERS,
              "authority_blocking_orders",
              Map.of("ISSUED", "issued", "INVOKED_17_5", "invoked_17_5"),
              "provider"),
          plain(
              YearlyReturns.DECISIONS,
              "authority_decisions",
              "decisions",
              "article",
              "provider",
              "reason"),
          plain(YearlyReturns.OPINIONS, "authority_opinions", "cases", "point"));

  private static YearlySections plain(
      ReturnTable section, String table, String column, String... codes) {
    return new YearlySections(section, table, List.of(codes), Map.of("", column));
  }

  private static YearlySections measured(
      ReturnTable section, String table, Map<String, String> measures, String... codes) {
    return new YearlySections(section, table, List.of(codes), measures);
  }
}
