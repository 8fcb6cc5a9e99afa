package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sums over Member States: of the Union only where all 27 are covered for the whole year. */
final class SumStatesTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";

  private static final List<String> STATES =
      List.of(
          "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV", "LT",
          "LU", "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE");

  /** Two sources of each State, who returned for the whole year; of the last as given. */
  private static Map<String, String> sums(String coverageOfSweden, Observation... ofSweden) {
    Tables tables = new Tables();
    for (String state : STATES.subList(0, 26)) {
      tables.put("authority_risks", 2, "2026", state, "GENERATED");
    }
    for (Observation row : ofSweden) {
      tables.table("authority_risks").put(row);
    }
    new SumStates(
            tables,
            List.of(2026),
            (table, state, year) -> Status.of(state.equals("SE") ? coverageOfSweden : "SUBMITTED"))
        .all();
    return TablesByHand.rows(tables.table("eu_aggregates"));
  }

  @Test
  @DisplayName("27 States for the whole year: 27 times 2 of the Union")
  void allStates() {
    assertThat(
        sums("SUBMITTED", Observation.of(2, "2026", "SE", "GENERATED")),
        is(Map.of("authority_risks EU27_2020 time_period=2026;risk=GENERATED", "54 A COVERS_27")));
  }

  @Test
  @DisplayName("26 States and one that is silent: 26 times 2 of those covered")
  void oneIsSilent() {
    assertThat(
        sums(
            "NOT_SUBMITTED",
            new Observation(List.of("2026", "SE", "_X"), null, "L", "NOT_SUBMITTED")),
        is(Map.of("authority_risks EU_COVERED time_period=2026;risk=GENERATED", "52 P COVERS_26")));
  }

  @Test
  @DisplayName("27 States, one for a part of the year: not the Union's year")
  void oneIsPartial() {
    assertThat(
        sums(
            "PARTIAL_YEAR",
            new Observation(List.of("2026", "SE", "GENERATED"), 1L, "P", "PARTIAL_YEAR")),
        is(Map.of("authority_risks EU_COVERED time_period=2026;risk=GENERATED", "53 P COVERS_27")));
  }

  @Test
  @DisplayName("27 States, one of which has no row since all of its cells are zero: the Union")
  void oneIsZero() {
    assertThat(
        sums("SUBMITTED"),
        is(Map.of("authority_risks EU27_2020 time_period=2026;risk=GENERATED", "52 A COVERS_27")));
  }

  @Test
  @DisplayName("27 States returned, one of them no case without action: the Union's 26")
  void oneHasNoReportWithoutAction() throws IOException {
    CountedRows rows = new CountedRows().reports(report(1, MARCH), report(2, MARCH));
    for (String state : STATES.subList(0, 26)) {
      rows.forward(1, state, "FIRST", MARCH, 1);
      say(rows, 1, state, "outcome", "NO_ACTION", "reason", "OTHER");
    }
    rows.forward(2, "SE", "FIRST", MARCH, 1);
    say(rows, 2, "SE", "outcome", "OTHER_ACTION", "action_type", "INTELLIGENCE");
    TablesByHand tables = TablesByHand.ofRows(rows);
    Map<String, String> sums = tables.rows("eu_aggregates");
    assertThat(
        sums.get("followup_no_action EU27_2020 cohort=2026;reason=OTHER"), is("26 A COVERS_27"));
    assertThat(
        sums.get(
            "followup_other_actions EU27_2020 cohort=2026;action_type=INTELLIGENCE;action_state=UNKNOWN;reason=UNKNOWN"),
        is("1 A COVERS_27"));
    // Rows alone say who is covered, which is what publication reads.
    assertThat(tables.rows("followup_no_action").get("2026 SE OTHER"), is("0 A "));
    assertThat(tables.cells("followup_other_actions", "2026", "BE").values(), contains("0"));
  }

  private static void say(CountedRows rows, int digit, String state, String... columnsAndValues) {
    String[] all = Arrays.copyOf(columnsAndValues, columnsAndValues.length + 4);
    all[columnsAndValues.length] = "token";
    all[columnsAndValues.length + 1] = token(digit, state);
    all[columnsAndValues.length + 2] = "as_of";
    all[columnsAndValues.length + 3] = "2026-05-01";
    rows.returned(ReturnKind.FOLLOW_UP, state, "2026-09-01", all);
  }

  /** One report that all States have, on which the first so many took no action. */
  private static Map<String, String> outcomes(int returning) throws IOException {
    CountedRows rows = new CountedRows().reports(report(1, MARCH));
    for (String state : STATES) {
      rows.forward(1, state, "FIRST", MARCH, 1);
    }
    for (String state : STATES.subList(0, returning)) {
      say(rows, 1, state, "outcome", "NO_ACTION", "reason", "OTHER");
    }
    return TablesByHand.ofRows(rows).rows("outcomes_by_completeness");
  }

  @Test
  @DisplayName("Outcomes by completeness say how many States returned something")
  void outcomesByCompleteness() throws IOException {
    assertThat(outcomes(27), is(Map.of("2026 COMPLETE NO_ACTION", "27 A COVERS_27")));
    assertThat(
        outcomes(26),
        is(
            Map.of(
                "2026 COMPLETE NO_ACTION", "26 P COVERS_26",
                "2026 COMPLETE NO_FEEDBACK_YET", "1 P COVERS_26")));
  }
}
