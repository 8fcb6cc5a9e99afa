package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.tables.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Judges a report: manifestly unfounded if a ground says so and no exception stands against it,
 * else to be forwarded (Article 48(1) to (3)).
 *
 * <p>Without grounds every report is forwarded.
 */
public final class JudgeReport {

  private final JudgingPolicy policy;
  private final List<Ground> grounds;

  public JudgeReport(JudgingPolicy policy, List<Ground> grounds) {
    this.policy = policy;
    this.grounds = List.copyOf(grounds);
  }

  /** The judgement, with the verdict of every ground. */
  public Judgement judge(Matter matter, long run) {
    List<VerdictRow> verdicts = new ArrayList<>();
    TreeSet<String> reasons = new TreeSet<>();
    for (Ground ground : grounds) {
      VerdictRow verdict = verdict(ground, matter, run);
      verdicts.add(verdict);
      if (verdict.getFilters()) {
        reasons.add(ground.id());
      }
    }
    return new Judgement(
        reasons.isEmpty() ? Decision.FORWARDED : Decision.MANIFESTLY_UNFOUNDED,
        List.copyOf(reasons),
        JudgeUrgency.centreUrgent(matter.report(), matter.reviews()),
        verdicts);
  }

  private VerdictRow verdict(Ground ground, Matter matter, long run) {
    boolean holds = ground.holds(matter);
    List<String> exceptions = holds ? ground.exceptions(matter) : List.of();
    return VerdictRow.newBuilder()
        .setReportKey(matter.report().getReportKey())
        .setGround(ground.id())
        .setHolds(holds)
        .setFilters(holds && exceptions.isEmpty())
        .setExceptions(exceptions)
        .setEvidence(List.of())
        .setRulesVersion(policy.rulesVersion())
        .setPolicyVersion(policy.policyVersion())
        .setRun(run)
        .build();
  }
}
