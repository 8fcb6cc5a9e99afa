package eu.csar.transforms.tabulate.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed between two releases, and why; both by hand. */
final class ReviseTest {
  private static final String CELL = "time_period=2026;geo=FR;risk=";

  private static Observation risk(String risk, Long value, String status, String note) {
    return new Observation(List.of("2026", "FR", risk), value, status, note);
  }

  /** Definition of every table as it is now, but for one. */
  private static Map<String, Integer> definitions(Tables tables, int ofRisks) {
    Map<String, Integer> definitions = new HashMap<>();
    tables.all().forEach(rows -> definitions.put(rows.table().id(), rows.table().since()));
    definitions.put("authority_risks", ofRisks);
    return definitions;
  }

  private static Map<String, String> revised(
      Observation before, Observation now, Revise.Inputs inputs, int definition) {
    Tables tables = new Tables();
    tables.table("authority_risks").put(now);
    Revise.against(
        Map.of("authority_risks", List.of(before)),
        definitions(tables, definition),
        inputs,
        tables);
    return TablesByHand.rows(tables.table("revisions"));
  }

  @ParameterizedTest(name = "same reports {0}, same returns {1}: {2}")
  @CsvSource({
    "true, false, RETURNS",
    "false, true, REPORTS",
    "false, false, REPORTS_AND_RETURNS",
    "true, true, PROCESSING",
  })
  @DisplayName("Another value is due to what went in otherwise")
  void anotherValue(boolean sameReports, boolean sameReturns, String reason) {
    assertThat(
        revised(
            risk("GENERATED", 3L, "A", ""),
            risk("GENERATED", 5L, "A", ""),
            Revise.Inputs.of(sameReports, sameReturns),
            1),
        is(
            Map.of(
                "authority_risks " + CELL + "GENERATED " + reason + " PREVIOUS", "3 A ",
                "authority_risks " + CELL + "GENERATED " + reason + " THIS", "5 A ")));
  }

  @Test
  @DisplayName("Another status or note is told, with the same value and with none")
  void anotherStatus() {
    assertThat(
        revised(
            risk("_X", null, "L", "NOT_SUBMITTED"),
            risk("_X", null, "M", "NOT_APPLICABLE"),
            Revise.Inputs.RETURNS,
            1),
        is(
            Map.of(
                "authority_risks " + CELL + "_X STATUS PREVIOUS", "null L NOT_SUBMITTED",
                "authority_risks " + CELL + "_X STATUS THIS", "null M NOT_APPLICABLE")));
    assertThat(
        revised(
            risk("GENERATED", 3L, "P", "PARTIAL_YEAR"),
            risk("GENERATED", 3L, "A", ""),
            Revise.Inputs.RETURNS,
            1),
        is(
            Map.of(
                "authority_risks " + CELL + "GENERATED STATUS PREVIOUS", "3 P PARTIAL_YEAR",
                "authority_risks " + CELL + "GENERATED STATUS THIS", "3 A ")));
  }

  @Test
  @DisplayName("Under another definition nothing else is the reason")
  void anotherDefinition() {
    assertThat(
        revised(
            risk("GENERATED", 3L, "A", ""), risk("GENERATED", 5L, "A", ""), Revise.Inputs.BOTH, 0),
        is(
            Map.of(
                "authority_risks " + CELL + "GENERATED DEFINITION PREVIOUS", "3 A ",
                "authority_risks " + CELL + "GENERATED DEFINITION THIS", "5 A ")));
  }

  @Test
  @DisplayName("A cell that one release lacks has one row")
  void cellsThatComeAndGo() {
    assertThat(
        revised(
            risk("_X", null, "L", "NOT_SUBMITTED"),
            risk("GENERATED", 0L, "A", ""),
            Revise.Inputs.RETURNS,
            1),
        is(
            Map.of(
                "authority_risks " + CELL + "_X CELL_GONE PREVIOUS", "null L NOT_SUBMITTED",
                "authority_risks " + CELL + "GENERATED NEW_CELL THIS", "0 A ")));
  }

  @Test
  @DisplayName("Equal releases have no revision")
  void equal() {
    assertThat(
        revised(
            risk("GENERATED", 3L, "A", ""), risk("GENERATED", 3L, "A", ""), Revise.Inputs.SAME, 1),
        is(anEmptyMap()));
  }
}
