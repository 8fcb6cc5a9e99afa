package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.key;
import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.Delivery;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Article 83(4): what a release says of years whose returns were removed when their time was over.
 */
final class ExpiredReturnsTest {
  private static final String IN_2025 = "2025-03-01T00:00:00Z";
  private static final String IN_2026 = "2026-03-01T00:00:00Z";

  /** The cover sheet of a return on 2025. */
  private static Delivery expired(ReturnKind kind, String sender) {
    return new Delivery(
        0,
        "return-of-" + sender,
        sender,
        Instant.parse("2026-03-01T00:00:00Z"),
        "",
        kind,
        2025,
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        true,
        "rows.csv",
        1);
  }

  /** FR has a report of each year, DE one of 2025, on which it took no action. */
  private static TablesByHand tables(ReturnKind kind, String sender) throws IOException {
    CountedRows rows =
        new CountedRows()
            .reports(
                report(1, IN_2025, "abuse_types", List.of("NEW_CSAM")),
                report(2, IN_2025, "abuse_types", List.of("NEW_CSAM")),
                report(3, IN_2026, "abuse_types", List.of("NEW_CSAM")))
            .forward(1, "FR", "FIRST", IN_2025, 1)
            .forward(2, "DE", "FIRST", IN_2025, 1)
            .forward(3, "FR", "FIRST", IN_2026, 1)
            .item(1, 0, "REPORTED", null, key(10));
    rows.returned(
        ReturnKind.FOLLOW_UP,
        "DE",
        "2026-02-01",
        "token",
        token(2, "DE"),
        "as_of",
        "2025-05-01",
        "outcome",
        "NO_ACTION",
        "reason",
        "OTHER");
    return TablesByHand.ofRows(rows, List.of(expired(kind, sender)));
  }

  @Test
  @DisplayName("Reports whose follow-up was removed are not reports without feedback")
  void outcomesAreUnknown() throws IOException {
    TablesByHand tables = tables(ReturnKind.FOLLOW_UP, "FR");
    assertThat(
        tables.cells("followup_outcomes", "2025", "FR"), is(Map.of("2025 FR _X _X", "L EXPIRED")));
    assertThat(
        tables.cells("followup_actionable", "2025", "FR"), is(Map.of("2025 FR _X", "L EXPIRED")));
    assertThat(
        tables.counted("followup_outcomes", "2025", "DE"),
        is(Map.of("2025 DE FORWARDED NO_ACTION", "1")));
    assertThat(
        tables.counted("followup_outcomes", "NO_FEEDBACK_YET"),
        is(Map.of("2026 FR FORWARDED NO_FEEDBACK_YET", "1")));
    // Of 2025 DE's alone: 1 of 2 forwards.
    assertThat(
        tables.counted("outcomes_by_completeness"),
        is(Map.of("2025 COMPLETE NO_ACTION", "1", "2026 COMPLETE NO_FEEDBACK_YET", "1")));
    assertThat(tables.broken(), is(empty()));
  }

  @Test
  @DisplayName("Coverage says that it was submitted and is gone, for its sender and year alone")
  void coverageSaysSo() throws IOException {
    TablesByHand tables = tables(ReturnKind.FOLLOW_UP, "FR");
    assertThat(
        tables.cells("coverage", "A83-2a-i", "FR"),
        is(Map.of("2025 A83-2a-i FR EXPIRED", "L EXPIRED", "2026 A83-2a-i FR NOT_SUBMITTED", "0")));
    assertThat(
        tables.cells("coverage", "A83-2a-i", "DE"),
        is(Map.of("2025 A83-2a-i DE SUBMITTED", "1", "2026 A83-2a-i DE SUBMITTED", "1")));
  }

  @Test
  @DisplayName("Assessments that were removed are not open ones")
  void assessmentsAreNotOpen() throws IOException {
    TablesByHand tables = tables(ReturnKind.ASSESSMENTS, "FR");
    // FR: report 1 of 2025 is unknown, report 3 of 2026 open. DE: report 2 open.
    assertThat(
        tables.cells("assessments_open"),
        is(Map.of("FR _X", "L EXPIRED", "FR OVER_2_MONTHS", "1", "DE OVER_2_MONTHS", "1")));
    assertThat(
        tables.cells("assessed_negative", "2025", "FR"), is(Map.of("2025 FR _X", "L EXPIRED")));
  }

  @Test
  @DisplayName("A yearly return that was removed is no missing one")
  void yearlyReturnsAreGone() throws IOException {
    TablesByHand tables = tables(ReturnKind.AUTHORITY_YEAR, "FR");
    assertThat(
        tables.cells("authority_opinions", "2025", "FR"), is(Map.of("2025 FR _X", "L EXPIRED")));
    assertThat(
        tables.cells("authority_opinions", "2026", "FR"),
        is(Map.of("2026 FR _X", "L NOT_SUBMITTED")));
    TablesByHand others = tables(ReturnKind.PROVIDER_YEAR, "provider-b");
    assertThat(
        others.cells("provider_blocking_orders", "provider-b"),
        is(Map.of("2025 provider-b", "L EXPIRED")));
  }

  @Test
  @DisplayName("CT4 repeats without the results of searches are a part")
  void repeatsAreAPart() throws IOException {
    assertThat(
        tables(ReturnKind.SEARCH_RESULTS, "CENTRE").rows("repeat_counts"),
        is(Map.of("2025 1", "1 P EXPIRED")));
    assertThat(
        tables(ReturnKind.FOLLOW_UP, "FR").rows("repeat_counts"), is(Map.of("2025 1", "1 A ")));
  }
}
