package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.ReturnsByHand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Article 83(2): an example for each item, with its arithmetic. */
final class AuthorityItemsTest {
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

  @Test
  @DisplayName(
      "A83-2a-i of 4 reports 3 have feedback, 2 can be acted on; days 10, 20, 31: median 20")
  void outcomes() throws IOException {
    CountedRows rows = forwarded();
    say(rows, 1, "2026-03-11", "outcome", "NO_ACTION", "reason", "OTHER");
    say(rows, 2, "2026-03-21", "outcome", "OTHER_ACTION", "action_type", "INTELLIGENCE");
    say(
        rows,
        3,
        "2026-04-01",
        "outcome",
        "INVESTIGATION_OPENED",
        "case_key",
        "c",
        "state_of_play",
        "ONGOING");
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.counted("followup_outcomes", "FR"),
        is(
            Map.of(
                "2026 FR FORWARDED NO_ACTION", "1",
                "2026 FR FORWARDED OTHER_ACTION", "1",
                "2026 FR FORWARDED INVESTIGATION_OPENED", "1",
                "2026 FR FORWARDED NO_FEEDBACK_YET", "1")));
    assertThat(
        tables.cells("followup_actionable", "2026", "FR"),
        is(Map.of("2026 FR WITH_FEEDBACK", "3", "2026 FR ACTIONABLE", "2")));
    assertThat(
        tables.cells("followup_days_median", "2026", "FR"),
        is(
            Map.of(
                "2026 FR WITH_OUTCOME", "3",
                "2026 FR MEDIAN_LOW", "20",
                "2026 FR MEDIAN_HIGH", "20")));
    assertThat(
        tables.counted("outcomes_by_completeness"),
        is(
            Map.of(
                "2026 COMPLETE NO_ACTION", "1",
                "2026 COMPLETE OTHER_ACTION", "1",
                "2026 COMPLETE INVESTIGATION_OPENED", "1",
                "2026 COMPLETE NO_FEEDBACK_YET", "1")));
  }

  @Test
  @DisplayName(
      "A83-2a-ii a case of two reports once, as of its last day: 2 girls, 1 rescued; a second case 1 boy")
  void cases() throws IOException {
    CountedRows rows = forwarded();
    String[] opened = {"outcome", "INVESTIGATION_OPENED"};
    say(
        rows,
        1,
        "2026-05-01",
        opened[0],
        opened[1],
        "case_key",
        "c-1",
        "state_of_play",
        "ONGOING",
        "suspects_arrested",
        "1",
        "identified_f_y6_11",
        "1");
    say(
        rows,
        2,
        "2026-06-01",
        opened[0],
        "CONTRIBUTED_TO_ONGOING",
        "case_key",
        "c-1",
        "state_of_play",
        "PENALTY",
        "suspects_arrested",
        "3",
        "perpetrators_convicted",
        "2",
        "identified_f_y6_11",
        "2",
        "rescued_f_y6_11",
        "1");
    say(
        rows,
        3,
        "2026-05-01",
        opened[0],
        opened[1],
        "case_key",
        "c-2",
        "state_of_play",
        "CLOSED_PRE_TRIAL",
        "suspects_arrested",
        "1",
        "identified_m_y12_14",
        "1");
    TablesByHand tables = TablesByHand.ofRows(rows);
    assertThat(
        tables.counted("followup_cases", "FR"),
        is(Map.of("2026 FR PENALTY", "1", "2026 FR CLOSED_PRE_TRIAL", "1")));
    // Arrested 3 + 1, never 1 + 3 + 1; convicted 2 + 0.
    assertThat(
        tables.counted("followup_offenders", "FR"),
        is(Map.of("2026 FR ARRESTED", "4", "2026 FR CONVICTED", "2")));
    assertThat(
        tables.counted("followup_victims", "FR"),
        is(
            Map.of(
                "2026 FR IDENTIFIED F Y6-11", "2",
                "2026 FR RESCUED F Y6-11", "1",
                "2026 FR IDENTIFIED M Y12-14", "1")));
    // 2 measures, 3 genders and 5 ages of a covered State stand there, zeros too.
    assertThat(tables.cells("followup_victims", "2026", "FR").size(), is(30));
  }

  @Test
  @DisplayName("A83-2a-iii 2 to child protection, one of them done; 1 kept, with its reason")
  void otherActions() throws IOException {
    CountedRows rows = forwarded();
    String[] other = {"outcome", "OTHER_ACTION", "action_type", "CHILD_PROTECTION"};
    say(rows, 1, "2026-05-01", other);
    say(rows, 2, "2026-05-01", other[0], other[1], other[2], other[3], "action_state", "DONE");
    say(
        rows,
        3,
        "2026-05-01",
        other[0],
        other[1],
        "action_type",
        "INTELLIGENCE",
        "reason",
        "LACK_OF_INFORMATION");
    assertThat(
        TablesByHand.ofRows(rows).counted("followup_other_actions", "FR"),
        is(
            Map.of(
                "2026 FR CHILD_PROTECTION UNKNOWN UNKNOWN", "1",
                "2026 FR CHILD_PROTECTION DONE UNKNOWN", "1",
                "2026 FR INTELLIGENCE UNKNOWN LACK_OF_INFORMATION", "1")));
  }

  @Test
  @DisplayName("A83-2a-iv 2 for lack of information, 1 without offence; a later word takes 1 away")
  void noAction() throws IOException {
    CountedRows rows = forwarded();
    for (int digit = 1; digit <= 3; digit++) {
      say(rows, digit, "2026-05-01", "outcome", "NO_ACTION", "reason", "LACK_OF_INFORMATION");
    }
    say(rows, 3, "2026-06-01", "outcome", "NO_ACTION", "reason", "NO_OFFENCE");
    assertThat(
        TablesByHand.ofRows(rows).counted("followup_no_action", "FR"),
        is(Map.of("2026 FR LACK_OF_INFORMATION", "2", "2026 FR NO_OFFENCE", "1")));
  }

  @Test
  @DisplayName("A83-2b 4 sources name one risk, 2 another; no word stands in a cell")
  void risks() throws IOException {
    TablesByHand tables =
        yearly(
            """
            {'risks': [{'risk': 'LIVE', 'sources': 4, 'narrative': 'Words.'},
                       {'risk': 'GENERATED', 'sources': 2}]}
            """);
    assertThat(
        tables.cells("authority_risks", "FR"),
        is(Map.of("2026 FR LIVE", "4", "2026 FR GENERATED", "2")));
    assertThat(
        tables.cells("eu_aggregates", "authority_risks"),
        is(
            Map.of(
                "authority_risks EU_COVERED time_period=2026;risk=LIVE", "4",
                "authority_risks EU_COVERED time_period=2026;risk=GENERATED", "2")));
  }

  private TablesByHand detectionOrders() throws IOException {
    return yearly(
        """
        {'detection_orders': [
          {'provider': 'a', 'abuse_type': 'KNOWN_CSAM', 'issued': 2, 'invoked_8_3': 1},
          {'provider': 'a', 'abuse_type': 'NEW_CSAM', 'issued': 1, 'invoked_8_3': 0},
          {'provider': 'b', 'abuse_type': 'KNOWN_CSAM', 'issued': 0, 'invoked_8_3': 0}]}
        """);
  }

  @Test
  @DisplayName("A83-2c provider a once, though for two types; b, to whom none was issued, is none")
  void detectionProviders() throws IOException {
    assertThat(
        detectionOrders().cells("authority_detection_providers", "FR"),
        is(Map.of("2026 FR a", "1")));
  }

  @Test
  @DisplayName("A83-2d 2 + 1 orders to provider a, by type; Article 8(3) once")
  void detectionOrdersByType() throws IOException {
    assertThat(
        detectionOrders().counted("authority_detection_orders", "FR"),
        is(
            Map.of(
                "2026 FR a KNOWN_CSAM ISSUED", "2",
                "2026 FR a KNOWN_CSAM INVOKED_8_3", "1",
                "2026 FR a NEW_CSAM ISSUED", "1")));
  }

  private TablesByHand removalOrders() throws IOException {
    return yearly(
        """
        {'removal_orders': [
          {'provider': 'h', 'issued': 5, 'executed': 4, 'execution_minutes': 480, 'invoked_14_5': 1,
           'invoked_14_6': 0},
          {'provider': 'i', 'issued': 1, 'executed': 0, 'execution_minutes': 0, 'invoked_14_5': 0,
           'invoked_14_6': 1}]}
        """);
  }

  @Test
  @DisplayName("A83-2e hosting providers h and i, each once")
  void removalProviders() throws IOException {
    assertThat(
        removalOrders().cells("authority_removal_providers", "FR"),
        is(Map.of("2026 FR h", "1", "2026 FR i", "1")));
  }

  @Test
  @DisplayName("A83-2f time to remove = 480 minutes / 4 executed = 2 hours; 14(5) and 14(6) once")
  void removalOrdersByProvider() throws IOException {
    assertThat(
        removalOrders().counted("authority_removal_orders", "FR"),
        is(
            Map.of(
                "2026 FR h ISSUED", "5",
                "2026 FR h EXECUTED", "4",
                "2026 FR h EXECUTION_MINUTES", "480",
                "2026 FR h INVOKED_14_5", "1",
                "2026 FR i ISSUED", "1",
                "2026 FR i INVOKED_14_6", "1")));
  }

  @Test
  @DisplayName("A83-2g 3 orders to one provider, who invoked Article 17(5) twice")
  void blockingOrders() throws IOException {
    assertThat(
        yearly("{'blocking_orders': [{'provider': 'n', 'issued': 3, 'invoked_17_5': 2}]}")
            .cells("authority_blocking_orders", "FR"),
        is(Map.of("2026 FR n ISSUED", "3", "2026 FR n INVOKED_17_5", "2")));
  }

  @Test
  @DisplayName("A83-2h decisions by article, provider and reason: 2 + 1")
  void decisions() throws IOException {
    assertThat(
        yearly(
                """
                {'decisions': [
                  {'article': 'A27', 'provider': 'a', 'reason': 'INFORMATION', 'decisions': 2},
                  {'article': 'A29', 'provider': 'a', 'reason': 'PERSISTENT_INFRINGEMENT', 'decisions': 1}]}
                """)
            .cells("authority_decisions", "FR"),
        is(
            Map.of(
                "2026 FR A27 a INFORMATION", "2",
                "2026 FR A29 a PERSISTENT_INFRINGEMENT", "1")));
  }

  @Test
  @DisplayName("A83-2i 2 cases deviated in scope, none in duration; another State sent nothing")
  void opinions() throws IOException {
    TablesByHand tables =
        yearly("{'opinions': [{'point': 'SCOPE', 'cases': 2}, {'point': 'DURATION', 'cases': 0}]}");
    assertThat(
        tables.cells("authority_opinions", "FR"),
        is(Map.of("2026 FR SCOPE", "2", "2026 FR DURATION", "0")));
    assertThat(
        tables.cells("authority_opinions", "DE"), is(Map.of("2026 DE _X", "L NOT_SUBMITTED")));
  }
}
