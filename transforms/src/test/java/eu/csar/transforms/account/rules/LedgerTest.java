package eu.csar.transforms.account.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static Counts balanced() {
    Counts counts = new Counts();
    counts.add("records_read", 10);
    counts.add("rows.submissions", 10);
    counts.add("outcomes.NEW", 5);
    counts.add("outcomes.NEW_VERSION", 1);
    counts.add("outcomes.RESUBMISSION", 1);
    counts.add("outcomes.SUPERSEDED", 1);
    counts.add("outcomes.RETRACTION", 1);
    counts.add("outcomes.REJECTED", 1);
    counts.add("rows.rejections", 1);
    counts.add("causes.NEW", 5);
    counts.add("causes.NEW_VERSION", 1);
    counts.add("causes.RETRACTED", 1);
    counts.add("rows.reports", 7);
    counts.add("rows.personal", 6);
    counts.add("decisions.FORWARDED", 7);
    counts.add("forwards.FIRST", 9);
    counts.add("rows.forwards", 9);
    counts.add("became_forwarded", 5);
    counts.add("first_sent", 5);
    counts.add("held_at_start", 2);
    counts.add("newly_held", 1);
    counts.add("released", 3);
    return counts;
  }

  @Test
  @DisplayName("RC5 a run in which every record has one outcome and every row one count balances")
  void balances() {
    assertThat(Ledger.of(balanced()).imbalances(), empty());
  }

  @Test
  @DisplayName("RC5 a record that was read and has no outcome is named with both figures")
  void namesALostRecord() {
    Counts counts = balanced();
    counts.add("records_read");
    assertThat(
        Ledger.of(counts).imbalances(),
        contains(
            "records read = 11, but rows of submissions = 10",
            "records read = 11, but sum of outcomes = 10"));
  }

  @Test
  @DisplayName("RC5 a report that became forwarded without a first forward unbalances the ledger")
  void namesAReportThatNobodyReceived() {
    Counts counts = balanced();
    counts.add("became_forwarded");
    assertThat(
        Ledger.of(counts).imbalances(),
        contains("reports that became forwarded = 6, but of these with a first forward = 5"));
  }

  @Test
  @DisplayName("RC5 the review queue holds what was held, newly held and not released")
  void namesALostHeldReport() {
    Counts counts = balanced();
    counts.add("queue");
    assertThat(
        Ledger.of(counts).imbalances(),
        contains("held at start + newly held - released = 0, but review queue = 1"));
  }

  @Test
  void countsAddUpByGroup() {
    Counts counts = new Counts();
    counts.add("forwards.FIRST", 2);
    counts.add("forwards.RECALL");
    counts.add("forwards_of_another", 7);
    assertThat(counts.group("forwards"), equalTo(Map.of("FIRST", 2L, "RECALL", 1L)));
    assertThat(counts.sum("forwards"), equalTo(3L));
    assertThat(counts.of("notices.UNFOUNDED"), equalTo(0L));
  }
}
