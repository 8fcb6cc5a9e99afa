package eu.csar.pipelines.synthesise;

import org.jspecify.annotations.Nullable;

/**
 * ID10: retractions of known and unknown reports, earlier and later versions. The reports are
 * urgent, so that no ground of unfoundedness ever filters them (UG2) and this truth stays.
 */
final class PlantRetractions {
  private static final String MORNING = "2026-01-04T06:00:00Z";
  private static final String NOON = "2026-01-04T12:00:00Z";
  private static final String EVENING = "2026-01-04T18:00:00Z";

  private final Planting planting;

  private PlantRetractions(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantRetractions retractions = new PlantRetractions(planting);
    retractions.ofKnown();
    retractions.ofUnknown();
    retractions.byPlace();
    retractions.andRevival();
    retractions.otherProvider();
  }

  private PlantedRecord report(Slot slot, String id, @Nullable String issued) {
    PlantedRecord report = planting.report(slot, id).issued(issued);
    report.node().put("urgent", true);
    return report;
  }

  /** The retraction's own content is kept and never judged; its own id names no report. */
  private void retract(Slot slot, String id, String reason, @Nullable String issued) {
    PlantedRecord record = planting.report(slot, id).issued(issued);
    record.node().put("provider_report_id", "retraction-of-" + id);
    record.node().put("retracts", id).put("retraction_reason", reason);
    record.becomes("RETRACTION");
    planting
        .truth()
        .count(
            null,
            "reports",
            Truth.columns(
                "report_key", TruthKey.of(slot.namespace(), "GIVEN", "retraction-of-" + id)),
            0);
  }

  private void ofKnown() {
    planting.row("ID10", "A report retracted in the same export.");
    report(Slot.A1, "id10-same-day", MORNING).isNew().europolOnly();
    retract(Slot.A1, "id10-same-day", "ERRONEOUS", NOON);
    retracted(Slot.A1, "id10-same-day", NOON);
    planting.row("ID10", "A report retracted in a later export.");
    PlantedTruth known = report(Slot.A1, "id10-known", MORNING).isNew().europolOnly();
    retract(Slot.A2, "id10-known", "OTHER", NOON);
    retracted(Slot.A1, "id10-known", NOON);
    retractedLater(known);
  }

  private void ofUnknown() {
    planting.row("ID10", "A retraction of a report that never comes is kept.");
    retract(Slot.A1, "id10-never", "OTHER", NOON);
    planting
        .truth()
        .count(null, "reports", Truth.columns("report_key", key(Slot.A1, "id10-never")), 0);
    planting.row("ID10", "A retraction waits for its report, and its instant decides.");
    retract(Slot.A1, "id10-waits", "OTHER", NOON);
    report(Slot.A2, "id10-waits", MORNING).isNew().europolOnly();
    retracted(Slot.A2, "id10-waits", NOON);
    planting.row("ID8", "A retraction that came before does not count as received.");
    planting
        .truth()
        .expect(
            null,
            "current_reports",
            Truth.columns("report_key", key(Slot.A2, "id10-waits")),
            Truth.columns("received_at", planting.receivedAt(Slot.A2).toString()));
  }

  private void byPlace() {
    planting.row(
        "ID10", "Without an issue time the place decides: it applies to what came before.");
    PlantedTruth before = report(Slot.A1, "id10-place", MORNING).isNew().europolOnly();
    retract(Slot.A2, "id10-place", "OTHER", null);
    retracted(Slot.A1, "id10-place", planting.receivedAt(Slot.A2).toString());
    retractedLater(before);
    planting.row("ID10", "Without an issue time it does not apply to what comes after.");
    retract(Slot.A1, "id10-place-after", "OTHER", null);
    report(Slot.A2, "id10-place-after", MORNING).isNew().europolOnly();
    retracted(Slot.A2, "id10-place-after", null);
  }

  private void andRevival() {
    planting.row("ID10", "A version issued after the retraction revives the report.");
    report(Slot.A1, "id10-revived", MORNING).version(1).becomes("SUPERSEDED", "NEW").europolOnly();
    retract(Slot.A2, "id10-revived", "OTHER", NOON);
    planting.totals().count("reports", 0, 1, "cause", "RETRACTED");
    report(Slot.A3, "id10-revived", EVENING).version(2).becomes("NEW", "NEW_VERSION").europolOnly();
    retracted(Slot.A3, "id10-revived", null);
    planting.row("ID10", "A resubmission does not revive.");
    PlantedRecord first = report(Slot.A1, "id10-not-revived", MORNING);
    PlantedTruth known = first.isNew().europolOnly();
    retract(Slot.A2, "id10-not-revived", "OTHER", NOON);
    first.again(Slot.A3).becomes("RESUBMISSION");
    retracted(Slot.A1, "id10-not-revived", NOON);
    retractedLater(known);
  }

  private void otherProvider() {
    planting.row("ID10", "Nobody retracts the report of another provider.");
    report(Slot.A1, "id10-foreign", MORNING).isNew().europolOnly();
    retract(Slot.B1, "id10-foreign", "ERRONEOUS", NOON);
    retracted(Slot.A1, "id10-foreign", null);
  }

  /** Read in a run of its own, the retraction makes a row. */
  private void retractedLater(PlantedTruth report) {
    planting.totals().count("reports", 0, 1, "cause", "RETRACTED");
    planting
        .truth()
        .count(
            Truth.RUN_PER_EXPORT,
            "reports",
            Truth.columns("report_key", report.key(), "cause", "RETRACTED"),
            1);
  }

  private void retracted(Slot slot, String id, @Nullable String at) {
    planting
        .truth()
        .expect(
            null,
            "current_reports",
            Truth.columns("report_key", key(slot, id)),
            Truth.columns("retracted_at", at));
  }

  private static String key(Slot slot, String id) {
    return TruthKey.of(slot.namespace(), "GIVEN", id);
  }
}
