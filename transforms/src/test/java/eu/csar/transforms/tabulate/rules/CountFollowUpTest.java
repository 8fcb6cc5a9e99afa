package eu.csar.transforms.tabulate.rules;

import static eu.csar.transforms.tabulate.rules.CountedRows.report;
import static eu.csar.transforms.tabulate.rules.CountedRows.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.returns.ReturnKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hand-made examples of follow-up: late, repeated, contradicting, misaddressed. */
final class CountFollowUpTest {
  private static final String MARCH = "2026-03-01T00:00:00Z";

  private static CountedRows forwarded() {
    return new CountedRows()
        .reports(report(1, MARCH), report(2, MARCH))
        .forward(1, "FR", "FIRST", MARCH, 1)
        .forward(1, "EUROPOL", "FIRST", MARCH, 1)
        .forward(2, "EUROPOL", "FIRST", MARCH, 1);
  }

  private static CountedRows noAction(CountedRows rows, String sender, String token, String asOf) {
    return rows.returned(
        ReturnKind.FOLLOW_UP,
        sender,
        "2026-09-01",
        "token",
        token,
        "as_of",
        asOf,
        "outcome",
        "NO_ACTION",
        "reason",
        "OTHER");
  }

  private static CountedRows investigation(
      CountedRows rows, int report, String asOf, String key, String arrested) {
    return rows.returned(
        ReturnKind.FOLLOW_UP,
        "FR",
        "2026-09-01",
        "token",
        token(report, "FR"),
        "as_of",
        asOf,
        "outcome",
        "INVESTIGATION_OPENED",
        "case_key",
        key,
        "state_of_play",
        "ONGOING",
        "suspects_arrested",
        arrested);
  }

  @Test
  @DisplayName("A83-2a-i no feedback yet is not no action")
  void noFeedbackYet() {
    assertThat(
        forwarded().table("followup_outcomes"),
        is(Map.of("2026 FR FORWARDED NO_FEEDBACK_YET", 1L)));
  }

  @Test
  @DisplayName("CT6 the latest as-of wins, though an earlier one is received later")
  void latestAsOfWins() {
    CountedRows rows = investigation(forwarded(), 1, "2026-06-01", "c", "0");
    noAction(rows, "FR", token(1, "FR"), "2026-05-01");
    Figures figures = rows.figures();
    assertThat(
        figures.sum("followup_outcomes", "2026", "FR", "FORWARDED", "INVESTIGATION_OPENED"),
        is(1L));
    // First outcome: as-of 1 May, forwarded 1 March: 31 + 30 days.
    assertThat(figures.sum("followup_days", "2026", "FR", "61"), is(1L));
    assertThat(figures.sum(Figures.ACCEPTED), is(2L));
  }

  @Test
  @DisplayName("CT6 at equal as-of the latest delivery wins")
  void latestDeliveryWins() {
    CountedRows rows = investigation(forwarded(), 1, "2026-06-01", "c", "0");
    noAction(rows, "FR", token(1, "FR"), "2026-06-01");
    assertThat(rows.table("followup_outcomes"), is(Map.of("2026 FR FORWARDED NO_ACTION", 1L)));
  }

  @Test
  @DisplayName("CT6 case figures once, from the latest as-of; keys of States never join")
  void casesCountOnce() {
    CountedRows rows =
        new CountedRows()
            .reports(report(1, MARCH), report(2, MARCH), report(3, MARCH))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(2, "FR", "FIRST", MARCH, 1)
            .forward(3, "DE", "FIRST", MARCH, 1);
    investigation(rows, 1, "2026-06-01", "c", "1");
    investigation(rows, 2, "2026-07-01", "c", "2");
    rows.returned(
        ReturnKind.FOLLOW_UP,
        "DE",
        "2026-09-01",
        "token",
        token(3, "DE"),
        "as_of",
        "2026-06-01",
        "outcome",
        "CONTRIBUTED_TO_ONGOING",
        "case_key",
        "c",
        "state_of_play",
        "PENALTY",
        "suspects_arrested",
        "5");
    Figures figures = rows.figures();
    assertThat(figures.sum("followup_offenders", "2026", "FR", "ARRESTED"), is(2L));
    assertThat(figures.sum("followup_offenders", "2026", "DE", "ARRESTED"), is(5L));
    assertThat(figures.sum("followup_cases", "2026"), is(2L));
  }

  @Test
  @DisplayName("Unknown tokens, those of others, and days before the forward are rejected")
  void rejections() {
    CountedRows rows = forwarded();
    noAction(rows, "FR", "e".repeat(32), "2026-05-01");
    noAction(rows, "DE", token(1, "FR"), "2026-05-01");
    noAction(rows, "FR", token(1, "FR"), "2026-02-28");
    assertThat(
        rows.table(Figures.REJECTED),
        is(
            Map.of(
                "0 follow_up 1 UNKNOWN_TOKEN token", 1L,
                "1 follow_up 1 TOKEN_OF_ANOTHER token", 1L,
                "2 follow_up 1 DAY_BEFORE_FORWARD as_of", 1L)));
  }

