package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.exceptions;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.report;
import static eu.csar.transforms.judge.rules.JudgedReports.retracted;
import static eu.csar.transforms.judge.rules.JudgedReports.review;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("UG2 a report that its provider retracted")
class RetractedAsErroneousTest {
  private static final String GROUND = "RETRACTED_AS_ERRONEOUS";

  static Stream<Arguments> suspicions() {
    return Suspicions.all();
  }

  @Test
  @DisplayName("UG2 as erroneous, before anybody had it, is unfounded")
  void filters() {
    Judgement judgement = judge(retracted(report(false), true));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains(GROUND));
  }

  @Test
  @DisplayName("UG2 for another reason is forwarded as usual")
  void otherReason() {
    Judgement judgement = judge(retracted(report(false), false));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, GROUND), is(nullValue()));
  }

  @Test
  @DisplayName("UG2 JU2 after somebody had it stays forwarded: the ground does not hold")
  void afterForwarding() {
    Matter matter =
        new Matter(
            report(false),
            List.of(),
            ReviewsInForce.NONE,
            retracted(report(false), true).retraction(),
            true);
    assertThat(exceptions(judge(matter), GROUND), is(nullValue()));
  }

  @ParameterizedTest(name = "UG2 {0}: {1}")
  @MethodSource("suspicions")
  @DisplayName("UG2 is forwarded if anything in it speaks for abuse")
  void suspicion(String code, String because, UnaryOperator<Report.Builder> change) {
    Report report = change.apply(JudgedReports.builder()).build();
    Judgement judgement = judge(retracted(report, true));
    assertThat(because, judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, GROUND), contains(code));
  }

  @Test
  @DisplayName("UG2 JU5 is forwarded with a positive match, quarantined too")
  void positiveMatch() {
    Matter matter =
        new Matter(
            report(false),
            List.of(match("NEW", "PERCEPTUAL", true)),
            ReviewsInForce.NONE,
            retracted(report(false), true).retraction(),
            false);
    assertThat(exceptions(judge(matter), GROUND), contains("POSITIVE_MATCH"));
  }

  @Test
  @DisplayName("UG2 JU4 is forwarded by a review only if it was decided after the retraction")
  void reviewedForward() {
    Judgement before =
        judge(
            retracted(
                report(false), true, review("1", "DECISION", "FORWARD", "2026-01-05T00:00:00Z")));
    assertThat(before.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    Judgement after =
        judge(
            retracted(
                report(false), true, review("1", "DECISION", "FORWARD", "2026-01-05T00:00:01Z")));
    assertThat(after.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(after, GROUND), contains("REVIEWED_FORWARD"));
  }
}
