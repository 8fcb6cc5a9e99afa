package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.exceptions;
import static eu.csar.transforms.judge.rules.JudgedReports.item;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.Hash;
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

@DisplayName("UG3 a report whose items were assessed as not abuse")
class AssessedNotAbuseTest {
  private static final String GROUND = "ASSESSED_NOT_ABUSE";

  static Stream<Arguments> suspicions() {
    return Suspicions.all();
  }

  @Test
  @DisplayName("UG3 is unfounded if every reported item is on the list, and names the notices")
  void filters() {
    Judgement judgement =
        judge(matter(with(item(0, "REPORTED", "harmless-2"), item(1, "REPORTED", "harmless-1"))));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains(GROUND));
    assertThat(
        judgement.notAbuseNotices(),
        contains("notice-1-1", "notice-1-2", "notice-2-1", "notice-2-2"));
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        Arguments.of("no item", with()),
        Arguments.of(
            "one item among others is not listed",
            with(item(0, "REPORTED", "harmless-1"), item(1, "REPORTED", "other"))),
        Arguments.of("a reported item without a hash", with(item(0, "REPORTED"))),
        Arguments.of(
            "a second SHA-256 of the item is not listed",
            with(item(0, "REPORTED", "harmless-1", "other"))),
        Arguments.of(
            "only a supplemental item is listed", with(item(0, "SUPPLEMENTAL", "harmless-1"))),
        Arguments.of(
            "the MD5 alone is listed",
            with(item(0, "REPORTED", List.of(new Hash("MD5", "harmless-1", null)), List.of()))),
        Arguments.of(
            "the SHA-1 alone is listed",
            with(item(0, "REPORTED", List.of(new Hash("SHA1", "harmless-1", null)), List.of()))),
        Arguments.of(
            "the PDQ alone is listed",
            with(item(0, "REPORTED", List.of(new Hash("PDQ", "harmless-1", null)), List.of()))));
  }

  @ParameterizedTest(name = "UG3 {0}")
  @MethodSource("doubtful")
  @DisplayName("UG3 does not hold where any reported item is in doubt")
  void doubt(String because, Report report) {
    Judgement judgement = judge(matter(report));
    assertThat(because, judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, GROUND), is(nullValue()));
  }

  @Test
  @DisplayName("UG3 is unfounded though a supplemental item is not on the list")
  void supplementalItems() {
    assertThat(
        judge(matter(with(item(0, "REPORTED", "harmless-1"), item(1, "SUPPLEMENTAL", "other"))))
            .decision(),
        is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @ParameterizedTest(name = "UG3 {0}: {1}")
  @MethodSource("suspicions")
  @DisplayName("UG3 is forwarded if anything in it speaks for abuse")
  void suspicion(String code, String because, UnaryOperator<Report.Builder> change) {
    Report.Builder listed =
        JudgedReports.builder().setItems(List.of(item(0, "REPORTED", "harmless-1")));
    Judgement judgement = judge(matter(change.apply(listed).build()));
    assertThat(because, judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, GROUND), contains(code));
  }

  @Test
  @DisplayName("UG3 JU5 is forwarded with a positive match, quarantined and perceptual too")
  void positiveMatch() {
    Report listed = with(item(0, "REPORTED", "harmless-1"));
    assertThat(
        exceptions(judge(matter(listed, List.of(match("KNOWN", "PERCEPTUAL", true)))), GROUND),
        contains("POSITIVE_MATCH"));
    assertThat(
        judge(matter(listed, List.of(match("NOT_ABUSE")))).decision(),
        is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @Test
  @DisplayName("UG3 JU4 is forwarded if a review says so")
  void reviewedForward() {
    Report listed = with(item(0, "REPORTED", "harmless-1"));
    assertThat(
        exceptions(judge(matter(listed, List.of(), decision("FORWARD"))), GROUND),
        contains("REVIEWED_FORWARD"));
  }
}
