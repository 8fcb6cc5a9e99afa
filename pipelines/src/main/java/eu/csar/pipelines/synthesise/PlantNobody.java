package eu.csar.pipelines.synthesise;

/** Section 4: proxies, special addresses and other signals that name nobody, and authorities. */
final class PlantNobody {
  private static final String FILE = "routing.ndjson.zst";

  private final Planting planting;
  private final Truth truth;
  private int number;

  private PlantNobody(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantNobody nobody = new PlantNobody(planting);
    nobody.proxies();
    nobody.special();
  }

  private PlantedRecord report(String row, String what) {
    planting.row(row, what);
    return planting.report(Slot.C1, "nobody-" + ++number).file(FILE);
  }

  private void proxies() {
    report("SECTION-4", "Only flagged addresses: nobody is named.")
        .proxies("FR", "FR")
        .isNew()
        .europolOnly("PROXY_ONLY");
    report("SECTION-4", "A flagged address does not count, the other one does.")
        .proxies("FR")
        .uploads("FR")
        .isNew()
        .goesTo("RT5", "FR");
    String both = planting.address("FR");
    report("SECTION-4", "Flagged once is flagged.")
        .address(both, "UPLOAD", false)
        .address(both, "UPLOAD", true)
        .isNew()
        .europolOnly("PROXY_ONLY");
    report("SECTION-4", "Proxies before third countries: the first reason that holds.")
        .proxies("FR")
        .billing("US")
        .isNew()
        .europolOnly("PROXY_ONLY");
  }

  private void special() {
    for (String address :
        new String[] {
          "10.1.2.3", "172.16.9.9", "192.168.7.7", "100.64.1.1", "127.0.0.1", "169.254.3.3",
          "192.0.2.44", "198.51.100.4", "203.0.113.9", "224.0.0.5", "fe80::1", "fd00::1",
          "2001:db8::1", "::1"
        }) {
      report("SECTION-4", "The address " + address + " names nobody.")
          .address(address, "UPLOAD", false)
          .isNew()
          .europolOnly();
    }
    report("SECTION-4", "A text that is no address names nobody.")
        .address("not an address", "UPLOAD", false)
        .isNew()
        .europolOnly();
    report("SECTION-4", "A time zone names nobody.")
        .geo("TIME_ZONE", "FR", true)
        .isNew()
        .europolOnly();
    report("SECTION-4", "The provider's State of establishment names nobody.")
        .isNew()
        .europolOnly();
    report("SECTION-4", "A State without a competent authority: Europol only.")
        .billing(Countries.WITHOUT_AUTHORITY)
        .isNew()
        .europolOnly("NO_AUTHORITY");
    report("SECTION-4", "Third country: Europol only.")
        .uploads("US", "US")
        .isNew()
        .europolOnly("THIRD_COUNTRY");
    PlantedTruth two =
        report("SECTION-4", "A forward names every authority of its State.")
            .billing("DE")
            .isNew()
            .goesTo("RT3", "DE");
    truth.expect(
        null,
        "forwards",
        Truth.columns("report_key", two.key(), "recipient", "DE"),
        Truth.columns("authority_ids", new String[] {"DE-1", "DE-2"}));
  }
}
