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
  private final Planting planting;
  private final Slot slot;
  private final @Nullable String key;
  private final int items;
  private final PlantedOutcomes outcomes;
  private final @Nullable String[] supplementOf = new @Nullable String[2];
  private final Map<String, String> tierOf = new TreeMap<>();
  private boolean replaces = true;
  private int firstForwards = 1;

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
    this.outcomes = new PlantedOutcomes(outcomes);
    this.outcomes.say(planting, slot, file, ordinal, key);
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

  /** What follows holds where the world is read in one run. */
  PlantedTruth inOneRun() {
    outcomes.only(0);
    return this;
  }

  /** What follows holds where each export is a run, or each day of a history. */
  PlantedTruth inRunPerExport() {
    outcomes.only(1);
    return this;
  }

  /** Recalled, it is sent once more by a later run, which the caller counts. */
  PlantedTruth forwardedAgainLater() {
    firstForwards = 2;
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

  /**
   * Manifestly unfounded on these grounds, sorted: sent to nobody, and its provider is told. The
   * item that the notice of an assessed one names is the one that every planted report has.
   */
  PlantedTruth unfounded(String... grounds) {
    boolean same = outcomes.areSame() && Objects.equals(supplementOf[0], supplementOf[1]);
    for (int mode = 0; mode < 2; mode++) {
      if (!outcomes.makeRow(mode)) {
        continue;
      }
      countReport(mode, outcomes.in(mode));
      count(mode, "reports", "decision", "MANIFESTLY_UNFOUNDED");
      count(mode, "notices", "kind", "UNFOUNDED");
      if (mode == 0 || !same) {
        @Nullable String inMode = same ? null : PlantedOutcomes.MODES.get(mode);
        ObjectNode expect =
            Truth.columns("decision", "MANIFESTLY_UNFOUNDED", "reason_codes", grounds);
        expect.put("europol", false).putArray("member_states");
        expectReport(inMode, outcomes.in(mode), expect);
        boolean ofItems = List.of(grounds).contains("ASSESSED_NOT_ABUSE");
        planting
            .truth()
            .expect(
                inMode,
                "notices",
                Truth.columns("report_key", key(), "kind", "UNFOUNDED"),
                Truth.columns(
                    "reason_codes", grounds, "item_ids", ofItems ? List.of("item-1") : List.of()));
      }
    }
    return this;
  }

  private void forward(String reason) {
    List<String> states = List.copyOf(tierOf.keySet());
    boolean same = outcomes.areSame() && Objects.equals(supplementOf[0], supplementOf[1]);
    for (int mode = 0; mode < 2; mode++) {
      String outcome = outcomes.in(mode);
      if (!outcomes.makeRow(mode)) {
        continue;
      }
      countReport(mode, outcome);
      boolean first = outcome.equals("NEW");
      String kind = !first ? "REPLACEMENT" : supplementOf[mode] == null ? "FIRST" : "SUPPLEMENT";
      @Nullable String inMode = same ? null : PlantedOutcomes.MODES.get(mode);
      boolean say = mode == 0 || !same;
      if (say) {
        expectReport(inMode, outcome, forwarded(mode, states));
      }
      if (first || replaces) {
        for (String state : states) {
          count(mode, "forwards", "recipient", state, "kind", kind);
          if (say && first) {
            expectForward(inMode, state, kind, tierOf.getOrDefault(state, ""));
          }
        }
        count(mode, "forwards", "recipient", "EUROPOL", "kind", kind);
        count(mode, "forwards", "recipient", "EUROPOL", "reason", reason);
        if (say && first) {
          expectForward(inMode, "EUROPOL", kind, reason);
          expectNoOther(inMode, mode, kind, states.size() + 1);
        }
      }
    }
  }

  /** Where each export is a run, later versions may add forwards of this kind. */
  private void expectNoOther(@Nullable String inMode, int mode, String kind, int count) {
    if (inMode == null || mode == 0) {
      ObjectNode all = Truth.columns("report_key", key(), "kind", kind);
      planting.truth().count(inMode, "forwards", all, count);
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

  /** The columns of a row that says what was forwarded. */
  private ObjectNode forwarded(int mode, List<String> states) {
    return Truth.columns(
        "member_states",
        states,
        "europol",
        true,
        "supplement_of",
        supplementOf[mode],
        "decision",
        "FORWARDED");
  }

  private void expectReport(@Nullable String inMode, String cause, ObjectNode expect) {
    expect.put("namespace", slot.namespace());
    if (!slot.providerId().isEmpty()) {
      expect.put("provider_id", slot.providerId());
    }
    planting
        .truth()
        .expect(inMode, "reports", Truth.columns("report_key", key(), "cause", cause), expect);
  }

  private void expectForward(
      @Nullable String inMode, String recipient, String kind, String reason) {
    planting
        .truth()
        .expect(
            inMode,
            "forwards",
            Truth.columns("report_key", key(), "recipient", recipient, "kind", kind),
            Truth.columns("reason", reason),
            kind.equals("FIRST") && PlantedOutcomes.MODES.get(1).equals(inMode)
                ? firstForwards
                : 1);
  }

  private void count(int mode, String table, String... columnsAndValues) {
    planting.totals().count(table, mode == 0 ? 1 : 0, mode == 1 ? 1 : 0, columnsAndValues);
  }
}
