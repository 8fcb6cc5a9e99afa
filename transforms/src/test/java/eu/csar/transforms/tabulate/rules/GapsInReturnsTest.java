package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.ReturnsByHand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returns that stand and leave something out: what they do not say is no zero. */
final class GapsInReturnsTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";

  @TempDir private Path returns = Path.of("unset");

  private TablesByHand yearly(String... documents) throws IOException {
    ReturnsByHand byHand = new ReturnsByHand(returns);
    for (String document : documents) {
      byHand.yearly(ReturnKind.AUTHORITY_YEAR, "FR", document);
    }
    return TablesByHand.ofReturns(returns);
  }

  /** Four reports forwarded to France on 1 March 2026. */
  private static CountedRows forwarded() {
    CountedRows rows = new CountedRows();
    for (int digit = 1; digit <= 4; digit++) {
      rows.reports(report(digit, MARCH)).forward(digit, "FR", "FIRST", MARCH, 1);
    }
    return rows;
  }

  private static void say(CountedRows rows, int digit, String asOf, String... columnsAndValues) {
    String[] all = new String[columnsAndValues.length + 4];
    all[0] = "token";
    all[1] = token(digit, "FR");
    all[2] = "as_of";
    all[3] = asOf;
    System.arraycopy(columnsAndValues, 0, all, 4, columnsAndValues.length);
    rows.returned(ReturnKind.FOLLOW_UP, "FR", "2026-09-01", all);
  }

  /** A case of one report of its own, with these columns. */
  private static void investigate(CountedRows rows, int digit, String... columnsAndValues) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "outcome",
                "INVESTIGATION_OPENED",
                "case_key",
                "c-" + digit,
                "state_of_play",
                "ONGOING"));
    all.addAll(List.of(columnsAndValues));
    say(rows, digit, "2026-05-01", all.toArray(new String[0]));
  }

  @Test
  @DisplayName("2 cases, never a number of victims: unknown, and not none")
  void victimsNeverGiven() throws IOException {
    CountedRows rows = forwarded();
    investigate(rows, 1, "suspects_arrested", "2");
    investigate(rows, 2, "perpetrators_convicted", "0");
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.cells("followup_victims", "2026", "FR"),
        is(Map.of("2026 FR _X _X _X", "L NOT_SUBMITTED")));
    // Of each case one number of offenders is given.
    assertThat(tables.rows("followup_offenders").get("2026 FR ARRESTED"), is("2 A "));
    assertThat(tables.rows("followup_offenders").get("2026 FR CONVICTED"), is("0 A "));
    assertThat(tables.rows("followup_cases").get("2026 FR ONGOING"), is("2 A "));
  }

  @Test
  @DisplayName("2 cases, of one 3 girls, of the other no number: 3 at least")
  void victimsPartlyGiven() throws IOException {
    CountedRows rows = forwarded();
    investigate(rows, 1, "identified_f_y6_11", "3");
    investigate(rows, 2);
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.rows("followup_victims").get("2026 FR IDENTIFIED F Y6-11"),
        is("3 P PARTLY_SUBMITTED"));
    assertThat(
        tables.cells("followup_offenders", "2026", "FR"),
        is(Map.of("2026 FR _X", "L NOT_SUBMITTED")));
    assertThat(
        tables
            .rows("eu_aggregates")
            .get("followup_victims EU_COVERED cohort=2026;measure=IDENTIFIED;gender=F;age=Y6-11"),
        is("3 P COVERS_1"));
  }

  @Test
  @DisplayName("a State that returned and has no case has no victims: zeros")
  void noCase() throws IOException {
    CountedRows rows = forwarded();
    say(rows, 1, "2026-05-01", "outcome", "NO_ACTION", "reason", "OTHER");
    assertThat(
        TablesByHand.ofRows(rows).rows("followup_victims").get("2026 FR IDENTIFIED F Y6-11"),
        is("0 A "));
  }

  @Test
  @DisplayName("A State that addressed nobody says so: a zero, and covered")
  void nobodyIsAddressed() throws IOException {
    assertThat(
        yearly(
                """
                {'detection_orders': [
                  {'provider': 'b', 'abuse_type': 'KNOWN_CSAM', 'issued': 0, 'invoked_8_3': 0}]}
                """)
            .rows("authority_detection_providers")
            .get("2026 FR b"),
        is("0 A "));
  }

  @Test
  @DisplayName("A section whose rows were all rejected is not empty: nothing usable was submitted")
  void allRowsRejected() throws IOException {
    TablesByHand tables =
        yearly("{'opinions': [{'point': 'SCOPE', 'cases': 'some'}], 'risks': []}");
    assertThat(
        tables.cells("authority_opinions", "FR"), is(Map.of("2026 FR _X", "L NOT_SUBMITTED")));
    assertThat(
        tables.cells("coverage", "A83-2i", "FR").keySet(),
        contains("2026 A83-2i FR NOT_SUBMITTED"));
    assertThat(
        tables.cells("authority_risks", "FR"), is(Map.of("2026 FR _X", "L SUBMITTED_EMPTY")));
  }

  @Test
  @DisplayName("A section of which a row was rejected is a part, and its gap is no zero")
  void someRowsRejected() throws IOException {
    TablesByHand tables =
        yearly(
            """
            {'opinions': [{'point': 'SCOPE', 'cases': 'some'}, {'point': 'DURATION', 'cases': 2}],
             'risks': [{'risk': 'LIVE', 'sources': 4}]}
            """);
    assertThat(tables.rows("authority_opinions").get("2026 FR DURATION"), is("2 P PARTIAL_YEAR"));
    assertThat(
        tables.cells("coverage", "A83-2i", "FR").keySet(), contains("2026 A83-2i FR PARTIAL_YEAR"));
    // Its other sections are whole.
    assertThat(tables.rows("authority_risks").get("2026 FR LIVE"), is("4 A "));
  }
}
