package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.item;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("JU3 a CyberTipline report with no Annex III type")
class HoldForReviewTest {

  private static Report.Builder tip() {
    return JudgedReports.builder().setSource("CYBERTIPLINE").setIncidentType("CHILD_SEX_TOURISM");
  }

  @Test
  @DisplayName("JU3 is held, with its reason; a supplemental item changes nothing")
  void held() {
    Judgement judgement = judge(matter(tip().build()));
    assertThat(judgement.decision(), is(Decision.HELD_FOR_REVIEW));
    assertThat(judgement.reasonCodes(), contains("NO_ANNEX_III_TYPE"));
    assertThat(
        judge(matter(tip().setItems(List.of(item(0, "SUPPLEMENTAL", "a"))).build())).decision(),
        is(Decision.HELD_FOR_REVIEW));
  }

  static Stream<Arguments> notHeld() {
    return Stream.of(
        Arguments.of("of Annex III", matter(tip().setSource("ANNEX_III").build())),
        Arguments.of(
            "whose type is missing or unknown", matter(tip().setIncidentType(null).build())),
        Arguments.of("with a type", matter(tip().setAbuseTypes(List.of("NEW_CSAM")).build())),
        Arguments.of("urgent", matter(tip().setProviderUrgent(true).build())),
        Arguments.of(
            "with a reported item", matter(tip().setItems(List.of(item(0, "REPORTED"))).build())),
        Arguments.of("with any match", matter(tip().build(), List.of(match("NOT_ABUSE")))),
        Arguments.of(
            "with a solicitation annotation",
            matter(tip().setAnnotations(List.of("csamSolicitation")).build())),
        Arguments.of("reviewed", matter(tip().build(), List.of(), decision("FORWARD"))));
  }

  @ParameterizedTest(name = "JU3 {0}")
  @MethodSource("notHeld")
  @DisplayName("JU3 is forwarded where anything else speaks for abuse, or a review says so")
  void forwarded(String because, Matter matter) {
    assertThat(because, judge(matter).decision(), is(Decision.FORWARDED));
  }

  @Test
  @DisplayName("JU3 JU4 is unfounded if a review says so")
  void reviewedUnfounded() {
    assertThat(
        judge(matter(tip().build(), List.of(), decision("UNFOUNDED"))).decision(),
        is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @Test
  @DisplayName("JU3 no urgent report is ever held, whatever else it is")
  void noUrgentReportIsHeld() {
    RandomMatters matters = new RandomMatters(new Random(31));
    for (int i = 0; i < 5_000; i++) {
      Matter matter = matters.next();
      Report urgent = Report.newBuilder(matter.report()).setProviderUrgent(true).build();
      Judgement judgement = judge(matters.with(matter, urgent));
      assertThat(judgement.decision(), is(not(Decision.HELD_FOR_REVIEW)));
    }
  }
}
