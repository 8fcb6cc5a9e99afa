package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
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

  /** Two sources of each State; of the last a row as given. */
  private static Map<String, String> sums(Observation ofSweden) {
    Tables tables = new Tables();
    for (String state : STATES.subList(0, 26)) {
      tables.put("authority_risks", 2, "2026", state, "GENERATED");
    }
    tables.table("authority_risks").put(ofSweden);
    new SumStates(tables, List.of(2026)).all();
    return TablesByHand.rows(tables.table("eu_aggregates"));
  }

  @Test
  @DisplayName("27 States for the whole year: 27 times 2 of the Union")
  void allStates() {
    assertThat(
        sums(Observation.of(2, "2026", "SE", "GENERATED")),
        is(Map.of("authority_risks EU27_2020 time_period=2026;risk=GENERATED", "54 A COVERS_27")));
  }

  @Test
  @DisplayName("26 States and one that is silent: 26 times 2 of those covered")
  void oneIsSilent() {
    assertThat(
        sums(new Observation(List.of("2026", "SE", "_X"), null, "L", "NOT_SUBMITTED")),
        is(Map.of("authority_risks EU_COVERED time_period=2026;risk=GENERATED", "52 P COVERS_26")));
  }

  @Test
  @DisplayName("27 States, one for a part of the year: not the Union's year")
  void oneIsPartial() {
    assertThat(
        sums(new Observation(List.of("2026", "SE", "GENERATED"), 1L, "P", "PARTIAL_YEAR")),
        is(Map.of("authority_risks EU_COVERED time_period=2026;risk=GENERATED", "53 P COVERS_27")));
  }

  /** One report that all States have, on which the first so many took no action. */
  private static Map<String, String> outcomes(int returning) throws IOException {
    CountedRows rows = new CountedRows().reports(report(1, MARCH));
    for (String state : STATES) {
      rows.forward(1, state, "FIRST", MARCH, 1);
    }
    for (String state : STATES.subList(0, returning)) {
      rows.returned(
          ReturnKind.FOLLOW_UP,
          state,
          "2026-09-01",
          "token",
          token(1, state),
          "as_of",
          "2026-05-01",
          "outcome",
          "NO_ACTION",
          "reason",
          "OTHER");
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
