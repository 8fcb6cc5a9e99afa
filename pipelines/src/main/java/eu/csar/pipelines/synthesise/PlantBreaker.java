package eu.csar.pipelines.synthesise;

/**
 * The circuit breaker of decisions.md 3: on the last day of a history the policy lets it trip at
 * three reports of one ground; read in one run, under the first policy, they are unfounded.
 */
final class PlantBreaker {
  private static final String GROUND = "ASSESSED_NOT_ABUSE";

  private PlantBreaker() {}

  static void in(Planting planting) {
    planting.row("BREAKER", "A ground that holds too often filters nothing, and it is said.");
    String hash = planting.sha256();
    planting.lists().notice("FR", hash);
    planting.lists().notice("DE", hash);
    for (int number = 1; number <= 3; number++) {
      PlantedTruth report =
          planting
              .report(Slot.AGAIN, "breaker-" + number)
              .file("again.ndjson")
              .hashes("SHA-256", hash)
              .isNew();
      report.inOneRun().unfounded(GROUND);
      report.inRunPerExport().europolOnly();
      planting
          .truth()
          .expect(
              Truth.RUN_PER_EXPORT,
              "reports",
              Truth.columns("report_key", report.key()),
              Truth.columns("reason_codes", new String[] {"CIRCUIT_BREAKER"}));
      PlantedJudgement.of(planting, report)
          .inRunPerExport()
          .holds(GROUND, "CIRCUIT_BREAKER")
          .notTold("UNFOUNDED")
          .matches("NOT_ABUSE", 2, 2);
    }
  }
}
