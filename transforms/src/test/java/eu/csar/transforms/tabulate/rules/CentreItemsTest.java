package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.key;
import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.ReturnsByHand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Article 83(3): an example for each item, with its arithmetic. */
final class CentreItemsTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";
  private static final String A = "aa".repeat(32);
  private static final String B = "bb".repeat(32);

  @TempDir private Path returns = Path.of("unset");

  private TablesByHand returned(ReturnKind kind, String... rows) throws IOException {
    new ReturnsByHand(returns).rows(kind, "CENTRE", rows);
    return TablesByHand.ofReturns(returns);
  }

  @Test
  @DisplayName("A83-3a 900 at the end of 2026, 700 a year before; the snapshot of June is neither")
  void indicators() throws IOException {
    String element = "'database': 'KNOWN_CSAM', 'element': 'DIGITAL_IDENTIFIER'";
    TablesByHand tables =
        returned(
            ReturnKind.INDICATOR_SNAPSHOTS,
            "{'as_of': '2026-12-31', " + element + ", 'entries': 900}",
            "{'as_of': '2026-06-30', " + element + ", 'entries': 950}",
            "{'as_of': '2025-12-31', " + element + ", 'entries': 700}",
            "{'as_of': '2026-12-31', 'database': 'KNOWN_CSAM', 'element': 'URL', 'entries': 0}");
    assertThat(
        tables.cells("indicators", "2026"),
        is(
            Map.of(
                "2026 KNOWN_CSAM DIGITAL_IDENTIFIER", "900",
                "2026 KNOWN_CSAM URL", "0")));
  }

  @Test
  @DisplayName(
      "A83-3b 2 submissions of France: 5 + 2 indicators, 0 + 3 URLs; a repeated key is one")
  void submissions() throws IOException {
    String of = "'state': 'FR', 'abuse_type': 'KNOWN_CSAM', 'submitted_on': '2026-05-01', ";
    TablesByHand tables =
        returned(
            ReturnKind.INDICATOR_SUBMISSIONS,
            "{'submission': 'S-1', " + of + "'indicators': 99, 'urls': 0}",
            "{'submission': 'S-1', " + of + "'indicators': 5, 'urls': 0}",
            "{'submission': 'S-2', " + of + "'indicators': 2, 'urls': 3}");
    assertThat(
        tables.counted("indicator_submissions"),
        is(
            Map.of(
                "2026 FR KNOWN_CSAM SUBMISSIONS", "2",
                "2026 FR KNOWN_CSAM INDICATORS", "7",
                "2026 FR KNOWN_CSAM URLS", "3")));
  }

  /** One to two States, one to one of them, a supplement of it, one to Europol alone, one held. */
  private static CountedRows reports() {
    return new CountedRows()
        .reports(
            report(1, MARCH),
            report(2, MARCH),
            report(3, MARCH, "supplement_of", key(2)),
            report(4, MARCH),
            report(5, MARCH, "decision", "HELD_FOR_REVIEW"))
        .forward(1, "FR", "FIRST", MARCH, 1)
        .forward(1, "DE", "FIRST", MARCH, 1)
        .forward(2, "FR", "FIRST", MARCH, 1)
        .forward(3, "FR", "SUPPLEMENT", MARCH, 1)
        .forward(4, "EUROPOL", "FIRST", MARCH, 1)
        .submission(1, "NEW")
        .submission(2, "NEW")
        .submission(2, "RESUBMISSION")
        .submission(3, "NEW")
        .submission(4, "NEW")
        .submission(5, "NEW");
  }

  @Test
  @DisplayName(
      "A83-3c 6 submissions, 5 reports, 4 events; FR 2 + DE 1 = 1 of one State + 1 of several + surplus 1")
  void reportsByProviderAndState() throws IOException {
    TablesByHand tables = TablesByHand.ofRows(reports());
    assertThat(
        tables.counted("reports_by_provider"),
        is(
            Map.of(
                "2026 provider-a SUBMISSIONS", "6",
                "2026 provider-a REPORTS", "5",
                "2026 provider-a EVENTS", "4")));
    assertThat(
        tables.counted("events_by_state"),
        is(Map.of("2026 FR FORWARDED", "2", "2026 DE FORWARDED", "1")));
    assertThat(
        tables.counted("events_by_bucket"),
        is(
            Map.of(
                "2026 SEVERAL_STATES", "1",
                "2026 ONE_STATE", "1",
                "2026 EUROPOL_ONLY", "1",
                "2026 HELD", "1")));
    assertThat(tables.counted("surplus_of_states"), is(Map.of("2026 SURPLUS", "1")));
  }

  @Test
  @DisplayName("A83-3d 1 known by match and 1 new by claim to FR; 1 instance of solicitation to DE")
  void itemsAndInstances() throws IOException {
    TablesByHand tables =
        TablesByHand.ofRows(
            new CountedRows()
                .reports(
                    report(1, MARCH),
                    report(
                        2,
                        MARCH,
                        "abuse_types",
                        List.of("SOLICITATION"),
                        "service_types",
                        List.of("INTERPERSONAL_COMMUNICATIONS")))
                .forward(1, "FR", "FIRST", MARCH, 1)
                .forward(2, "DE", "FIRST", MARCH, 1)
                .item(1, 0, "REPORTED", null, A)
                .item(1, 1, "REPORTED", null, A)
                .match(1, 0, "KNOWN", "SHA256", false)
                .item(1, 2, "REPORTED", "NEW_CSAM", B));
    // Items 0 and 1 have the same SHA-256: one item.
    assertThat(
        tables.counted("items_by_state", "FR"),
        is(
            Map.of(
                "2026 FR HOSTING KNOWN_CSAM MATCH", "1",
                "2026 FR HOSTING NEW_CSAM ITEM_CLAIM", "1")));
    assertThat(
        tables.counted("solicitation_by_state"),
        is(
            Map.of(
                "2026 DE INTERPERSONAL_COMMUNICATIONS", "1",
                "2026 _T INTERPERSONAL_COMMUNICATIONS", "1")));
    assertThat(
        tables.counted("reports_by_abuse_type"),
        is(Map.of("2026 KNOWN_CSAM", "1", "2026 SOLICITATION", "1", "2026 _T", "2")));
  }

  @Test
  @DisplayName("A83-3e 2 retracted, 1 reviewed; what was forwarded is none, though retracted later")
  void unfounded() throws IOException {
    String no = "MANIFESTLY_UNFOUNDED";
    assertThat(
        TablesByHand.ofRows(
                new CountedRows()
                    .reports(
                        report(
                            1,
                            MARCH,
                            "decision",
                            no,
                            "reason_codes",
                            ground("RETRACTED_AS_ERRONEOUS")),
                        report(
                            2,
                            MARCH,
                            "decision",
                            no,
                            "reason_codes",
                            ground("RETRACTED_AS_ERRONEOUS")),
                        report(
                            3, MARCH, "decision", no, "reason_codes", ground("REVIEWED_UNFOUNDED")),
                        report(
                            4, MARCH, "retracted_at", CountedRows.micros("2026-04-01T00:00:00Z")))
                    .forward(4, "FR", "FIRST", MARCH, 1)
                    .forward(4, "FR", "RECALL", "2026-04-01T00:00:00Z", 2))
            .counted("unfounded_reports"),
        is(
            Map.of(
                "2026 provider-a RETRACTED_AS_ERRONEOUS", "2",
                "2026 provider-a REVIEWED_UNFOUNDED", "1")));
  }

  private static List<String> ground(String code) {
    return List.of(code);
  }

  @Test
  @DisplayName("A83-3f of 3 reports to FR 1 negative, of two types: a row each, 1 in the total")
  void assessedNegative() throws IOException {
    CountedRows rows =
        new CountedRows()
            .reports(
                report(1, MARCH, "abuse_types", List.of("NEW_CSAM", "SOLICITATION")),
                report(2, MARCH, "abuse_types", List.of("NEW_CSAM")),
                report(3, MARCH))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(2, "FR", "FIRST", MARCH, 1)
            .forward(3, "FR", "FIRST", MARCH, 1);
    assess(rows, 1, "NEGATIVE");
    assess(rows, 2, "POSITIVE");
    // Report 3 alleges known material alone, so Article 36(3) asks for nothing.
    assess(rows, 3, "NEGATIVE");
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.counted("assessed_negative", "FR"),
        is(Map.of("2026 FR NEW_CSAM", "1", "2026 FR SOLICITATION", "1", "2026 FR _T", "1")));
    assertThat(tables.counted("assessments_open"), is(Map.of()));
  }

  private static void assess(CountedRows rows, int digit, String result) {
    rows.returned(
        ReturnKind.ASSESSMENTS,
        "FR",
        "2026-05-01",
        "token",
        token(digit, "FR"),
        "as_of",
        "2026-04-01",
        "result",
        result,
        "scope",
        "REPORT");
  }

  private static String found(String key, String day, String more) {
    return "{'result': '" + key + "', 'found_on': '" + day + "', " + more + "}";
  }

  @Test
  @DisplayName("A83-3g 2 images in FR, 1 URL outside; a result of 2025 is not of 2026")
  void searchResults() throws IOException {
    assertThat(
        returned(
                ReturnKind.SEARCH_RESULTS,
                found("R-1", "2026-05-01", "'hosted_in': 'FR', 'media': 'IMAGE'"),
                found("R-2", "2026-05-02", "'hosted_in': 'FR', 'media': 'IMAGE'"),
                found("R-3", "2026-05-02", "'hosted_in': 'EXT_EU27_2020', 'media': 'URL'"),
                found("R-4", "2025-05-02", "'hosted_in': 'FR', 'media': 'VIDEO'"))
            .cells("search_results", "2026"),
        is(Map.of("2026 FR IMAGE", "2", "2026 EXT_EU27_2020 URL", "1")));
  }

  @Test
  @DisplayName(
      "A83-3h A in 2 reports and 1 search: 3 times; B in 1 report: once; twice in one is 1")
  void repeats() throws IOException {
    CountedRows rows =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH))
            .item(1, 0, "REPORTED", null, A)
            .item(1, 1, "REPORTED", null, A)
            .item(2, 0, "REPORTED", null, A)
            .item(2, 1, "REPORTED", null, B);
    try (FoundItems found = new FoundItems(rows)) {
      found.add(A, 2026);
    }
    assertThat(
        TablesByHand.ofRows(rows).cells("repeat_counts"), is(Map.of("2026 3", "1", "2026 1", "1")));
  }

  @Test
  @DisplayName("A83-3i 3 notices to 2 hosting providers")
  void hostingNotices() throws IOException {
    String on = "'notified_on': '2026-05-01', ";
    assertThat(
        returned(
                ReturnKind.HOSTING_NOTICES,
                "{'notice': 'N-1', " + on + "'provider': 'h'}",
                "{'notice': 'N-2', " + on + "'provider': 'h'}",
                "{'notice': 'N-3', " + on + "'provider': 'i'}")
            .cells("hosting_notices", "2026"),
        is(Map.of("2026 NOTICES", "3", "2026 PROVIDERS_NOTIFIED", "2")));
  }

  @Test
  @DisplayName("A83-3j January 4, February corrected from 9 to 5: 9 assisted, 1 + 2 accessible")
  void victimsAssisted() throws IOException {
    assertThat(
        returned(
                ReturnKind.VICTIM_ASSISTANCE,
                "{'month': '2026-01-01', 'assisted': 4, 'accessible': 1}",
                "{'month': '2026-02-01', 'assisted': 9, 'accessible': 9}",
                "{'month': '2026-02-01', 'assisted': 5, 'accessible': 2}")
            .cells("victims_assisted", "2026"),
        is(Map.of("2026 ASSISTED", "9", "2026 ACCESSIBLE", "3")));
  }
}
