package eu.csar.transforms.judge.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.tables.VerdictRow;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Judging a report")
class JudgeReportTest {

  private static final JudgingPolicy POLICY = new JudgingPolicy("2026-1", "1");
  private static final Report REPORT = JudgedReports.report(false);

  private record FixedGround(String id, boolean verdict, List<String> against) implements Ground {

    @Override
    public boolean holds(Matter matter) {
      return verdict;
    }

    @Override
    public List<String> exceptions(Matter matter) {
      return against;
    }
  }

  private static Judgement judge(Ground... grounds) {
    return new JudgeReport(POLICY, List.of(grounds)).judge(JudgedReports.matter(REPORT), 7);
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
            new FixedGround("B", true, List.of()),
            new FixedGround("C", false, List.of()),
            new FixedGround("A", true, List.of()));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains("A", "B"));
  }

  @Test
  @DisplayName("Section 3 every ground's verdict is kept, negative ones and exceptions too")
  void verdicts() {
    Judgement judgement =
        judge(
            new FixedGround("A", true, List.of("URGENT")),
            new FixedGround("B", false, List.of("URGENT")));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(
        judgement.verdicts(),
        contains(
            new VerdictRow("aa", "A", true, false, List.of("URGENT"), List.of(), "1", "2026-1", 7L),
            new VerdictRow("aa", "B", false, false, List.of(), List.of(), "1", "2026-1", 7L)));
  }
}
