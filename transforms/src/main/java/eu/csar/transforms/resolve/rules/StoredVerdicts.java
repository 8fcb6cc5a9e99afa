package eu.csar.transforms.resolve.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the verdicts on stored reports of one bucket, counts them for the circuit breaker, and
 * gives them away in blocks, by the file in which the reports stand: a reassessment of history has
 * one for every report.
 */
final class StoredVerdicts {
  private static final int AT_ONCE = 1 << 13;

  private final SortedMap<Integer, List<StoredVerdict>> waiting = new TreeMap<>();
  private final CountGrounds counts;
  private final Resolution answers;
  private int size;

  StoredVerdicts(CountGrounds counts, Resolution answers) {
    this.counts = counts;
    this.answers = answers;
  }

  /** Adds a verdict; null: there is none. */
  void add(@Nullable StoredVerdict verdict) {
    if (verdict != null) {
      counts.add(verdict.updated());
      waiting.computeIfAbsent(verdict.stands().shard(), shard -> new ArrayList<>()).add(verdict);
      if (++size >= AT_ONCE) {
        finish();
      }
    }
  }

  /** Gives away what is left. */
  void finish() {
    waiting.forEach((shard, verdicts) -> answers.stored(shard, StoredVerdictBlock.of(verdicts)));
    waiting.clear();
    size = 0;
  }
}
