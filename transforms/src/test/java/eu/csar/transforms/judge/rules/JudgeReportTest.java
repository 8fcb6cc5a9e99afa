package eu.csar.transforms.judge.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.schemas.tables.VerdictRow;
import eu.csar.transforms.judge.rules.JudgingPolicy.GroundSetting;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Judging a report")
class JudgeReportTest {

  private static final JudgingPolicy POLICY = new JudgingPolicy("2026-1", "1");
  private static final Report REPORT = JudgedReports.report(false);
  private static final Report TEST = JudgedReports.builder().setTest(true).build();

  private record FixedGround(UnfoundedGround code, boolean verdict, List<GroundException> against)
      implements Ground {

    @Override
    public boolean holds(Matter matter) {
      return verdict;
    }

    @Override
    public Set<GroundException> exceptions(Matter matter) {
      Set<GroundException> exceptions = EnumSet.noneOf(GroundException.class);
      exceptions.addAll(against);
      return exceptions;
    }
  }

  private static Judgement judge(Ground... grounds) {
    return new JudgeReport(POLICY, JudgedReports.AS_OF, CircuitBreaker.CLOSED, List.of(grounds))
        .judge(JudgedReports.matter(REPORT), 7);
  }

  private static JudgingPolicy with(UnfoundedGround ground, GroundSetting setting) {
    return new JudgingPolicy("2026-1", "1", Map.of(ground, setting), 2, 0.05, 100);
  }

  @Test
  @DisplayName("Section 3 without grounds every report is forwarded, one without items too")
  void forwarded() {
    assertThat(judge(), is(new Judgement(Decision.FORWARDED, List.of(), true, List.of())));
  }

  @Test
  @DisplayName("Section 3 a ground filters if it holds and no exception stands against it")
  void groundFilters() {
    Judgement judgement =
        judge(
            new FixedGround(UnfoundedGround.TEST, true, List.of()),
            new FixedGround(UnfoundedGround.RETRACTED_AS_ERRONEOUS, false, List.of()),
            new FixedGround(UnfoundedGround.ASSESSED_NOT_ABUSE, true, List.of()));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains("ASSESSED_NOT_ABUSE", "TEST"));
    assertThat(JudgedReports.holding(judgement), contains("ASSESSED_NOT_ABUSE", "TEST"));
  }

  @Test
  @DisplayName("Section 3 every ground's verdict is kept, negative ones and exceptions too")
  void verdicts() {
    Judgement judgement =
        judge(
            new FixedGround(UnfoundedGround.TEST, true, List.of(GroundException.URGENT)),
            new FixedGround(
                UnfoundedGround.REVIEWED_UNFOUNDED, false, List.of(GroundException.URGENT)));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(
        judgement.verdicts(),
        contains(
            new VerdictRow(
                "aa", "TEST", true, false, List.of("URGENT"), List.of(), "1", "2026-1", 7L),
            new VerdictRow(
                "aa",
                "REVIEWED_UNFOUNDED",
                false,
                false,
                List.of(),
                List.of(),
                "1",
                "2026-1",
                7L)));
  }

  @Test
  @DisplayName("UG1 to UG4 each give a verdict on every report, in their order")
  void fourVerdicts() {
    assertThat(
        JudgedReports.judge(JudgedReports.matter(REPORT)).verdicts().stream()
            .map(VerdictRow::getGround)
            .toList(),
        contains("TEST", "RETRACTED_AS_ERRONEOUS", "ASSESSED_NOT_ABUSE", "REVIEWED_UNFOUNDED"));
  }

  @Test
  @DisplayName("UG1 a ground that the policy switches off is evaluated and filters nothing")
  void switchedOff() {
    Judgement judgement =
        JudgedReports.judge(
            JudgedReports.matter(TEST),
            with(UnfoundedGround.TEST, new GroundSetting(false, null)),
            CircuitBreaker.CLOSED);
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(judgement.reasonCodes(), is(empty()));
    assertThat(JudgedReports.exceptions(judgement, "TEST"), contains("SWITCHED_OFF"));
  }

  @Test
  @DisplayName("UG1 a ground filters from the start of its effective day, UTC")
  void effectiveFrom() {
    LocalDate asOf = LocalDate.of(2026, 1, 10);
    Judgement today =
        JudgedReports.judge(
            JudgedReports.matter(TEST),
            with(UnfoundedGround.TEST, new GroundSetting(true, asOf)),
            CircuitBreaker.CLOSED);
    assertThat(today.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    Judgement tomorrow =
        JudgedReports.judge(
            JudgedReports.matter(TEST),
            with(UnfoundedGround.TEST, new GroundSetting(true, asOf.plusDays(1))),
            CircuitBreaker.CLOSED);
    assertThat(tomorrow.decision(), is(Decision.FORWARDED));
    assertThat(JudgedReports.exceptions(tomorrow, "TEST"), contains("NOT_YET_EFFECTIVE"));
  }
}
