package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.HoldReason;
import eu.csar.schemas.tables.VerdictRow;
import eu.csar.transforms.judge.rules.JudgingPolicy.GroundSetting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges a report: manifestly unfounded if a ground says so and no exception stands against it,
 * held if nothing in it says what it is, else to be forwarded (Article 48(1) to (3)).
 *
 * <p>Without grounds every report is forwarded or held. What stands against a ground beside the
 * report itself is settled here: a switch, an effective date, a tripped circuit breaker.
 */
public final class JudgeReport {

  private final JudgingPolicy policy;
  private final LocalDate day;
  private final CircuitBreaker breaker;
  private final List<Ground> grounds;

  /**
   * Judging in one run.
   *
   * @param asOf the run's only clock
   * @param breaker what it says of this run
   */
  public JudgeReport(
      JudgingPolicy policy, Instant asOf, CircuitBreaker breaker, List<Ground> grounds) {
    this.policy = policy;
    this.day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    this.breaker = breaker;
    this.grounds = List.copyOf(grounds);
  }

  /** The grounds of the decision tables, in their order. */
  public static List<Ground> grounds(NotAbuseNotices notAbuse) {
    return List.of(
        new TestReport(),
        new RetractedAsErroneous(),
        new AssessedNotAbuse(notAbuse),
        new ReviewedUnfounded());
  }

  /** The judgement, with the verdict of every ground. */
  public Judgement judge(Matter matter, long run) {
    List<VerdictRow> verdicts = new ArrayList<>();
    TreeSet<String> reasons = new TreeSet<>();
    boolean onlyBroken = false;
    for (Ground ground : grounds) {
      VerdictRow verdict = verdict(ground, matter, run);
      verdicts.add(verdict);
      if (verdict.getFilters()) {
        reasons.add(verdict.getGround());
      }
      onlyBroken |= verdict.getExceptions().equals(List.of(CircuitBreaker.REASON));
    }
    Decision decision = Decision.FORWARDED;
    if (!reasons.isEmpty()) {
      decision = Decision.MANIFESTLY_UNFOUNDED;
    } else if (onlyBroken) {
      reasons.add(CircuitBreaker.REASON);
    } else if (HoldForReview.applies(matter)) {
      decision = Decision.HELD_FOR_REVIEW;
      reasons.add(HoldReason.NO_ANNEX_III_TYPE.name());
    }
    return new Judgement(
        decision,
        List.copyOf(reasons),
        JudgeUrgency.centreUrgent(matter.reviews()),
        List.copyOf(verdicts));
  }

  private VerdictRow verdict(Ground ground, Matter matter, long run) {
    boolean holds = ground.holds(matter);
    List<String> exceptions = holds ? exceptions(ground, matter) : List.of();
    return VerdictRow.newBuilder()
        .setReportKey(matter.report().getReportKey())
        .setGround(ground.code().name())
        .setHolds(holds)
        .setFilters(holds && exceptions.isEmpty())
        .setExceptions(exceptions)
        .setEvidence(holds ? ground.evidence(matter) : List.of())
        .setRulesVersion(policy.rulesVersion())
        .setPolicyVersion(policy.policyVersion())
        .setRun(run)
        .build();
  }

  private List<String> exceptions(Ground ground, Matter matter) {
    Set<GroundException> exceptions = ground.exceptions(matter);
    GroundSetting setting = policy.setting(ground.code());
    @Nullable LocalDate from = setting.effectiveFrom();
    if (!setting.on()) {
      exceptions.add(GroundException.SWITCHED_OFF);
    }
    if (from != null && from.isAfter(day)) {
      exceptions.add(GroundException.NOT_YET_EFFECTIVE);
    }
    if (breaker.isTripped(ground.code())) {
      exceptions.add(GroundException.CIRCUIT_BREAKER);
    }
    return exceptions.stream().map(GroundException::name).sorted().toList();
  }
}
