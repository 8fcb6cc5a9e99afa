package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a planted record must become: its outcome, its row in {@code reports}, its forwards. Counts
 * for both modes at once; a record that is new or a new version says so with {@link #europolOnly}
 * or {@link #goesTo}.
 */
final class PlantedTruth {
  private static final List<String> MODES = List.of(Truth.ONE_RUN, Truth.RUN_PER_EXPORT);

  private final Planting planting;
  private final Slot slot;
  private final @Nullable String key;
  private final int items;
  private final List<String> outcomes;
  private final @Nullable String[] supplementOf = new @Nullable String[2];
  private final Map<String, String> tierOf = new TreeMap<>();
  private boolean replaces = true;

  /**
   * The truth about a record that was just written.
   *
   * @param key of its report; null for a record that cannot be read
   * @param outcomes in one run, and in one run an export
   */
  PlantedTruth(
      Planting planting,
      Slot slot,
      String file,
      long ordinal,
      @Nullable String key,
      int items,
      List<String> outcomes) {
    this.planting = planting;
    this.slot = slot;
    this.key = key;
    this.items = items;
    this.outcomes = outcomes;
    boolean same = outcomes.get(0).equals(outcomes.get(1));
    for (int mode = 0; mode < 2; mode++) {
      String outcome = outcomes.get(mode);
      count(mode, "submissions");
      count(mode, "submissions", "outcome", outcome);
      if (mode == 0 || !same) {
        planting
            .truth()
            .expect(
                same ? null : MODES.get(mode),
                "submissions",
                Truth.columns("export_id", slot.exportId(), "file", file, "ordinal", ordinal),
                Truth.columns("outcome", outcome, "report_key", key));
      }
    }
  }

  String key() {
    if (key == null) {
      throw new IllegalStateException("A rejected record has no report.");
    }
    return key;
  }

  PlantedTruth supplementOf(PlantedTruth first) {
    return supplementOf(first, first);
  }

  /** A second account of these reports in one run, and in one run an export; null: of none. */
  PlantedTruth supplementOf(
      @Nullable PlantedTruth inOneRun, @Nullable PlantedTruth inRunPerExport) {
    supplementOf[0] = inOneRun == null ? null : inOneRun.key();
    supplementOf[1] = inRunPerExport == null ? null : inRunPerExport.key();
    return this;
  }

  /** The forwards of a new version are said by the caller. */
  PlantedTruth forwardsSaidApart() {
    replaces = false;
    return this;
  }

  PlantedTruth europolOnly() {
    return europolOnly("NO_SIGNAL");
  }

  PlantedTruth europolOnly(String reason) {
    forward(reason);
    return this;
  }

  /** RT7 adds these States to those that another tier names. */
  PlantedTruth withVictimIn(String... states) {
    for (String state : states) {
      tierOf.put(state, "RT7");
    }
    return this;
  }

  /** A tier decides for these States (EU codes). */
  PlantedTruth goesTo(String tier, String... states) {
    for (String state : states) {
      tierOf.put(state, tier);
    }
    forward("EUROPOL_ALWAYS");
    return this;
  }

  private void forward(String reason) {
    List<String> states = List.copyOf(tierOf.keySet());
    boolean same =
        outcomes.get(0).equals(outcomes.get(1)) && Objects.equals(supplementOf[0], supplementOf[1]);
    for (int mode = 0; mode < 2; mode++) {
      String outcome = outcomes.get(mode);
      if (!outcome.equals("NEW") && !outcome.equals("NEW_VERSION")) {
        continue;
      }
      countReport(mode, outcome);
      boolean first = outcome.equals("NEW");
      String kind = !first ? "REPLACEMENT" : supplementOf[mode] == null ? "FIRST" : "SUPPLEMENT";
      @Nullable String said = same ? null : MODES.get(mode);
      boolean say = mode == 0 || !same;
      if (say) {
        expectReport(said, mode, outcome, states);
      }
      if (first || replaces) {
        for (String state : states) {
          count(mode, "forwards", "recipient", state, "kind", kind);
          if (say && first) {
            expectForward(said, state, kind, tierOf.getOrDefault(state, ""));
          }
        }
        count(mode, "forwards", "recipient", "EUROPOL", "kind", kind);
        count(mode, "forwards", "recipient", "EUROPOL", "reason", reason);
        if (say && first) {
          expectForward(said, "EUROPOL", kind, reason);
          expectNoOther(said, mode, kind, states.size() + 1);
        }
      }
    }
  }

  /** Where each export is a run, later versions may add forwards of this kind. */
  private void expectNoOther(@Nullable String said, int mode, String kind, int count) {
    if (said == null || mode == 0) {
      ObjectNode all = Truth.columns("report_key", key(), "kind", kind);
      planting.truth().count(said, "forwards", all, count);
    }
  }

  private void countReport(int mode, String cause) {
    count(mode, "reports", "cause", cause);
    if (!slot.providerId().isEmpty()) {
      count(mode, "reports", "cause", cause, "provider_id", slot.providerId());
    }
    for (int i = 0; i < items; i++) {
      count(mode, "items");
    }
  }

  private void expectReport(@Nullable String said, int mode, String cause, List<String> states) {
    ObjectNode expect =
        Truth.columns(
            "namespace",
            slot.namespace(),
            "member_states",
            states,
            "europol",
            true,
            "supplement_of",
            supplementOf[mode]);
    if (!slot.providerId().isEmpty()) {
      expect.put("provider_id", slot.providerId());
    }
    planting
        .truth()
        .expect(said, "reports", Truth.columns("report_key", key(), "cause", cause), expect);
  }

  private void expectForward(@Nullable String said, String recipient, String kind, String reason) {
    planting
        .truth()
        .expect(
            said,
            "forwards",
            Truth.columns("report_key", key(), "recipient", recipient, "kind", kind),
            Truth.columns("reason", reason));
  }

  private void count(int mode, String table, String... columnsAndValues) {
    planting.totals().count(table, mode == 0 ? 1 : 0, mode == 1 ? 1 : 0, columnsAndValues);
  }
}
