package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.report;
import static eu.csar.transforms.judge.rules.JudgedReports.retracted;
import static eu.csar.transforms.judge.rules.SettleDecision.settle;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.transforms.judge.rules.SettleDecision.Settled;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What becomes of a report")
class SettleDecisionTest {
  private static final Matter PLAIN = matter(report(false));
  private static final Matter UNFOUNDED = matter(report(false), List.of(), decision("UNFOUNDED"));
  private static final Matter HELD =
      matter(
          JudgedReports.builder()
              .setSource("CYBERTIPLINE")
              .setIncidentType("CHILD_SEX_TOURISM")
              .build());
  private static final Matter TAKEN_BACK =
      new Matter(
          report(false),
          List.of(),
          ReviewsInForce.NONE,
          retracted(report(false), false).retraction(),
          true);

  private static final SentBefore WITH_SOMEBODY = JudgedReports.sent("FIRST", null, null);

  private static SentBefore recalled(String reason, Instant toldRetractedAt) {
    return JudgedReports.sent("RECALL", toldRetractedAt, reason);
  }

  private static Settled settled(String before, Matter matter) {
    return settle(before, WITH_SOMEBODY, matter, judge(matter));
  }

  @Test
  @DisplayName("Section 4 is what judging says, if it was not forwarded before")
  void notForwardedBefore() {
    for (String before : new String[] {null, "MANIFESTLY_UNFOUNDED", "HELD_FOR_REVIEW"}) {
      assertThat(settled(before, PLAIN), is(new Settled(Decision.FORWARDED, List.of(), null)));
      assertThat(
          settled(before, UNFOUNDED),
          is(new Settled(Decision.MANIFESTLY_UNFOUNDED, List.of("REVIEWED_UNFOUNDED"), null)));
      assertThat(
          settled(before, HELD),
          is(new Settled(Decision.HELD_FOR_REVIEW, List.of("NO_ANNEX_III_TYPE"), null)));
    }
  }

  @Test
  @DisplayName("Section 4 now unfounded: recalled from all, and the report stays forwarded")
  void nowUnfounded() {
    assertThat(
        settled("FORWARDED", UNFOUNDED),
        is(
            new Settled(
                Decision.FORWARDED,
                List.of("REVIEWED_UNFOUNDED"),
                RecallReason.MANIFESTLY_UNFOUNDED)));
  }

  @Test
  @DisplayName("JU2 forwarding is a fact: retracted later, it stays forwarded and is recalled")
  void retractedLater() {
    assertThat(
        settled("FORWARDED", TAKEN_BACK),
        is(new Settled(Decision.FORWARDED, List.of(), RecallReason.RETRACTED_BY_PROVIDER)));
  }

  @Test
  @DisplayName("JU2 JU4 a review to forward, decided after the retraction, keeps it")
  void keptByReview() {
    Matter reviewed =
        new Matter(
            TAKEN_BACK.report(),
            List.of(),
            new ReviewsInForce(List.of(decision("FORWARD"))),
            TAKEN_BACK.retraction(),
            true);
    assertThat(
        settled("FORWARDED", reviewed), is(new Settled(Decision.FORWARDED, List.of(), null)));
  }

  @Test
  @DisplayName("JU2 not forwarded yet and retracted: forwarded as usual, without a recall")
  void retractedBefore() {
    Settled settled = settled(null, retracted(report(true), true));
    assertThat(settled, is(new Settled(Decision.FORWARDED, List.of(), null)));
    assertThat(settled.goesOut(), is(true));
  }

  @Test
  @DisplayName("JU3 what was forwarded is never held")
  void neverHeldAgain() {
    assertThat(settled("FORWARDED", HELD), is(new Settled(Decision.FORWARDED, List.of(), null)));
  }

  @Test
  @DisplayName("JU2 forwarded although retracted already: a later assessment takes nothing back")
  void forwardedAlthoughRetracted() {
    Matter known =
        new Matter(
            TAKEN_BACK.report(),
            List.of(),
            ReviewsInForce.NONE,
            new Matter.Retracted(TAKEN_BACK.retraction().at(), false, false),
            true);
    assertThat(
        settle("FORWARDED", WITH_SOMEBODY, known, judge(known)),
        is(new Settled(Decision.FORWARDED, List.of(), null)));
  }

  @Test
  @DisplayName("JU2 recalled for a retraction that still stands: nobody is sent it again")
  void staysRecalled() {
    Matter known =
        new Matter(
            TAKEN_BACK.report(),
            List.of(),
            ReviewsInForce.NONE,
            new Matter.Retracted(TAKEN_BACK.retraction().at(), false, false),
            true);
    assertThat(
        settle("FORWARDED", recalled("RETRACTED_BY_PROVIDER", null), known, judge(known)).goesOut(),
        is(false));
  }

  @Test
  @DisplayName(
      "JU2 forwarded although retracted, then recalled as unfounded, which it is no more: sent again")
  void sentAgainAlthoughRetracted() {
    Instant retractedAt = TAKEN_BACK.retraction().at();
    Matter known =
        new Matter(
            TAKEN_BACK.report(),
            List.of(),
            ReviewsInForce.NONE,
            new Matter.Retracted(retractedAt, false, false),
            true);
    assertThat(
        settle("FORWARDED", recalled("MANIFESTLY_UNFOUNDED", retractedAt), known, judge(known))
            .goesOut(),
        is(true));
    assertThat(
        settle("FORWARDED", recalled("MANIFESTLY_UNFOUNDED", null), known, judge(known)).goesOut(),
        is(false));
  }
}
