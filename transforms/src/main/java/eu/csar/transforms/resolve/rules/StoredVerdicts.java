package eu.csar.transforms.resolve.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the verdicts on stored reports of one bucket, counts them for the circuit breaker, and
 * gives them away in blocks: a reassessment of history has one for every report.
 */
final class StoredVerdicts {
  private static final int OF_A_BLOCK = 1 << 13;

  private final List<StoredVerdict> waiting = new ArrayList<>();
  private final CountGrounds counts;
  private final Resolution answers;

  StoredVerdicts(CountGrounds counts, Resolution answers) {
    this.counts = counts;
    this.answers = answers;
  }

  /** Adds a verdict; null: there is none. */
  void add(@Nullable StoredVerdict verdict) {
    if (verdict != null) {
      counts.add(verdict.updated());
      waiting.add(verdict);
      if (waiting.size() >= OF_A_BLOCK) {
        finish();
      }
    }
  }

  /** Gives away what is left. */
  void finish() {
    if (!waiting.isEmpty()) {
      answers.stored(StoredVerdictBlock.of(waiting));
      waiting.clear();
    }
  }
}
