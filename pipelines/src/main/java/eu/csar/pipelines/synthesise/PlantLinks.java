package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.match.rules.PdqDihedral;

/** SU4 and SU5: citations, and items with equal or neighbouring hashes. */
final class PlantLinks {
  private static final String EMPTY_FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Planting planting;
  private final Truth truth;

  private PlantLinks(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantLinks links = new PlantLinks(planting);
    links.citations();
    links.equalItems();
    links.noBridge();
    links.neighbours();
    links.tooFar();
  }

  private void citations() {
    planting.row("SU4", "A report that names related reports is linked with them, known or not.");
    PlantedTruth cited = planting.report(Slot.A1, "su4-cited").isNew().europolOnly();
    PlantedRecord citing = planting.report(Slot.A1, "su4-citing");
    citing.node().putArray("related_reports").add("su4-cited").add("su4-never-seen");
    PlantedTruth report = citing.isNew().europolOnly();
    cites(report, cited.key());
    cites(report, TruthKey.of("provider-301", "GIVEN", "su4-never-seen"));
    planting.row("ID10", "Supersedes with another id is a citation and replaces nothing.");
    PlantedRecord superseding = planting.report(Slot.A1, "id10-supersedes");
    superseding.node().put("supersedes", "su4-cited");
    cites(superseding.isNew().europolOnly(), cited.key());
    planting.row("ID10", "Supersedes with the own id says nothing.");
    PlantedRecord own = planting.report(Slot.A1, "id10-supersedes-itself");
    own.node().put("supersedes", "id10-supersedes-itself");
    none(own.isNew().europolOnly(), "CITES");
  }

  private void equalItems() {
    for (String[] type :
        new String[][] {{"SHA-256", "SHA256"}, {"SHA-1", "SHA1"}, {"MD5", "MD5"}}) {
      int bytes = type[1].equals("SHA256") ? 32 : type[1].equals("SHA1") ? 20 : 16;
      planting.row("SU5", "Equal " + type[0] + " of items: linked with the first report.");
      String value = PlantedRecord.hash(planting.dice(), bytes);
      String id = "su5-" + type[1];
      PlantedTruth first =
          planting.report(Slot.A1, id).hashes(type[0], value).isNew().europolOnly();
      none(first, "ITEM");
      PlantedTruth second =
          planting.report(Slot.B1, id).hashes(type[0], value).isNew().europolOnly();
      truth.expect(
          null,
          "links",
          item(second),
          Truth.columns(
              "other_key", first.key(), "algorithm", type[1], "item_number", 0, "count", 2));
    }
    planting.row("SU5", "The hash of the empty file links nothing.");
    planting.report(Slot.A1, "su5-empty").hashes("SHA-256", EMPTY_FILE).isNew().europolOnly();
    none(
        planting.report(Slot.B1, "su5-empty").hashes("SHA-256", EMPTY_FILE).isNew().europolOnly(),
        "ITEM");
  }

  private void noBridge() {
    planting.row("SU5", "No bridging: C shares MD5 with B and SHA-256 with nobody.");
    String sha = PlantedRecord.hash(planting.dice(), 32);
    String md5 = PlantedRecord.hash(planting.dice(), 16);
    PlantedTruth a =
        planting.report(Slot.A1, "su5-bridge").hashes("SHA-256", sha).isNew().europolOnly();
    PlantedTruth b =
        planting
            .report(Slot.B1, "su5-bridge")
            .hashes("SHA-256", sha, "MD5", md5)
            .isNew()
            .europolOnly();
    PlantedTruth c =
        planting.report(Slot.C1, "su5-bridge").hashes("MD5", md5).isNew().europolOnly();
    truth.expect(
        null, "links", item(b), Truth.columns("other_key", a.key(), "algorithm", "SHA256"));
    truth.expect(null, "links", item(c), Truth.columns("other_key", b.key(), "algorithm", "MD5"));
  }

  private void neighbours() {
    byte[] value = PerceptualHashes.draw(planting.dice());
    planting.row("SU5", "Equal and neighbouring PDQ of items: linked with the first report.");
    PlantedTruth first = perceptual(Slot.A1, "su5-near", value, 50);
    none(first, "NEAR");
    near(perceptual(Slot.B1, "su5-near-0", value, 80), first, 0);
    near(perceptual(Slot.C1, "su5-near-31", PerceptualHashes.turned(value, 0, 31), 80), first, 31);
    planting.row("SU5", "Of several neighbours the nearest one, in whatever report.");
    PlantedTruth second =
        perceptual(Slot.A2, "su5-near-9", PerceptualHashes.turned(value, 100, 9), 80);
    near(second, first, 9);
    near(
        perceptual(Slot.B2, "su5-near-10", PerceptualHashes.turned(value, 100, 10), 80), second, 1);
  }

  private void tooFar() {
    byte[] value = PerceptualHashes.draw(planting.dice());
    perceptual(Slot.A1, "su5-far", value, 80);
    planting.row("SU5", "PDQ hashes that differ in 32 bits are no neighbours.");
    byte[] far = PerceptualHashes.turned(value, 0, 32);
    none(perceptual(Slot.B1, "su5-far-32", far, 80), "NEAR");
    planting.row("SU5", "A PDQ of low quality links nothing.");
    PlantedTruth low = perceptual(Slot.C1, "su5-near-low", value, 49);
    none(low, "NEAR");
    planting.totals().count("findings", "code", "LOW_QUALITY_HASH");
    planting.row("SU5", "An image that was turned is no neighbour, since the policy says so.");
    byte[] turned = PdqDihedral.ROTATED_90.of(value);
    none(perceptual(Slot.C1, "su5-near-turned", turned, 80), "NEAR");
  }

  private PlantedTruth perceptual(Slot slot, String id, byte[] value, int quality) {
    return planting.report(slot, id).perceptual(value, quality).isNew().europolOnly();
  }

  private void near(PlantedTruth report, PlantedTruth other, int distance) {
    truth.expect(
        null,
        "links",
        Truth.columns("report_key", report.key(), "kind", "NEAR"),
        Truth.columns(
            "other_key",
            other.key(),
            "algorithm",
            "PDQ",
            "item_number",
            0,
            "count",
            1,
            "distance",
            distance));
  }

  private void cites(PlantedTruth report, String other) {
    truth.expect(
        null,
        "links",
        Truth.columns("report_key", report.key(), "kind", "CITES", "other_key", other),
        Truth.columns("count", 1));
  }

  private void none(PlantedTruth report, String kind) {
    truth.count(null, "links", Truth.columns("report_key", report.key(), "kind", kind), 0);
  }

  private static ObjectNode item(PlantedTruth report) {
    return Truth.columns("report_key", report.key(), "kind", "ITEM");
  }
}
