package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** What stands against UG1 and UG3, so that a report is forwarded though the ground holds. */
final class PlantExceptions {
  private static final String GROUND = "ASSESSED_NOT_ABUSE";

  private final Planting planting;
  private final String listed;
  private final String known;
  private int number;

  private PlantExceptions(Planting planting) {
    this.planting = planting;
    this.listed = planting.sha256();
    this.known = planting.sha256();
    planting.lists().notice("FR", listed);
    planting.lists().notice("DE", listed);
    planting.lists().known(known, "");
  }

  static void in(Planting planting) {
    PlantExceptions exceptions = new PlantExceptions(planting);
    exceptions.urgency();
    exceptions.solicitation();
    exceptions.otherGrounds();
    exceptions.positiveMatches();
    exceptions.tests();
  }

  private PlantedJudgement stands(
      String row, String exception, String what, Consumer<ObjectNode> members) {
    planting.row(row, what);
    PlantedRecord record =
        planting.report(Slot.B1, "exception-" + ++number).hashes("SHA-256", listed);
    members.accept(record.node());
    return PlantedJudgement.of(planting, record.isNew().europolOnly())
        .holds(GROUND, exception)
        .notTold("UNFOUNDED")
        .matches("NOT_ABUSE", 2, 2);
  }

  private void urgency() {
    stands("UG3", "URGENT", "An urgent report is forwarded.", n -> n.put("urgent", true));
    stands(
        "JU6",
        "URGENT",
        "Urgency that cannot be read counts as urgent.",
        n -> n.put("urgent", "perhaps"));
  }

  private void solicitation() {
    stands(
        "UG3",
        "SOLICITATION",
        "Alleged solicitation is forwarded.",
        n -> n.withArray("abuse_types").add("SOLICITATION"));
    stands(
        "UG3",
        "SOLICITATION",
        "Also where only an annotation alleges it.",
        n -> ((ObjectNode) n.path("items").path(0)).putArray("annotations").add("SOLICITATION"));
  }

  private void otherGrounds() {
    String other = "OTHER_GROUND";
    stands(
        "UG3",
        other,
        "A child is named.",
        n -> n.putArray("children").addObject().put("username", "child"));
    stands(
        "UG3",
        other,
        "A victim is named among the users.",
        n -> n.withArray("users").addObject().put("role", "VICTIM"));
    stands(
        "UG3",
        other,
        "A recipient is named.",
        n -> n.withArray("users").addObject().put("role", "RECIPIENT"));
    stands("UG3", other, "There is a URL.", n -> n.put("service_url", "https://service.example/1"));
    stands("UG3", other, "There is flagged text.", n -> n.put("flagged_text", true));
    stands("UG3", other, "There is free text.", n -> n.put("other_info", "placeholder"));
  }

  private void positiveMatches() {
    String quarantined = planting.sha256();
    planting.lists().known(quarantined, "quarantined");
    for (String hash : new String[] {known, quarantined}) {
      boolean inForce = hash.equals(known);
      stands(
              inForce ? "UG3" : "JU5",
              "POSITIVE_MATCH",
              "A supplemental item equals " + (inForce ? "an" : "a quarantined") + " indicator.",
              n -> supplemental(n, hash))
          .matches("KNOWN", 1, 1);
    }
    String disabled = planting.sha256();
    planting.lists().known(disabled, "disabled");
    planting.row("JU5", "A disabled indicator protects nothing.");
    PlantedRecord record = planting.report(Slot.B1, "exception-none").hashes("SHA-256", listed);
    supplemental(record.node(), disabled);
    PlantedJudgement.of(planting, record.isNew().unfounded(GROUND))
        .holds(GROUND)
        .matches("NOT_ABUSE", 2, 2);
  }

  private static void supplemental(ObjectNode report, String hash) {
    report
        .withArray("items")
        .addObject()
        .put("relevance", "SUPPLEMENTAL")
        .putArray("hashes")
        .addObject()
        .put("type", "SHA-256")
        .put("value", hash);
  }

  private void tests() {
    planting.row("UG1", "A test report with a positive match is forwarded.");
    PlantedRecord test = planting.report(Slot.TEST, "test-match").hashes("SHA-256", known);
    PlantedJudgement.of(planting, test.isNew().europolOnly())
        .holds("TEST", "POSITIVE_MATCH")
        .matches("KNOWN", 1, 1);
    planting.row("UG1", "A test report is unfounded, whatever else it says.");
    PlantedRecord urgent = planting.report(Slot.TEST, "test-urgent");
    urgent.node().put("urgent", true).remove("signature");
    PlantedJudgement.of(planting, urgent.isNew().unfounded("TEST"))
        .holds("TEST")
        .notTold("INFORMATION_REQUEST")
        .sentToNobody();
    planting.row("UG1", "The test flag alone is no ground.");
    PlantedJudgement.of(planting, planting.report(Slot.FLAG, "test-flag").isNew().europolOnly())
        .doesNotHold("TEST");
  }
}
