package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** SU1 to SU3 and ID7: references, second accounts of one event, and references of too many. */
final class PlantSupplements {
  private static final String BODY = "NCMEC";

  private final Planting planting;
  private final Truth truth;

  private PlantSupplements(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantSupplements supplements = new PlantSupplements(planting);
    supplements.placeholders();
    supplements.normalised();
    supplements.secondAccounts();
    supplements.noSecondAccounts();
    supplements.ofReplacedVersions();
    supplements.tooMany();
    supplements.tooManyLater();
  }

  private PlantedRecord report(Slot slot, String id, @Nullable String body, String reference) {
    return planting.report(slot, id).reference(body, reference);
  }

  private void placeholders() {
    String[] texts = {"N/A", "none", " Unknown ", "0001", "aaaaaaaa", "00000"};
    for (int i = 0; i < texts.length; i++) {
      planting.row("SU1", "The placeholder '" + texts[i] + "' is a finding and joins nothing.");
      for (Slot slot : new Slot[] {Slot.A1, Slot.B1}) {
        PlantedTruth report =
            report(slot, "su1-placeholder-" + i, BODY, texts[i]).isNew().europolOnly();
        truth.count(
            null,
            "findings",
            Truth.columns("report_key", report.key(), "code", "PLACEHOLDER_REFERENCE"),
            1);
        links(null, report, 0);
      }
    }
  }

  private void normalised() {
    planting.row("SU1", "Bodies are compared without case and outer space, references trimmed.");
    PlantedTruth first = report(Slot.A1, "su1-same", BODY, "T-su1-same").isNew().europolOnly();
    report(Slot.B1, "su1-same", " ncmec ", "  T-su1-same ")
        .isNew()
        .supplementOf(first)
        .europolOnly();
    planting.row("SU1", "A missing body is the body UNKNOWN.");
    PlantedTruth none = report(Slot.A1, "su1-no-body", null, "T-su1-no-body").isNew().europolOnly();
    report(Slot.B1, "su1-no-body", "unknown", "T-su1-no-body")
        .isNew()
        .supplementOf(none)
        .europolOnly();
    planting.row("SU1", "Another body, or another case of the reference, is another reference.");
    report(Slot.A1, "su1-other", BODY, "T-su1-other").isNew().europolOnly();
    links(null, report(Slot.B1, "su1-other", "OTHER BODY", "T-su1-other").isNew().europolOnly(), 0);
    links(null, report(Slot.C1, "su1-other", BODY, "t-SU1-other").isNew().europolOnly(), 0);
  }

  private void secondAccounts() {
    planting.row("SU2", "The second provider's account of an event is a supplement.");
    PlantedTruth first = report(Slot.A1, "su2-two", BODY, "T-su2-two").isNew().europolOnly();
    PlantedTruth second =
        report(Slot.B1, "su2-two", BODY, "T-su2-two").isNew().supplementOf(first).europolOnly();
    links(null, second, 0);
    planting.row("ID7", "Earlier is who stands first by place; the third is one of the first too.");
    report(Slot.C1, "su2-two", BODY, "T-su2-two").isNew().supplementOf(first).europolOnly();
    planting.row(
        "SU2", "A chain ends: C shares a reference with B only, and B is no first account.");
    PlantedTruth a = report(Slot.A1, "su2-chain", BODY, "T-su2-chain-1").isNew().europolOnly();
    PlantedTruth b =
        report(Slot.B1, "su2-chain", BODY, "T-su2-chain-1")
            .reference(BODY, "T-su2-chain-2")
            .isNew()
            .supplementOf(a)
            .europolOnly();
    PlantedTruth c = report(Slot.C1, "su2-chain", BODY, "T-su2-chain-2").isNew().europolOnly();
    reference(c, b, 2);
    planting.row("SU2", "Of several first accounts the earliest is named.");
    PlantedTruth one =
        report(Slot.A1, "su2-several", BODY, "T-su2-several-1").isNew().europolOnly();
    report(Slot.B1, "su2-several", BODY, "T-su2-several-2").isNew().europolOnly();
    report(Slot.C1, "su2-several", BODY, "T-su2-several-2")
        .reference(BODY, "T-su2-several-1")
        .isNew()
        .supplementOf(one)
        .europolOnly();
    planting.row("SU2", "A supplement is routed by itself.");
    PlantedTruth routed =
        report(Slot.A1, "su2-routed", BODY, "T-su2-routed")
            .uploads("FR", "FR")
            .isNew()
            .goesTo("RT2", "FR");
    report(Slot.B1, "su2-routed", BODY, "T-su2-routed")
        .uploads("DE", "DE")
        .isNew()
        .supplementOf(routed)
        .goesTo("RT2", "DE");
  }

