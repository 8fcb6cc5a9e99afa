package eu.csar.pipelines.synthesise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ID10: retractions of known and unknown reports, earlier and later versions. The reports are
 * urgent, so that no ground of unfoundedness ever filters them (UG2) and this truth stays.
 */
final class PlantRetractions {
  static final String MORNING = "2026-01-04T06:00:00Z";
  static final String NOON = "2026-01-04T12:00:00Z";
  static final String EVENING = "2026-01-04T18:00:00Z";

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
  static void retract(
      Planting planting, Slot slot, String id, String reason, @Nullable String issued) {
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
    retract(planting, Slot.A1, "id10-same-day", "ERRONEOUS", NOON);
    retracted(Slot.A1, "id10-same-day", NOON);
    told("id10-same-day", "ERRONEOUS");
    planting.row("ID10", "A report retracted in a later export.");
    PlantedTruth known = report(Slot.A1, "id10-known", MORNING).isNew().europolOnly();
    retract(planting, Slot.A2, "id10-known", "OTHER", NOON);
    retracted(Slot.A1, "id10-known", NOON);
    told("id10-known", "OTHER");
    retractedLater(known);
  }

  private void ofUnknown() {
    planting.row("ID10", "A retraction of a report that never comes is kept.");
    retract(planting, Slot.A1, "id10-never", "OTHER", NOON);
    planting
        .truth()
        .count(null, "reports", Truth.columns("report_key", key(Slot.A1, "id10-never")), 0);
    planting.row("ID10", "A retraction waits for its report, and its instant decides.");
    retract(planting, Slot.A1, "id10-waits", "OTHER", NOON);
    report(Slot.A2, "id10-waits", MORNING).isNew().europolOnly();
    retracted(Slot.A2, "id10-waits", NOON);
    told("id10-waits", "OTHER");
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
    retract(planting, Slot.A2, "id10-place", "OTHER", null);
    retracted(Slot.A1, "id10-place", planting.receivedAt(Slot.A2).toString());
    told("id10-place", "OTHER");
    retractedLater(before);
    planting.row("ID10", "Without an issue time it does not apply to what comes after.");
    retract(planting, Slot.A1, "id10-place-after", "OTHER", null);
    report(Slot.A2, "id10-place-after", MORNING).isNew().europolOnly();
    retracted(Slot.A2, "id10-place-after", null);
  }

  private void andRevival() {
    planting.row("ID10", "A version issued after the retraction revives the report.");
    PlantedTruth first =
        report(Slot.A1, "id10-revived", MORNING)
            .version(1)
            .becomes("SUPERSEDED", "NEW")
            .forwardedAgainLater()
            .europolOnly();
    retract(planting, Slot.A2, "id10-revived", "OTHER", NOON);
    PlantedJudgement.of(planting, first)
        .retractedLater()
        .toldLater("RETRACTION_RECEIVED", "OTHER")
        .countSentLater("EUROPOL", "FIRST", "NO_SIGNAL");
    report(Slot.A3, "id10-revived", EVENING)
        .version(2)
        .becomes("NEW", "NEW_VERSION")
        .forwardsSaidApart()
        .europolOnly();
    retracted(Slot.A3, "id10-revived", null);
    planting.row("ID10", "A resubmission does not revive.");
    PlantedRecord record = report(Slot.A1, "id10-not-revived", MORNING);
    PlantedTruth known = record.isNew().europolOnly();
    retract(planting, Slot.A2, "id10-not-revived", "OTHER", NOON);
    record.again(Slot.A3).becomes("RESUBMISSION");
    retracted(Slot.A1, "id10-not-revived", NOON);
    told("id10-not-revived", "OTHER");
    retractedLater(known);
  }

  private void otherProvider() {
    planting.row("ID10", "Nobody retracts the report of another provider.");
    report(Slot.A1, "id10-foreign", MORNING).isNew().europolOnly();
    retract(planting, Slot.B1, "id10-foreign", "ERRONEOUS", NOON);
    retracted(Slot.A1, "id10-foreign", null);
  }

  /** Read in a run of its own, the retraction makes a row and takes the report back. */
  private void retractedLater(PlantedTruth report) {
    PlantedJudgement.of(planting, report).retractedLater();
  }

  /** The provider is told once that its retraction came, by whichever run reads it. */
  private void told(String id, String reason) {
    planting.totals().count("notices", "kind", "RETRACTION_RECEIVED");
    planting
        .truth()
        .expect(
            null,
            "notices",
            Truth.columns("report_key", key(Slot.A1, id), "kind", "RETRACTION_RECEIVED"),
            Truth.columns("reason_codes", List.of(reason)));
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
