package eu.csar.pipelines.synthesise;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcome of a planted record in one run, and in one run an export. */
final class PlantedOutcomes {
  static final List<String> MODES = List.of(Truth.ONE_RUN, Truth.RUN_PER_EXPORT);

  private final List<String> outcomes;
  private Set<Integer> said = Set.of(0, 1);

  PlantedOutcomes(List<String> outcomes) {
    this.outcomes = outcomes;
  }

  /** What is said next holds in one mode only. */
  void only(int mode) {
    said = Set.of(mode);
  }

  String in(int mode) {
    return outcomes.get(mode);
  }

  boolean areSame() {
    return said.size() == 2 && outcomes.get(0).equals(outcomes.get(1));
  }

  /** Whether it makes a row of reports, in a mode of which something is said. */
  boolean makeRow(int mode) {
    String outcome = outcomes.get(mode);
    return said.contains(mode) && (outcome.equals("NEW") || outcome.equals("NEW_VERSION"));
  }

  /** The statements about the submission itself. */
  void say(Planting planting, Slot slot, String file, long ordinal, @Nullable String key) {
    for (int mode = 0; mode < 2; mode++) {
      String outcome = outcomes.get(mode);
      long inOneRun = mode == 0 ? 1 : 0;
      Totals totals = planting.totals();
      totals.count("submissions", inOneRun, 1 - inOneRun);
      totals.count("submissions", inOneRun, 1 - inOneRun, "outcome", outcome);
      if (mode == 0 || !areSame()) {
        planting
            .truth()
            .expect(
                areSame() ? null : MODES.get(mode),
                "submissions",
                Truth.columns("export_id", slot.exportId(), "file", file, "ordinal", ordinal),
                Truth.columns("outcome", outcome, "report_key", key));
      }
    }
  }
}
