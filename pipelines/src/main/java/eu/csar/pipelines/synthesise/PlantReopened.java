package eu.csar.pipelines.synthesise;

/** JU1: what becomes of a decision when a notice on which it rests does not stand any more. */
final class PlantReopened {
  private static final String GROUND = "ASSESSED_NOT_ABUSE";

  private final Planting planting;

  private PlantReopened(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantReopened reopened = new PlantReopened(planting);
    reopened.forwarded("disabled");
    reopened.forwarded("quarantined");
    reopened.stillUnfounded();
    reopened.listedLater();
  }

  private void forwarded(String mark) {
    planting.row("JU1", "One of two notices is " + mark + " later: forwarded, and corrected.");
    String hash = planting.sha256();
    planting.lists().notice("FR", hash);
    planting.lists().notice("DE", hash, "", mark);
    PlantedTruth report =
        planting.report(Slot.A1, "ju1-" + mark).hashes("SHA-256", hash).isNew().unfounded(GROUND);
    PlantedJudgement.of(planting, report)
        .again("REOPENED", "FORWARDED")
        .sentLater("EUROPOL", "FIRST", "NO_SIGNAL")
        .toldLater("CORRECTION", "REOPENED")
        .matches("NOT_ABUSE", 2, mark.equals("disabled") ? 3 : 4);
  }

  private void stillUnfounded() {
    planting.row("JU1", "One of three notices is disabled later: judged anew, no second notice.");
    String hash = planting.sha256();
    planting.lists().notice("FR", hash);
    planting.lists().notice("DE", hash);
    planting.lists().notice("IT", hash, "", "disabled");
    PlantedTruth report =
        planting.report(Slot.A1, "ju1-three").hashes("SHA-256", hash).isNew().unfounded(GROUND);
    PlantedJudgement.of(planting, report)
        .again("REOPENED", "MANIFESTLY_UNFOUNDED", GROUND)
        .matches("NOT_ABUSE", 3, 5)
        .notTold("CORRECTION")
        .sentToNobody();
  }

  private void listedLater() {
    planting.row("JU5", "An indicator that comes later changes nothing of itself.");
    String hash = planting.sha256();
    planting.lists().knownLater(hash);
    PlantedTruth report =
        planting.report(Slot.A1, "ju5-later").hashes("SHA-256", hash).isNew().europolOnly();
    planting.truth().count(null, "reports", Truth.columns("report_key", report.key()), 1);
  }
}
