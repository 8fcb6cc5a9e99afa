package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.key;
import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hand-made examples of what is counted from reports; the arithmetic stands beside each. */
final class CountReportsTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";
  private static final String A = "aa".repeat(32);
  private static final String B = "bb".repeat(32);

  @Test
  @DisplayName("CT1 known only by an exact match; else item's claim, report's claim, undetermined")
  void basisOfItems() {
    Map<String, Long> items =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH, "abuse_types", List.of("SOLICITATION")))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .item(1, 0, "REPORTED", "NEW_CSAM", A)
            .match(1, 0, "KNOWN", "MD5_ONLY", false)
            .item(1, 1, "REPORTED", "NEW_CSAM", B)
            .item(1, 2, "REPORTED", null, null)
            .item(2, 0, "REPORTED", null, null)
            .table("items_by_state");
    assertThat(
        items,
        is(
            Map.of(
                "2026 FR HOSTING KNOWN_CSAM MATCH", 1L,
                "2026 FR HOSTING NEW_CSAM ITEM_CLAIM", 1L,
                "2026 FR HOSTING KNOWN_CSAM REPORT_CLAIM", 1L,
                "2026 EUROPOL_ONLY HOSTING UNDETERMINED NONE", 1L,
                "2026 _T HOSTING KNOWN_CSAM MATCH", 1L,
                "2026 _T HOSTING NEW_CSAM ITEM_CLAIM", 1L,
                "2026 _T HOSTING KNOWN_CSAM REPORT_CLAIM", 1L,
                "2026 _T HOSTING UNDETERMINED NONE", 1L)));
  }

  @Test
  @DisplayName("CT1 a quarantined or perceptual match is no legal known")
  void weakMatchesAreNoKnown() {
    Map<String, Long> items =
        new CountedRows()
            .reports(report(1, MARCH))
            .item(1, 0, "REPORTED", null, A)
            .match(1, 0, "KNOWN", "SHA256", true)
            .match(1, 0, "KNOWN", "PERCEPTUAL", false)
            .table("items_by_state");
    assertThat(items.get("2026 _T HOSTING KNOWN_CSAM REPORT_CLAIM"), is(1L));
  }

  @Test
  @DisplayName("CT1 equal SHA-256 counts once, supplemental items and those of supplements not")
  void itemsThatDoNotCountTwice() {
    Map<String, Long> items =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH, "supplement_of", key(1)))
            .item(1, 0, "REPORTED", null, A)
            .item(1, 1, "REPORTED", null, A)
            .item(1, 2, "SUPPLEMENTAL", null, B)
            .item(2, 0, "REPORTED", null, B)
            .table(Figures.ITEMS);
    // 2 equal + 1 supplemental + 1 of a supplement: 1.
    assertThat(items, is(Map.of("2026", 1L)));
  }

  @Test
  @DisplayName("CT2 two types: a row each, once in the total")
  void typesOfReports() {
    Map<String, Long> types =
        new CountedRows()
            .reports(
                report(
                    1,
                    MARCH,
                    "abuse_types",
                    List.of("KNOWN_CSAM"),
                    "centre_types",
                    List.of("SOLICITATION")))
            .table("reports_by_abuse_type");
    assertThat(types, is(Map.of("2026 KNOWN_CSAM", 1L, "2026 SOLICITATION", 1L, "2026 _T", 1L)));
  }

  @Test
  @DisplayName("CT3 each event in one bucket; the surplus of several States apart")
  void bucketsOfEvents() {
    CountedRows rows =
        new CountedRows()
            .reports(
                report(1, MARCH),
                report(2, MARCH),
                report(3, MARCH),
                report(4, MARCH, "decision", "HELD_FOR_REVIEW"),
                report(5, MARCH, "decision", "MANIFESTLY_UNFOUNDED"),
                report(6, MARCH, "supplement_of", key(2)))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(1, "DE", "FIRST", MARCH, 1)
            .forward(1, "EL", "FIRST", MARCH, 1)
            .forward(2, "FR", "FIRST", MARCH, 1)
            .forward(6, "FR", "SUPPLEMENT", MARCH, 1)
            .forward(3, "EUROPOL", "FIRST", MARCH, 1);
    Figures figures = rows.figures();
    assertThat(figures.sum("events_by_bucket", "2026", "SEVERAL_STATES"), is(1L));
    assertThat(figures.sum("events_by_bucket", "2026", "ONE_STATE"), is(1L));
    assertThat(figures.sum("events_by_bucket", "2026", "EUROPOL_ONLY"), is(1L));
    assertThat(figures.sum("events_by_bucket", "2026", "HELD"), is(1L));
    assertThat(figures.sum("events_by_bucket", "2026", "UNFOUNDED"), is(1L));
    // FR 2 events (the supplement is none), DE 1, EL 1: 4 = 1 + 1 + surplus 2.
    assertThat(figures.sum("events_by_state", "2026", "FR", "FORWARDED"), is(2L));
    assertThat(figures.sum("events_by_state", "2026"), is(4L));
    assertThat(figures.sum("surplus_of_states", "2026"), is(2L));
    assertThat(figures.sum(Figures.SUPPLEMENTS, "2026"), is(1L));
  }

  @Test
  @DisplayName("CT3 recalled stands in its own column and is not subtracted")
  void recalledForwards() {
    Map<String, Long> states =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH, "supplement_of", key(1)))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(1, "FR", "RECALL", MARCH, 2)
            .forward(2, "FR", "SUPPLEMENT", MARCH, 1)
            .forward(1, "DE", "FIRST", MARCH, 1)
            .forward(1, "DE", "RECALL", MARCH, 2)
            .table("events_by_state");
    // The second account still stands with FR.
    assertThat(
        states,
        is(Map.of("2026 FR FORWARDED", 1L, "2026 DE FORWARDED", 1L, "2026 DE RECALLED", 1L)));
  }

  @Test
  @DisplayName("CT4 by strongest hash: reports of the year + results of the year")
  void repeats() {
    CountedRows rows =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH), report(3, "2025-03-01T00:00:00Z"))
            .item(1, 0, "REPORTED", null, A)
            .item(1, 1, "REPORTED", null, A)
            .item(2, 0, "REPORTED", null, A)
            .item(3, 0, "REPORTED", null, A)
            .item(2, 1, "REPORTED", null, B);
    try (FoundItems found = new FoundItems(rows)) {
      found.add(A, 2026);
      found.add(A, 2026);
    }
    // A in 2026: reports 1 and 2, two results: 4 times. B: once. A in 2025: once.
    assertThat(rows.table("repeat_counts"), is(Map.of("2026 4", 1L, "2026 1", 1L, "2025 1", 1L)));
  }

  @Test
  @DisplayName("UG1 test reports enter no figure")
  void testReports() {
    Figures figures =
        new CountedRows()
            .reports(report(1, MARCH, "test", true))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .item(1, 0, "REPORTED", null, A)
            .submission(1, "NEW")
            .figures();
    assertThat(figures.of("reports_by_provider"), is(anEmptyMap()));
    assertThat(figures.of("items_by_state"), is(anEmptyMap()));
    assertThat(figures.of("followup_outcomes"), is(anEmptyMap()));
    assertThat(figures.of("repeat_counts"), is(anEmptyMap()));
  }

  @Test
  @DisplayName("C2 submissions, reports, events and incidents side by side")
  void units() {
    Map<String, Long> units =
        new CountedRows()
            .reports(
                report(1, MARCH, "bundled_incident_count", 40L),
                report(2, MARCH, "supplement_of", key(1)))
            .submission(1, "NEW")
            .submission(1, "RESUBMISSION")
            .submission(1, "SUPERSEDED")
            .submission(2, "NEW")
            .submission(2, "RETRACTION")
            .table("reports_by_provider");
    assertThat(
        units,
        is(
            Map.of(
                "2026 provider-a SUBMISSIONS", 4L,
                "2026 provider-a REPORTS", 2L,
                "2026 provider-a EVENTS", 1L,
                "2026 provider-a INCIDENTS", 40L,
                "2026 provider-a INCIDENTS_KNOWN", 1L)));
  }

  @Test
  @DisplayName("ST1 the current row is that of the highest run; ID8 its year is that of receipt")
  void currentRow() {
    Map<String, Long> decisions =
        new CountedRows()
            .reports(
                report(1, "2025-12-31T23:59:59Z", "run", 7L, "decision", "FORWARDED"),
                report(1, "2025-12-31T23:59:59Z", "run", 2L, "decision", "HELD_FOR_REVIEW"))
            .table(Figures.DECISIONS);
    assertThat(decisions, is(Map.of("2025 FORWARDED", 1L)));
  }

  @Test
  @DisplayName("Hours from receipt to the first forward to anyone, rounded down")
  void hours() {
    Map<String, Long> hours =
        new CountedRows()
            .reports(report(1, "2026-03-01T00:00:00Z"))
            .forward(1, "FR", "FIRST", "2026-03-03T01:59:59Z", 2)
            .forward(1, "EUROPOL", "FIRST", "2026-03-02T01:59:59Z", 1)
            .table("hours_to_forwarding");
    // 1 day + 1 h 59 min 59 s = 25 whole hours.
    assertThat(hours, is(Map.of("2026 N 25", 1L)));
  }

  @Test
  @DisplayName("JU6 hours of urgent reports stand apart, by the mark of the first forward")
  void hoursOfUrgentReports() {
    Map<String, Long> hours =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH), report(3, MARCH))
            .urgentForward(1, "FR", "FIRST", "2026-03-02T01:00:00Z", 1)
            .forward(2, "FR", "FIRST", "2026-03-02T01:00:00Z", 1)
            .urgentForward(3, "FR", "FIRST", "2026-03-02T01:00:00Z", 1)
            .forward(3, "DE", "FIRST", "2026-03-05T00:00:00Z", 2)
            .table("hours_to_forwarding");
    // 1 day + 1 h = 25 h: reports 1 and 3, urgent when first forwarded, and report 2.
    assertThat(hours, is(Map.of("2026 Y 25", 2L, "2026 N 25", 1L)));
  }
}
