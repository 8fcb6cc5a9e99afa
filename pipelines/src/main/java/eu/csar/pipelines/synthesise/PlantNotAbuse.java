package eu.csar.pipelines.synthesise;

/** UG3 and JU1: which notices of no abuse material make a report manifestly unfounded. */
final class PlantNotAbuse {
  private static final String GROUND = "ASSESSED_NOT_ABUSE";
  private static final String DATE = "2025-06-01";
  private static final String REASON = "NO_ABUSE_MATERIAL";
  private static final String EMPTY_FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Planting planting;
  private int number;

  private PlantNotAbuse(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantNotAbuse notAbuse = new PlantNotAbuse(planting);
    notAbuse.states();
    notAbuse.marks();
    notAbuse.reasons();
    notAbuse.items();
  }

  private PlantedRecord report(String row, String what, String sha256) {
    planting.row(row, what);
    return planting.report(Slot.C1, "not-abuse-" + ++number).hashes("SHA-256", sha256);
  }

  private String notice(String state, String sha256) {
    return planting.lists().notice(state, sha256);
  }

  /** Not in force, with so many entries that match all the same: undisabled, by their reason. */
  private void forwarded(PlantedRecord record, int matches) {
    PlantedJudgement.of(planting, record.isNew().europolOnly())
        .doesNotHold(GROUND)
        .matches("NOT_ABUSE", matches, matches);
  }

  private void states() {
    String two = planting.sha256();
    String[] notices = {notice("FR", two), notice("DE", two)};
    PlantedRecord record =
        report("UG3", "Two States assessed it as no abuse material of any kind.", two);
    PlantedJudgement.of(planting, record.isNew().unfounded(GROUND))
        .holds(GROUND)
        .restsOn(GROUND, notices)
        .matches("NOT_ABUSE", 2, 2)
        .notTold("INFORMATION_REQUEST")
        .sentToNobody();
    String one = planting.sha256();
    notice("FR", one);
    notice("FR", one);
    forwarded(report("UG3", "Two notices of one State are not two States.", one), 2);
    String greece = planting.sha256();
    notice("EL", greece);
    notice("GR", greece);
    forwarded(report("UG3", "EL and GR are one State.", greece), 2);
  }

  private void marks() {
    for (String mark : new String[] {"disabled", "quarantined"}) {
      String hash = planting.sha256();
      notice("FR", hash);
      planting.lists().notice("DE", hash, mark, "");
      boolean matches = mark.equals("quarantined");
      forwarded(
          report(matches ? "JU5" : "JU1", "A " + mark + " notice does not count.", hash),
          matches ? 2 : 1);
    }
    String tomorrow = planting.sha256();
    notice("FR", tomorrow);
    planting.lists().notice("DE", tomorrow, "2099-01-01", REASON, "", "");
    forwarded(report("UG3", "A notice dated after the run does not count yet.", tomorrow), 2);
  }

  private void reasons() {
    for (String reason : new String[] {"AGE_DOUBT", "DRAWN_OR_GENERATED"}) {
      String hash = planting.sha256();
      notice("FR", hash);
      planting.lists().notice("DE", hash, DATE, reason, "", "");
      forwarded(report("UG3", "The reason " + reason + " does not count.", hash), 1);
    }
    String objected = planting.sha256();
    notice("FR", objected);
    notice("DE", objected);
    planting.lists().notice("IT", objected, DATE, "AGE_DOUBT", "", "");
    forwarded(report("UG3", "One State's doubt outweighs the notices of two.", objected), 2);
  }

  private void items() {
    String hash = planting.sha256();
    notice("FR", hash);
    notice("DE", hash);
    PlantedRecord other = report("UG3", "A second reported item is not on the list.", hash);
    other.node().withArray("items").addObject().put("item_id", "item-2").putArray("hashes");
    forwarded(other, 2);
    PlantedRecord supplemental = report("UG3", "A supplemental item does not matter.", hash);
    supplemental.node().withArray("items").addObject().put("relevance", "SUPPLEMENTAL");
    PlantedJudgement.of(planting, supplemental.isNew().unfounded(GROUND))
        .holds(GROUND)
        .matches("NOT_ABUSE", 2, 2);
    forwarded(
        report("UG3", "An item with a second SHA-256 that is not on the list.", hash)
            .hashes("SHA-256", hash, "SHA-256", planting.sha256()),
        2);
    forwarded(
        report("UG3", "Equality of MD5 and SHA-1 never filters.", hash)
            .hashes("MD5", hash.substring(0, 32), "SHA-1", hash.substring(0, 40)),
        0);
    notice("FR", EMPTY_FILE);
    notice("DE", EMPTY_FILE);
    forwarded(report("UG3", "The hash of the empty file is never in force.", EMPTY_FILE), 0);
    PlantedRecord none = report("UG3", "A report without items is a complete report.", hash);
    none.node().remove("items");
    forwarded(none, 0);
  }
}
