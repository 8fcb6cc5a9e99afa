package eu.csar.transforms.tabulate.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CT3: buckets that do not reconcile publish nothing. */
final class ReconcileTest {

  private static Tables oneEvent() {
    Tables tables = new Tables();
    tables.put("reports_by_provider", 1, "2026", "provider-a", "REPORTS");
    tables.put("reports_by_provider", 1, "2026", "provider-a", "EVENTS");
    tables.put("events_by_bucket", 1, "2026", "ONE_STATE");
    tables.put("events_by_state", 1, "2026", "FR", "FORWARDED");
    return tables;
  }

  private static Figures oneDecision() {
    Figures figures = new Figures();
    figures.add(1, Figures.DECISIONS, "2026", "FORWARDED");
    return figures;
  }

  @Test
  @DisplayName("CT3 one event, in one bucket, with one State")
  void whatReconciles() {
    Tables tables = oneEvent();
    new Reconcile(tables, oneDecision(), List.of(2026)).all();
    assertThat(Reconcile.broken(tables), is(empty()));
    assertThat(tables.table("reconciliation").rows().size(), is(14));
  }

  @Test
  @DisplayName("CT3 a State too many is named with its equation")
  void whatDoesNot() {
    Tables tables = oneEvent();
    tables.put("events_by_state", 1, "2026", "DE", "FORWARDED");
    Figures figures = oneDecision();
    figures.add(2, Figures.READ, "0");
    figures.add(1, Figures.ACCEPTED, "0");
    new Reconcile(tables, figures, List.of(2026)).all();
    assertThat(
        Reconcile.broken(tables),
        contains("RETURNS of 2026: 2 is not 1", "STATES of 2026: 2 is not 1"));
  }

  @Test
  @DisplayName("A row that was rejected is accounted for")
  void rejectedRowsCount() {
    Tables tables = oneEvent();
    Figures figures = oneDecision();
    figures.add(2, Figures.READ, "0");
    figures.add(1, Figures.ACCEPTED, "0");
    figures.add(1, Figures.REJECTED, "0", "follow_up", "2", "UNKNOWN_TOKEN", "token");
    figures.add(1, Figures.REJECTED, "0", "follow_up", "0", "COUNT_MISMATCH", "");
    new Reconcile(tables, figures, List.of(2026)).all();
    assertThat(Reconcile.broken(tables), is(empty()));
  }
}
