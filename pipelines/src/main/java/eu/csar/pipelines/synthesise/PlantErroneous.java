package eu.csar.pipelines.synthesise;

import static eu.csar.pipelines.synthesise.PlantRetractions.EVENING;
import static eu.csar.pipelines.synthesise.PlantRetractions.MORNING;
import static eu.csar.pipelines.synthesise.PlantRetractions.NOON;
import static eu.csar.pipelines.synthesise.PlantRetractions.retract;

/** UG2 and JU2: what a retraction as erroneous does before and after somebody had the report. */
final class PlantErroneous {
  private static final String GROUND = "RETRACTED_AS_ERRONEOUS";
  private static final String RECEIVED = "RETRACTION_RECEIVED";

  private final Planting planting;

  private PlantErroneous(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantErroneous erroneous = new PlantErroneous(planting);
    erroneous.before();
    erroneous.exceptions();
    erroneous.after();
    erroneous.revived();
  }

  private PlantedRecord report(Slot slot, String id) {
    return planting.report(slot, id).issued(MORNING);
  }

  private void before() {
    planting.row("UG2", "Retracted as erroneous before anybody had it.");
    PlantedTruth known = report(Slot.A1, "ug2-known").isNew().unfounded(GROUND);
    retract(planting, Slot.A1, "ug2-known", "ERRONEOUS", NOON);
    PlantedJudgement.of(planting, known).holds(GROUND).told(RECEIVED, "ERRONEOUS").sentToNobody();
    planting.row("UG2", "The retraction came first, and applies when the report arrives.");
    retract(planting, Slot.A1, "ug2-waits", "ERRONEOUS", NOON);
    PlantedTruth waits = report(Slot.A2, "ug2-waits").isNew().unfounded(GROUND);
    PlantedJudgement.of(planting, waits).holds(GROUND).told(RECEIVED, "ERRONEOUS").sentToNobody();
  }

  private void exceptions() {
    planting.row("UG2", "Retracted for another reason it is forwarded, with the retraction.");
    PlantedTruth other = report(Slot.A1, "ug2-other").isNew().europolOnly();
    retract(planting, Slot.A1, "ug2-other", "OTHER", NOON);
    PlantedJudgement.of(planting, other).doesNotHold(GROUND).told(RECEIVED, "OTHER");
    planting.row("UG2", "A version issued after the retraction is not what it retracts.");
    PlantedTruth later =
        planting.report(Slot.A1, "ug2-later").issued(EVENING).isNew().europolOnly();
    retract(planting, Slot.A1, "ug2-later", "ERRONEOUS", NOON);
    PlantedJudgement.of(planting, later).doesNotHold(GROUND).notTold(RECEIVED);
    planting.row("UG2", "Urgent reports are forwarded all the same.");
    PlantedRecord record = report(Slot.A1, "ug2-urgent");
    record.node().put("urgent", true);
    PlantedTruth urgent = record.isNew().europolOnly();
    retract(planting, Slot.A1, "ug2-urgent", "ERRONEOUS", NOON);
    PlantedJudgement.of(planting, urgent).holds(GROUND, "URGENT").told(RECEIVED, "ERRONEOUS");
  }

  private void after() {
    planting.row("JU2", "Forwarded in an earlier run, it stays so and is recalled.");
    PlantedTruth forwarded = report(Slot.A1, "ju2-forwarded").isNew();
    retract(planting, Slot.A2, "ju2-forwarded", "ERRONEOUS", NOON);
    forwarded.inOneRun().unfounded(GROUND);
    forwarded.inRunPerExport().europolOnly();
    PlantedJudgement.of(planting, forwarded).told(RECEIVED, "ERRONEOUS").retractedLater();
  }

  private void revived() {
    planting.row("JU2", "A version issued later revives what was unfounded: the provider is told.");
    report(Slot.A1, "ju2-revived").version(1).becomes("SUPERSEDED", "NEW").unfounded(GROUND);
    retract(planting, Slot.A1, "ju2-revived", "ERRONEOUS", NOON);
    PlantedTruth revived =
        planting
            .report(Slot.A2, "ju2-revived")
            .issued(EVENING)
            .version(2)
            .becomes("NEW", "NEW_VERSION")
            .forwardsSaidApart()
            .europolOnly();
    PlantedJudgement.of(planting, revived)
        .toldLater(RECEIVED, "ERRONEOUS")
        .toldLater("CORRECTION", "NEW_VERSION")
        .sentLater("EUROPOL", "FIRST", "NO_SIGNAL");
  }
}
