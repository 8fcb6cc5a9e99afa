package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.report;
import static eu.csar.transforms.judge.rules.JudgedReports.review;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.Decision;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UG4 a report that a human reviewed")
class ReviewedUnfoundedTest {

  @Test
  @DisplayName("UG4 as unfounded is so, always: urgent, with a match, whatever it says")
  void filters() {
    Judgement judgement =
        judge(matter(report(true), List.of(match("KNOWN")), decision("UNFOUNDED")));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains("REVIEWED_UNFOUNDED"));
    assertThat(judgement.verdicts().get(3).getEvidence(), contains("review-1"));
  }

  @Test
  @DisplayName("UG4 JU4 is as the review decided last says")
  void newest() {
    assertThat(
        judge(
                matter(
                    report(false),
                    List.of(),
                    review("a", "DECISION", "UNFOUNDED", "2026-01-06T00:00:00Z"),
                    review("b", "DECISION", "FORWARD", "2026-01-07T00:00:00Z")))
            .decision(),
        is(Decision.FORWARDED));
    assertThat(
        judge(
                matter(
                    report(false),
                    List.of(),
                    review("é", "DECISION", "UNFOUNDED", "2026-01-07T00:00:00Z"),
                    review("z", "DECISION", "FORWARD", "2026-01-07T00:00:00Z")))
            .decision(),
        is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @Test
  @DisplayName("UG4 JU4 is not unfounded by a review of its urgency")
  void otherSubject() {
    assertThat(
        judge(
                matter(
                    report(true),
                    List.of(),
                    review("a", "URGENCY", "NOT_URGENT", "2026-01-06T00:00:00Z")))
            .decision(),
        is(Decision.FORWARDED));
  }
}
