package eu.csar.pipelines.synthesise;

import org.jspecify.annotations.Nullable;

/**
 * What else must stand about a planted report: verdicts, notices, matches, and the rows that a
 * later run gives it.
 */
final class PlantedJudgement {
  private final Planting planting;
  private final String key;
  private @Nullable String mode;

  private PlantedJudgement(Planting planting, String key) {
    this.planting = planting;
    this.key = key;
  }

  static PlantedJudgement of(Planting planting, PlantedTruth report) {
    return new PlantedJudgement(planting, report.key());
  }

  /** What follows holds where each export is a run, or each day of a history. */
  PlantedJudgement inRunPerExport() {
    mode = Truth.RUN_PER_EXPORT;
    return this;
  }

  /** The ground's own conditions hold, and these exceptions stand against it, sorted. */
  PlantedJudgement holds(String ground, String... exceptions) {
    return verdict(ground, true, exceptions);
  }

  PlantedJudgement doesNotHold(String ground) {
    return verdict(ground, false);
  }

  private PlantedJudgement verdict(String ground, boolean holds, String... exceptions) {
    planting
        .truth()
        .expect(
            mode,
            "verdicts",
            Truth.columns("report_key", key, "ground", ground),
            Truth.columns(
                "holds",
                holds,
                "filters",
                holds && exceptions.length == 0,
                "exceptions",
                exceptions));
    return this;
  }

  /** The ground rests on these notices, or on this review. */
  PlantedJudgement restsOn(String ground, String... evidence) {
    planting
        .truth()
        .expect(
            mode,
            "verdicts",
            Truth.columns("report_key", key, "ground", ground, "holds", true),
            Truth.columns("evidence", evidence));
    return this;
  }

  /** The provider is told so, once, whatever the runs or in the mode said. */
  PlantedJudgement told(String kind, String... reasons) {
    planting.totals().count("notices", mode == null ? 1 : 0, 1, "kind", kind);
    planting
        .truth()
        .expect(
            mode,
            "notices",
            Truth.columns("report_key", key, "kind", kind),
            Truth.columns("reason_codes", reasons));
    return this;
  }

  PlantedJudgement notTold(String kind) {
    planting.truth().count(mode, "notices", Truth.columns("report_key", key, "kind", kind), 0);
    return this;
  }

  /** So many entries of a list equal its items by SHA-256, in each mode. */
  PlantedJudgement matches(String list, int oneRun, int runPerExport) {
    planting.totals().count("matches", oneRun, runPerExport, "list", list, "algorithm", "SHA256");
    return this;
  }

  /** A later run writes it again, whole, with its one item. */
  PlantedJudgement again(String cause, String decision, String... reasons) {
    planting.totals().count("items", 0, 1);
    return row(cause, decision, reasons);
  }

  private PlantedJudgement row(String cause, String decision, String... reasons) {
    planting.totals().count("reports", 0, 1, "cause", cause);
    if (decision.equals("MANIFESTLY_UNFOUNDED")) {
      planting.totals().count("reports", 0, 1, "decision", decision);
    }
    planting
        .truth()
        .expect(
            Truth.RUN_PER_EXPORT,
            "reports",
            Truth.columns("report_key", key, "cause", cause),
            Truth.columns("decision", decision, "reason_codes", reasons));
    return this;
  }

  /** A later run retracts it where it stands: the row again, and Europol's copy back. */
  PlantedJudgement retractedLater() {
    row("RETRACTED", "FORWARDED");
    return sentLater("EUROPOL", "RECALL", "RETRACTED_BY_PROVIDER");
  }

  /** A later run sends this to a recipient. */
  PlantedJudgement sentLater(String recipient, String kind, String reason) {
    countSentLater(recipient, kind, reason);
    planting
        .truth()
        .expect(
            Truth.RUN_PER_EXPORT,
            "forwards",
            Truth.columns("report_key", key, "recipient", recipient, "kind", kind),
            Truth.columns("reason", reason));
    return this;
  }

  /** A later run sends it once more, as it did at first. */
  PlantedJudgement countSentLater(String recipient, String kind, String reason) {
    planting.totals().count("forwards", 0, 1, "recipient", recipient, "kind", kind);
    planting.totals().count("forwards", 0, 1, "recipient", recipient, "reason", reason);
    return this;
  }

  /** A later run tells its provider. */
  PlantedJudgement toldLater(String kind, String... reasons) {
    planting.totals().count("notices", 0, 1, "kind", kind);
    planting
        .truth()
        .expect(
            Truth.RUN_PER_EXPORT,
            "notices",
            Truth.columns("report_key", key, "kind", kind),
            Truth.columns("reason_codes", reasons));
    return this;
  }

  /** What a message about it must become, where a history is run. */
  static void message(Planting planting, @Nullable String key, String id, String status) {
    planting.totals().count("messages", 0, 1, "status", status);
    planting
        .truth()
        .expect(
            Truth.RUN_PER_EXPORT,
            "messages",
            Truth.columns("report_key", key, "message_id", id),
            Truth.columns("status", status));
  }

  /** Sent to nobody, whatever the runs. */
  PlantedJudgement sentToNobody() {
    planting.truth().count(null, "forwards", Truth.columns("report_key", key), 0);
    return this;
  }
}
