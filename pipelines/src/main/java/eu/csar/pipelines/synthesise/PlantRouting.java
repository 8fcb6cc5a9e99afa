package eu.csar.pipelines.synthesise;

/** RT1 to RT7, what a new version does to forwards, and the signals that are kept. */
final class PlantRouting {
  private static final String LOCATION = "ESTIMATED_LOCATION";
  private static final String FILE = "routing.ndjson.zst";

  private final Planting planting;
  private final Truth truth;
  private int number;

  private PlantRouting(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantRouting routing = new PlantRouting(planting);
    routing.verified();
    routing.uploads();
    routing.accounts();
    routing.weaker();
    routing.others();
    routing.afterNewVersion();
    routing.evidence();
  }

  private PlantedRecord report(String row, String what) {
    planting.row(row, what);
    return planting.report(Slot.C1, "routing-" + ++number).file(FILE);
  }

  private void verified() {
    report("RT1", "A verified location decides over uploads elsewhere.")
        .location(LOCATION, "FR", true)
        .uploads("DE", "DE")
        .isNew()
        .goesTo("RT1", "FR");
    report("RT1", "Also where the report and not the user carries it.")
        .geo(LOCATION, "AT", true)
        .isNew()
        .goesTo("RT1", "AT");
    report("RT1", "A location that is not verified names nobody.")
        .location(LOCATION, "FR", false)
        .isNew()
        .europolOnly();
    report("RT1", "Postal codes and coordinates name nobody.")
        .location("POSTAL_CODE", "FR", true)
        .location("GPS", "DE", true)
        .isNew()
        .europolOnly();
    report("RT1", "Two verified locations in two States: both receive.")
        .location(LOCATION, "SE", true)
        .location(LOCATION, "DK", true)
        .isNew()
        .goesTo("RT1", "SE", "DK");
  }

  private void uploads() {
    report("RT2", "Two uploads in one State decide over the billing country.")
        .uploads("DE", "DE")
        .billing("FR")
        .isNew()
        .goesTo("RT2", "DE");
    String once = planting.address("DE");
    report("RT2", "One address seen twice, also as mapped IPv6, is one.")
        .address(once, "UPLOAD", false)
        .address("::ffff:" + once, "UPLOAD", false)
        .billing("ES")
        .isNew()
        .goesTo("RT3", "ES");
    report("RT2", "Uploads of report, item and user count together.")
        .uploads("NL")
        .itemUpload("NL")
        .isNew()
        .goesTo("RT2", "NL");
    report("RT2", "An upload among the user's own addresses counts.")
        .itemUpload("BE")
        .subjectAddress("BE", "UPLOAD")
        .isNew()
        .goesTo("RT2", "BE");
    report("RT2", "Every State that the tier names receives.")
        .uploads("DE", "DE", "FR", "FR", "IT")
        .isNew()
        .goesTo("RT2", "DE", "FR");
    report("SECTION-4", "More than three States conflict.")
        .uploads("DE", "DE", "FR", "FR", "IT", "IT", "ES", "ES")
        .isNew()
        .europolOnly("CONFLICTING");
    report("SECTION-4", "Three States do not conflict.")
        .uploads("DE", "DE", "FR", "FR", "IT", "IT")
        .isNew()
        .goesTo("RT2", "DE", "FR", "IT");
  }

  private void accounts() {
    report("RT3", "The billing country decides over the phone.")
        .billing("IT")
        .phone("+34612345678")
        .isNew()
        .goesTo("RT3", "IT");
    report("RT3", "Three letters are a country too.").billing("ITA").isNew().goesTo("RT3", "IT");
    report("RT3", "A name is a country too.").billing("netherlands").isNew().goesTo("RT3", "NL");
    report("RT4", "The phone prefix decides over one upload.")
        .phone("+34612345678")
        .uploads("PT")
        .isNew()
        .goesTo("RT4", "ES");
    report("RT4", "A phone of a third country names nobody, so the next tier decides.")
        .phone("+12015550123")
        .uploads("PT")
        .isNew()
        .goesTo("RT5", "PT");
  }

