package eu.csar.transforms.publish.rules;

import java.io.Serializable;

/**
 * When an indicator counts as flooded: so many reports of one run match it, and so many times more
 * than of a run before on average. A list that went bad looks like this, and so does material that
 * spreads; so the mark informs and never mutes.
 *
 * @param least least number of reports of the run
 * @param factor how many times the average of the runs since its first match
 */
public record FloodRule(long least, long factor) implements Serializable {
  /** What holds where the policy says nothing. */
  public static final FloodRule DEFAULT = new FloodRule(1_000, 10);

  /**
   * Whether a run's reports are a flood. The first run of a database has nothing to compare with.
   *
   * @param reports reports of the run that match
   * @param earlierReports those of all runs before
   * @param firstRun number of the run in which the indicator matched first
   * @param run number of the run
   */
  boolean isFlood(long reports, long earlierReports, long firstRun, long run) {
    if (run == 1 || reports < least) {
      return false;
    }
    long runsBefore = Math.max(1, run - firstRun);
    return Math.multiplyExact(reports, runsBefore) > Math.multiplyExact(factor, earlierReports);
  }
}
