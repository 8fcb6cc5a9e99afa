package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Resolution.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The circuit breaker of decisions.md section 3 (S35): a ground that holds for too many reports of
 * a run filters nothing in it.
 */
final class Breaker {

  private Breaker() {}

  /**
   * The grounds that trip, by own conditions alone and today's list, over all rows that this run
   * will have.
   *
   * @param copies reports whose row is only copied; nobody judges them
   */
  static Set<String> tripped(List<Change> changes, Set<String> copies, World world, Instant asOf) {
    Set<String> tripped = new TreeSet<>();
    long retracted =
        changes.stream().filter(c -> Judging.isRetractedAsErroneous(c.report())).count();
    long notAbuse =
        changes.stream()
            .filter(c -> !copies.contains(c.report().key))
            .filter(c -> !Judging.notAbuse(c.report().content(), world, asOf).isEmpty())
            .count();
    if (isTooMany(retracted, changes.size(), world)) {
      tripped.add(Judging.RETRACTED);
    }
    if (isTooMany(notAbuse, changes.size(), world)) {
      tripped.add(Judging.NOT_ABUSE);
    }
    return tripped;
  }

  private static boolean isTooMany(long holding, long reports, World world) {
    return holding > world.breakerCount && holding > world.breakerShare * reports;
  }
}
