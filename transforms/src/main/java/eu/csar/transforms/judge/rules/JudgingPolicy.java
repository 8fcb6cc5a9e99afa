package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.UnfoundedGround;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What judging must know of the policy.
 *
 * @param policyVersion version of the policy, for the verdicts
 * @param rulesVersion version of the rules of the code, for the verdicts
 * @param grounds setting of each ground; one left out is on
 * @param notAbuseStates UG3: least number of States whose notices say "no abuse material"
 * @param breakerShare share of a run's reports above which the circuit breaker trips
 * @param breakerCount number of reports above which it trips; both must be passed
 */
public record JudgingPolicy(
    String policyVersion,
    String rulesVersion,
    Map<UnfoundedGround, GroundSetting> grounds,
    int notAbuseStates,
    double breakerShare,
    long breakerCount)
    implements Serializable {

  /** UG3, where the policy says nothing else. */
  public static final int NOT_ABUSE_STATES = 2;

  /** Circuit breaker, where the policy says nothing else. */
  public static final double BREAKER_SHARE = 0.05;

  /** Circuit breaker, where the policy says nothing else. */
  public static final long BREAKER_COUNT = 100;

  /**
   * Whether a ground may filter.
   *
   * @param on false: it is evaluated, and filters nothing
   * @param effectiveFrom first day, UTC, on which it filters; null: always
   */
  public record GroundSetting(boolean on, @Nullable LocalDate effectiveFrom)
      implements Serializable {

    /** On, since ever. */
    public static final GroundSetting ALWAYS = new GroundSetting(true, null);
  }

  public JudgingPolicy {
    EnumMap<UnfoundedGround, GroundSetting> all = new EnumMap<>(UnfoundedGround.class);
    for (UnfoundedGround ground : UnfoundedGround.values()) {
      all.put(ground, grounds.getOrDefault(ground, GroundSetting.ALWAYS));
    }
    grounds = all;
  }

  /** With the values of the decision tables. */
  public JudgingPolicy(String policyVersion, String rulesVersion) {
    this(policyVersion, rulesVersion, Map.of(), NOT_ABUSE_STATES, BREAKER_SHARE, BREAKER_COUNT);
  }

  /** Setting of a ground. */
  public GroundSetting setting(UnfoundedGround ground) {
    return grounds.getOrDefault(ground, GroundSetting.ALWAYS);
  }

  @Override
  public Map<UnfoundedGround, GroundSetting> grounds() {
    return Map.copyOf(grounds);
  }
}
