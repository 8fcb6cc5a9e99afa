package eu.csar.pipelines.synthesise;

import static eu.csar.pipelines.synthesise.PlantRetractions.EVENING;
import static eu.csar.pipelines.synthesise.PlantRetractions.MORNING;
import static eu.csar.pipelines.synthesise.PlantRetractions.NOON;
import static eu.csar.pipelines.synthesise.PlantRetractions.retract;

/** UG4, JU4 and JU6: what human reviews do to reports of the first exports. */
final class PlantReviews {
  private static final String ACCEPTED = "ACCEPTED";
  private static final String UNFOUNDED = "REVIEWED_UNFOUNDED";

  private final Planting planting;
  private final History history;

  private PlantReviews(Planting planting) {
    this.planting = planting;
    this.history = planting.history();
  }

  static void in(Planting planting) {
    PlantReviews reviews = new PlantReviews(planting);
    reviews.unfounded();
    reviews.untilNewVersion();
    reviews.newestWins();
    reviews.forward();
    reviews.afterRetraction();
    reviews.urgency();
    reviews.withoutEffect();
  }

  private PlantedRecord record(String id) {
    return planting.report(Slot.A1, id);
  }

  /** Reviewed as unfounded when Europol has it: it stays forwarded and is recalled. */
  private PlantedJudgement recalled(PlantedTruth report) {
    return PlantedJudgement.of(planting, report)
        .again("REVIEWED", "FORWARDED", UNFOUNDED)
        .sentLater("EUROPOL", "RECALL", "MANIFESTLY_UNFOUNDED")
        .toldLater("UNFOUNDED", UNFOUNDED);
  }

  private void unfounded() {
    planting.row("UG4", "A review says unfounded: recalled, and the provider is told.");
    PlantedTruth report = record("ug4-unfounded").isNew().europolOnly();
    String review = history.review(ACCEPTED, report.key(), 0, "UNFOUNDED", NOON);
    recalled(report).inRunPerExport().restsOn(UNFOUNDED, review);
  }

  private void untilNewVersion() {
    planting.row("JU4", "A new version ends the review: forwarded again.");
    PlantedTruth report =
        record("ju4-version")
            .version(1)
            .becomes("SUPERSEDED", "NEW")
            .forwardedAgainLater()
            .europolOnly();
    history.review(ACCEPTED, report.key(), 1, "UNFOUNDED", NOON);
    recalled(report)
        .countSentLater("EUROPOL", "FIRST", "NO_SIGNAL")
        .toldLater("CORRECTION", "NEW_VERSION");
    planting
        .report(Slot.A3, "ju4-version")
        .version(2)
        .becomes("NEW", "NEW_VERSION")
        .forwardsSaidApart()
        .europolOnly();
  }

  private void newestWins() {
    planting.row("JU4", "Of two reviews the one decided later wins.");
    PlantedTruth report = record("ju4-newest").isNew().europolOnly();
    String review = history.review(ACCEPTED, report.key(), 0, "UNFOUNDED", EVENING);
    history.review(ACCEPTED, report.key(), 0, "FORWARD", MORNING);
    recalled(report).inRunPerExport().restsOn(UNFOUNDED, review);
  }

  private void forward() {
    planting.row("JU4", "A review says forward what notices made unfounded.");
    String hash = planting.sha256();
    planting.lists().notice("FR", hash);
    planting.lists().notice("DE", hash);
    PlantedTruth report =
        record("ju4-forward").hashes("SHA-256", hash).isNew().unfounded("ASSESSED_NOT_ABUSE");
    history.review(ACCEPTED, report.key(), 0, "FORWARD", NOON);
    PlantedJudgement.of(planting, report)
        .again("REVIEWED", "FORWARDED")
        .matches("NOT_ABUSE", 2, 4)
        .sentLater("EUROPOL", "FIRST", "NO_SIGNAL")
        .toldLater("CORRECTION", "REVIEWED");
  }

  private void afterRetraction() {
    String ground = "RETRACTED_AS_ERRONEOUS";
    planting.row("UG2", "A review after the retraction says forward: it is.");
    PlantedTruth after = record("ju4-after").issued(MORNING).isNew().unfounded(ground);
    retract(planting, Slot.A1, "ju4-after", "ERRONEOUS", NOON);
    history.review(ACCEPTED, after.key(), 0, "FORWARD", EVENING);
    PlantedJudgement.of(planting, after)
        .told("RETRACTION_RECEIVED", "ERRONEOUS")
        .again("REVIEWED", "FORWARDED")
        .sentLater("EUROPOL", "FIRST", "NO_SIGNAL")
        .toldLater("CORRECTION", "REVIEWED");
    planting.row("UG2", "A review before the retraction does not count.");
    PlantedTruth before = record("ju4-before").issued(MORNING).isNew().unfounded(ground);
    retract(planting, Slot.A1, "ju4-before", "ERRONEOUS", NOON);
    history.review(ACCEPTED, before.key(), 0, "FORWARD", MORNING);
    PlantedJudgement.of(planting, before)
        .told("RETRACTION_RECEIVED", "ERRONEOUS")
        .again("REVIEWED", "MANIFESTLY_UNFOUNDED", ground)
        .notTold("CORRECTION")
        .sentToNobody();
  }

  private void urgency() {
    planting.row("JU6", "A review says not urgent: the forward is replaced by one without mark.");
    PlantedRecord record = record("ju6-not-urgent");
    record.node().put("urgent", true);
    PlantedTruth report = record.isNew().europolOnly();
    history.review(ACCEPTED, report.key(), 0, "NOT_URGENT", NOON);
    PlantedJudgement.of(planting, report)
        .again("REVIEWED", "FORWARDED")
        .sentLater("EUROPOL", "REPLACEMENT", "NO_SIGNAL");
    planting
        .truth()
        .expect(
            Truth.RUN_PER_EXPORT,
            "forwards",
            Truth.columns("report_key", report.key(), "kind", "REPLACEMENT"),
            Truth.columns("urgent", false, "lane", "priority"));
  }

  private void withoutEffect() {
    planting.row("JU4", "A review against another version than the current one is outdated.");
    PlantedTruth report = record("ju4-outdated").version(3).isNew().europolOnly();
    history.review("OUTDATED", report.key(), 2, "UNFOUNDED", NOON);
    planting.truth().count(null, "reports", Truth.columns("report_key", report.key()), 1);
    planting.row("JU4", "A review of a report that nobody knows is reported.");
    history.review("UNKNOWN_REPORT", TruthKey.digest("nobody"), 0, "FORWARD", NOON);
    planting.row("JU4", "A repeated message has no row, an unreadable one has no report.");
    history.repeat();
    String unreadable = "{\"message_id\":\"M-unreadable\",\"kind\":\"REVIEW\"}";
    history.message(
        unreadable, "unreadable-" + TruthKey.digest(unreadable).substring(0, 16), "UNREADABLE");
  }
}