  @Test
  @DisplayName("CT6 a row on a forward after the last year of the tables is right all the same")
  void forwardsAfterTheLastYear() {
    CountedRows rows =
        new CountedRows()
            .reports(report(1, "2025-12-31T00:00:00Z"), report(2, MARCH))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(2, "FR", "FIRST", MARCH, 1);
    noAction(rows, "FR", token(1, "FR"), "2026-05-01");
    noAction(rows, "FR", token(2, "FR"), "2026-05-01");
    noAction(rows, "FR", "e".repeat(32), "2026-05-01");
    Figures figures = rows.figures(2025);
    assertThat(
        figures.of(Figures.REJECTED).keySet(),
        is(Set.of(List.of("2", "follow_up", "1", "UNKNOWN_TOKEN", "token"))));
    assertThat(figures.sum(Figures.ACCEPTED), is(2L));
  }

  @Test
  @DisplayName("CT7 Europol's row on the token of a State is one on the token of another")
  void europolOnTheTokenOfAState() {
    CountedRows rows = forwarded();
    rows.returned(
        ReturnKind.EUROPOL_REFERRALS,
        "EUROPOL",
        "2026-05-01",
        "token",
        token(1, "FR"),
        "as_of",
        "2026-04-01",
        "referred_to",
        "EL",
        "referred_on",
        "2026-04-01");
    assertThat(
        rows.table(Figures.REJECTED),
        is(Map.of("0 europol_referrals 1 TOKEN_OF_ANOTHER token", 1L)));
  }

  @Test
  @DisplayName("CT7 what Europol referred stands under that State, as referred")
  void referredByEuropol() {
    CountedRows rows = forwarded();
    rows.returned(
        ReturnKind.EUROPOL_REFERRALS,
        "EUROPOL",
        "2026-05-01",
        "token",
        token(2, "EUROPOL"),
        "as_of",
        "2026-04-01",
        "referred_to",
        "EL",
        "referred_on",
        "2026-04-01");
    noAction(rows, "EL", token(2, "EUROPOL"), "2026-05-01");
    assertThat(
        rows.table("followup_outcomes"),
        is(Map.of("2026 FR FORWARDED NO_FEEDBACK_YET", 1L, "2026 EL REFERRED NO_ACTION", 1L)));
  }

  @Test
  @DisplayName("CT7 Europol cannot refer a report on a day before it had it")
  void referredBeforeTheForward() {
    CountedRows rows = forwarded();
    rows.returned(
        ReturnKind.EUROPOL_REFERRALS,
        "EUROPOL",
        "2026-05-01",
        "token",
        token(2, "EUROPOL"),
        "as_of",
        "2026-04-01",
        "referred_to",
        "EL",
        "referred_on",
        "2026-02-28");
    assertThat(
        rows.table(Figures.REJECTED),
        is(Map.of("0 europol_referrals 1 DAY_BEFORE_FORWARD referred_on", 1L)));
  }

  @Test
  @DisplayName("CT7 a referral to a State that has the report from the Centre adds nothing")
  void referredToWhomHasItAlready() {
    CountedRows rows = forwarded();
    rows.returned(
        ReturnKind.EUROPOL_REFERRALS,
        "EUROPOL",
        "2026-05-01",
        "token",
        token(1, "EUROPOL"),
        "as_of",
        "2026-04-01",
        "referred_to",
        "FR",
        "referred_on",
        "2026-04-01");
    assertThat(
        rows.table("followup_outcomes"), is(Map.of("2026 FR FORWARDED NO_FEEDBACK_YET", 1L)));
  }

  @Test
  @DisplayName("CT5 A83-3f counts a negative report once per State; a negative item is none")
  void assessedNegative() {
    CountedRows rows =
        new CountedRows()
            .reports(
                report(1, MARCH, "abuse_types", List.of("NEW_CSAM", "SOLICITATION")),
                report(2, MARCH, "abuse_types", List.of("NEW_CSAM")),
                report(3, "2027-05-20T00:00:00Z", "abuse_types", List.of("NEW_CSAM")))
            .forward(1, "FR", "FIRST", MARCH, 1)
            .forward(2, "FR", "FIRST", MARCH, 1)
            .forward(3, "FR", "FIRST", "2027-05-20T00:00:00Z", 2);
    for (String day : List.of("2026-04-01", "2026-04-02")) {
      assess(rows, 1, day, "NEGATIVE", "REPORT");
    }
    assess(rows, 2, "2026-04-01", "NEGATIVE", "ITEM");
    assess(rows, 3, "2027-06-01", "EXTENDED", "REPORT");
    Figures figures = rows.figures();
    assertThat(figures.sum("assessed_negative", "2026", "FR", "NEW_CSAM"), is(1L));
    assertThat(figures.sum("assessed_negative", "2026", "FR", "SOLICITATION"), is(1L));
    assertThat(figures.sum("assessed_negative", "2026", "FR", "_T"), is(1L));
    // As of 1 July 2027: report 2 open since March 2026, report 3 for a month and 11 days,
    // extended.
    assertThat(figures.sum("assessments_open", "2026", "FR", "OVER_2_MONTHS"), is(1L));
    assertThat(figures.sum("assessments_open", "2027", "FR", "OVER_1_MONTH_EXTENDED"), is(1L));
  }

  private static void assess(
      CountedRows rows, int report, String day, String result, String scope) {
    rows.returned(
        ReturnKind.ASSESSMENTS,
        "FR",
        day,
        "token",
        token(report, "FR"),
        "as_of",
        day,
        "result",
        result,
        "scope",
        scope);
  }
}