  private void weaker() {
    report("RT5", "One upload decides over two logins.")
        .uploads("PT")
        .logins("PL", "PL")
        .isNew()
        .goesTo("RT5", "PT");
    report("RT5", "One upload each in two States names both.")
        .uploads("PT", "PL")
        .isNew()
        .goesTo("RT5", "PT", "PL");
    report("RT6", "Two logins in one State decide.").logins("PL", "PL").isNew().goesTo("RT6", "PL");
    report("RT6", "One login is too weak.").logins("PL").isNew().europolOnly();
    report("RT6", "Two logins in two States are too weak.")
        .logins("PL", "CZ")
        .isNew()
        .europolOnly();
  }

  private void others() {
    report("RT7", "The State of a victim is added.")
        .uploads("FR", "FR")
        .user("VICTIM", "BE")
        .isNew()
        .withVictimIn("BE")
        .goesTo("RT2", "FR");
    report("RT7", "A recipient's State suffices alone.")
        .user("RECIPIENT", "CZ")
        .isNew()
        .goesTo("RT7", "CZ");
    report("RT7", "A child's State suffices alone.").child("RO").isNew().goesTo("RT7", "RO");
    report("RT7", "The limit of three counts the other tiers only.")
        .uploads("DE", "DE", "FR", "FR", "IT", "IT")
        .child("BE")
        .isNew()
        .withVictimIn("BE")
        .goesTo("RT2", "DE", "FR", "IT");
    report("RT7", "Where the other tiers conflict, the victim's State receives.")
        .uploads("DE", "FR", "IT", "ES")
        .child("BE")
        .isNew()
        .goesTo("RT7", "BE");
    report("RT7", "A recipient in a third country names no State.")
        .user("RECIPIENT", "US")
        .isNew()
        .europolOnly("THIRD_COUNTRY");
  }

  /** A report that moves from France to Germany: recalled here, forwarded there. */
  private void afterNewVersion() {
    planting.row(
        "SECTION-4", "A State that is no longer competent gets a RECALL, the new a FIRST.");
    planting
        .report(Slot.A1, "routing-moves")
        .version(1)
        .billing("FR")
        .becomes("SUPERSEDED", "NEW")
        .goesTo("RT3", "FR");
    PlantedTruth moved =
        planting
            .report(Slot.A2, "routing-moves")
            .version(2)
            .billing("DE")
            .becomes("NEW", "NEW_VERSION")
            .forwardsSaidApart()
            .goesTo("RT3", "DE");
    forward(moved, "FR", "RECALL", "JURISDICTION_CHANGED");
    forward(moved, "DE", "FIRST", "RT3");
    forward(moved, "EUROPOL", "REPLACEMENT", "EUROPOL_ALWAYS");
    planting.totals().count("forwards", 0, 1, "recipient", "EUROPOL", "reason", "EUROPOL_ALWAYS");
  }

  /** A forward of the second run, where each export is a run. */
  private void forward(PlantedTruth report, String recipient, String kind, String reason) {
    planting.totals().count("forwards", 0, 1, "recipient", recipient, "kind", kind);
    truth.expect(
        Truth.RUN_PER_EXPORT,
        "forwards",
        Truth.columns("report_key", report.key(), "recipient", recipient, "kind", kind),
        Truth.columns("reason", reason));
  }

  private void evidence() {
    PlantedTruth report =
        report("SECTION-4", "Signals of all tiers are kept, with the digest of the database.")
            .uploads("DE", "DE")
            .billing("FR")
            .isNew()
            .goesTo("RT2", "DE");
    truth.expect(
        null,
        "signals",
        Truth.columns("report_key", report.key(), "tier", "RT2", "state", "DE"),
        Truth.columns("count", 2, "ip_database_digest", planting.addressesDigest()));
    truth.expect(
        null,
        "signals",
        Truth.columns("report_key", report.key(), "tier", "RT3", "state", "FR"),
        Truth.columns("count", 1, "kind", "BILLING_COUNTRY"));
  }
}
