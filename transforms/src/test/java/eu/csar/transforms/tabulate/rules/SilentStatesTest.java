package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What follow-up says of States that returned nothing: their silence is no zero. */
final class SilentStatesTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";

  /** Two reports forwarded to Germany, one to France, who took no action. */
  private static TablesByHand tables() throws IOException {
    CountedRows rows =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH))
            .forward(1, "DE", "FIRST", MARCH, 1)
            .forward(2, "DE", "FIRST", MARCH, 1)
            .forward(1, "FR", "FIRST", MARCH, 1);
    rows.returned(
        ReturnKind.FOLLOW_UP,
        "FR",
        "2026-09-01",
        "token",
        token(1, "FR"),
        "as_of",
        "2026-05-01",
        "outcome",
        "NO_ACTION",
        "reason",
        "OTHER");
    return TablesByHand.ofRows(rows);
  }

  private static Map<String, String> outcomes(TablesByHand tables, String state) {
    Map<String, String> rows = new TreeMap<>(tables.rows("followup_outcomes"));
    rows.keySet().removeIf(codes -> !codes.startsWith("2026 " + state + " "));
    return rows;
  }

  @Test
  @DisplayName("What a silent State did is missing, not zero; that nothing was returned is counted")
  void silenceIsNoZero() throws IOException {
    TablesByHand tables = tables();
    assertThat(
        outcomes(tables, "DE"),
        is(
            Map.of(
                "2026 DE FORWARDED INVESTIGATION_OPENED", "null L NOT_SUBMITTED",
                "2026 DE FORWARDED CONTRIBUTED_TO_ONGOING", "null L NOT_SUBMITTED",
                "2026 DE FORWARDED OTHER_ACTION", "null L NOT_SUBMITTED",
                "2026 DE FORWARDED NO_ACTION", "null L NOT_SUBMITTED",
                "2026 DE FORWARDED NO_FEEDBACK_YET", "2 A NOT_SUBMITTED")));
    assertThat(tables.broken(), is(empty()));
  }

  @Test
  @DisplayName("Of a State that returned, an outcome that no report has is zero")
  void zeroOfTheHeard() throws IOException {
    assertThat(
        outcomes(tables(), "FR"),
        is(
            Map.of(
                "2026 FR FORWARDED INVESTIGATION_OPENED", "0 A ",
                "2026 FR FORWARDED CONTRIBUTED_TO_ONGOING", "0 A ",
                "2026 FR FORWARDED OTHER_ACTION", "0 A ",
                "2026 FR FORWARDED NO_ACTION", "1 A ",
                "2026 FR FORWARDED NO_FEEDBACK_YET", "0 A ")));
  }
}
