package eu.csar.transforms.tabulate.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.ReturnsByHand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Article 83(1): an example for each item, with its arithmetic. */
final class ProviderItemsTest {
  @TempDir private Path returns = Path.of("unset");

  private Map<String, String> cells(String table, String... documents) throws IOException {
    ReturnsByHand byHand = new ReturnsByHand(returns);
    for (String document : documents) {
      byHand.yearly(ReturnKind.PROVIDER_YEAR, "provider-a", document);
    }
    return TablesByHand.ofReturns(returns).cells(table);
  }

  @Test
  @DisplayName("A83-1a-i orders by technology and safeguard; words stand in no cell")
  void measures() throws IOException {
    assertThat(
        cells(
            "provider_measures",
            """
            {'measures': [
              {'technology': 'HASH_EXACT', 'safeguard': 'HUMAN_REVIEW', 'orders': 3, 'narrative': 'Words.'},
              {'technology': 'HASH_EXACT', 'safeguard': 'TESTING', 'orders': 2}]}
            """),
        is(
            Map.of(
                "2026 provider-a HASH_EXACT HUMAN_REVIEW", "3",
                "2026 provider-a HASH_EXACT TESTING", "2")));
  }

  @Test
  @DisplayName("A83-1a-ii rate = errors / reviewed = 30 / 300, though 1,604 were flagged")
  void errorRates() throws IOException {
    assertThat(
        cells(
            "provider_errors",
            """
            {'error_rates': [{'technology': 'CLASSIFIER_MEDIA', 'abuse_type': 'NEW_CSAM',
                              'flagged': 1604, 'reviewed': 300, 'errors': 30}]}
            """),
        is(
            Map.of(
                "2026 provider-a CLASSIFIER_MEDIA NEW_CSAM FLAGGED", "1604",
                "2026 provider-a CLASSIFIER_MEDIA NEW_CSAM REVIEWED", "300",
                "2026 provider-a CLASSIFIER_MEDIA NEW_CSAM ERRORS", "30")));
  }

  @Test
  @DisplayName("A83-1a-iii average time = 90 days / 10 decisions; court and provider stay apart")
  void complaints() throws IOException {
    assertThat(
        cells(
            "provider_complaints",
            """
            {'complaints': [
              {'channel': 'PROVIDER', 'basis': 'NOT_ABUSE', 'received': 12, 'decided': 10, 'upheld': 4,
               'reversed': 1, 'decision_days': 90},
              {'channel': 'COURT', 'basis': 'NOT_ABUSE', 'received': 1, 'decided': 0, 'upheld': 0,
               'reversed': 0, 'decision_days': 0}]}
            """),
        is(
            Map.of(
                "2026 provider-a PROVIDER NOT_ABUSE RECEIVED", "12",
                "2026 provider-a PROVIDER NOT_ABUSE DECIDED", "10",
                "2026 provider-a PROVIDER NOT_ABUSE UPHELD", "4",
                "2026 provider-a PROVIDER NOT_ABUSE REVERSED", "1",
                "2026 provider-a PROVIDER NOT_ABUSE DECISION_DAYS", "90",
                "2026 provider-a COURT NOT_ABUSE RECEIVED", "1",
                "2026 provider-a COURT NOT_ABUSE DECIDED", "0",
                "2026 provider-a COURT NOT_ABUSE UPHELD", "0",
                "2026 provider-a COURT NOT_ABUSE REVERSED", "0",
                "2026 provider-a COURT NOT_ABUSE DECISION_DAYS", "0")));
  }

  @Test
  @DisplayName("A83-1b average time = 480 minutes / 4 executed = 2 hours, of 5 received")
  void removalOrders() throws IOException {
    assertThat(
        cells(
            "provider_removal_orders",
            "{'removal_orders_received': [{'received': 5, 'executed': 4, 'execution_minutes': 480}]}"),
        is(
            Map.of(
                "2026 provider-a RECEIVED", "5",
                "2026 provider-a EXECUTED", "4",
                "2026 provider-a EXECUTION_MINUTES", "480")));
  }

  @Test
  @DisplayName("A83-1c the later return counts whole: 30 + 12, and nothing of the 99 before")
  void removedItems() throws IOException {
    assertThat(
        cells(
            "provider_removed_items",
            "{'removed_items': [{'trigger': 'CENTRE_NOTICE', 'items': 99}]}",
            """
            {'removed_items': [{'trigger': 'REMOVAL_ORDER', 'items': 30},
                               {'trigger': 'OWN_INITIATIVE', 'items': 12}]}
            """),
        is(
            Map.of(
                "2026 provider-a REMOVAL_ORDER", "30",
                "2026 provider-a OWN_INITIATIVE", "12")));
  }

  @Test
  @DisplayName("A83-1d three orders; a section that is not there is no zero")
  void blockingOrders() throws IOException {
    assertThat(
        cells("provider_blocking_orders", "{'blocking_orders_received': [{'received': 3}]}"),
        is(Map.of("2026 provider-a", "3")));
    assertThat(
        TablesByHand.ofReturns(returns).cells("provider_removed_items"),
        is(Map.of("2026 provider-a _X", "L NOT_SUBMITTED")));
  }

  @Test
  @DisplayName("A83-1e by article and ground: 2 + 1 times")
  void invocations() throws IOException {
    assertThat(
        cells(
            "provider_invocations",
            """
            {'invocations': [{'article': 'A14_5', 'ground': 'FORCE_MAJEURE', 'times': 2},
                             {'article': 'A8_3', 'ground': 'MANIFEST_ERROR', 'times': 1}]}
            """),
        is(
            Map.of(
                "2026 provider-a A14_5 FORCE_MAJEURE", "2",
                "2026 provider-a A8_3 MANIFEST_ERROR", "1")));
  }
}
