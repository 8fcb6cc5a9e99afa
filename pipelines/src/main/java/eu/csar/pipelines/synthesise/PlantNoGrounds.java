package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What is no ground of unfoundedness, each forwarded with four verdicts that say no. */
final class PlantNoGrounds {
  private final Planting planting;
  private int number;

  private PlantNoGrounds(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantNoGrounds grounds = new PlantNoGrounds(planting);
    String twice = planting.sha256();
    planting.lists().known(twice, "");
    for (int copy = 1; copy <= 2; copy++) {
      grounds.forwarded("Duplicates of a known item.", n -> hash(n, twice)).matches("KNOWN", 1, 1);
    }
    grounds.forwarded("A meme, as its provider says.", n -> annotate(n, "POTENTIAL_MEME"));
    grounds.forwarded("Generated material.", n -> annotate(n, "GENERATIVE_AI"));
    grounds.forwarded("Informational.", n -> annotate(n, "INFORMATIONAL"));
    grounds.forwarded("A file of type OTHER.", n -> item(n).put("media_type", "OTHER"));
    grounds.forwarded("A date to come.", n -> n.put("issued_at", "2099-01-01T00:00:00Z"));
    grounds.forwarded("No items and no users.", n -> n.remove(List.of("items", "users")));
  }

  private PlantedJudgement forwarded(String what, Consumer<ObjectNode> members) {
    planting.row("NOT-GROUNDS", what);
    PlantedRecord record = planting.report(Slot.C1, "no-ground-" + ++number);
    members.accept(record.node());
    PlantedTruth report = record.isNew().europolOnly();
    Truth truth = planting.truth();
    truth.count(null, "verdicts", Truth.columns("report_key", report.key()), 4);
    truth.count(null, "verdicts", Truth.columns("report_key", report.key(), "holds", true), 0);
    return PlantedJudgement.of(planting, report);
  }

  private static ObjectNode item(ObjectNode report) {
    return (ObjectNode) report.path("items").path(0);
  }

  private static void annotate(ObjectNode report, String annotation) {
    item(report).putArray("annotations").add(annotation);
  }

  private static void hash(ObjectNode report, String sha256) {
    ((ObjectNode) item(report).path("hashes").path(0)).put("value", sha256);
  }
}