  private void noSecondAccounts() {
    planting.row("SU2", "The same provider by the same channel makes no supplement, but a link.");
    PlantedTruth first = report(Slot.A1, "su2-own-1", BODY, "T-su2-own").isNew().europolOnly();
    PlantedTruth second = report(Slot.A2, "su2-own-2", BODY, "T-su2-own").isNew().europolOnly();
    reference(second, first, 2);
    planting.row("SU2", "Two namespaces of one merged provider are one provider.");
    PlantedTruth former =
        report(Slot.FORMER, "su2-merged", BODY, "T-su2-merged").isNew().europolOnly();
    PlantedTruth merged =
        report(Slot.MERGED, "su2-merged", BODY, "T-su2-merged").isNew().europolOnly();
    reference(merged, former, 2);
    planting.row("SU2", "A test report is nobody's first account.");
    report(Slot.TEST, "su2-test", BODY, "T-su2-test").isNew().unfounded("TEST");
    links(null, report(Slot.C2, "su2-test", BODY, "T-su2-test").isNew().europolOnly(), 0);
  }

  /** The references of a version count where some run made it current. */
  private void ofReplacedVersions() {
    planting.row("SU2", "A version that no run made current carries no reference.");
    PlantedTruth old =
        report(Slot.A1, "su2-version", BODY, "T-su2-version")
            .version(1)
            .becomes("SUPERSEDED", "NEW")
            .europolOnly();
    planting.report(Slot.A2, "su2-version").version(2).becomes("NEW", "NEW_VERSION").europolOnly();
    PlantedTruth later =
        report(Slot.B2, "su2-version", BODY, "T-su2-version")
            .isNew()
            .supplementOf(null, old)
            .europolOnly();
    links(Truth.ONE_RUN, later, 0);
  }

  private void tooMany() {
    planting.row("SU3", "Five carriers may still make a supplement.");
    PlantedTruth five = carriers("su3-five", 4);
    report(Slot.B1, "su3-five", BODY, "T-su3-five").isNew().supplementOf(five).europolOnly();
    planting.row("SU3", "A reference of more than five reports makes none; they are linked.");
    PlantedTruth six = carriers("su3-six", 5);
    PlantedTruth sixth = report(Slot.B1, "su3-six", BODY, "T-su3-six").isNew().europolOnly();
    reference(sixth, six, 6);
  }

  private PlantedTruth carriers(String id, int count) {
    PlantedTruth first = report(Slot.A1, id + "-1", BODY, "T-" + id).isNew().europolOnly();
    for (int i = 2; i <= count; i++) {
      report(Slot.A1, id + "-" + i, BODY, "T-" + id).isNew().europolOnly();
    }
    return first;
  }

  private void tooManyLater() {
    planting.row("SU3", "Supplements of earlier runs stand when the reference passes the limit.");
    String reference = "T-su3-later";
    PlantedTruth a = report(Slot.A1, "su3-later-1", BODY, reference).isNew().europolOnly();
    report(Slot.B1, "su3-later-2", BODY, reference).isNew().supplementOf(null, a).europolOnly();
    report(Slot.C1, "su3-later-3", BODY, reference).isNew().supplementOf(null, a).europolOnly();
    for (int i = 4; i <= 5; i++) {
      report(Slot.A2, "su3-later-" + i, BODY, reference).isNew().europolOnly();
    }
    PlantedTruth last = report(Slot.B3, "su3-later-6", BODY, reference).isNew().europolOnly();
    reference(last, a, 6);
  }

  private void reference(PlantedTruth report, PlantedTruth other, long count) {
    ObjectNode expect = Truth.columns("other_key", other.key(), "count", count);
    truth.expect(null, "links", ofKind(report), expect);
  }

  private void links(@Nullable String mode, PlantedTruth report, long count) {
    truth.count(mode, "links", ofKind(report), count);
  }

  private static ObjectNode ofKind(PlantedTruth report) {
    return Truth.columns("report_key", report.key(), "kind", "REFERENCE");
  }
}
