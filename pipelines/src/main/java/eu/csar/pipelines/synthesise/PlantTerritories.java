package eu.csar.pipelines.synthesise;

/** Codes of countries: territories, pseudo-codes, third countries, EL and GR (section 4). */
final class PlantTerritories {
  private static final String ROW = "SECTION-4";

  private final Planting planting;

  private PlantTerritories(Planting planting) {
    this.planting = planting;
  }

  static void in(Planting planting) {
    PlantTerritories territories = new PlantTerritories(planting);
    territories.partOfAState();
    territories.bySetting();
    territories.neverOurs();
    territories.pseudoCodes();
    territories.greece();
  }

  private PlantedRecord report(String id, String what) {
    planting.row(ROW, what);
    return planting.report(Slot.C2, "territory-" + id);
  }

  private void partOfAState() {
    for (String code : new String[] {"GP", "MQ", "GF", "RE", "YT", "MF", "FX"}) {
      report(code, code + " counts as France.").billing(code).isNew().goesTo("RT3", "FR");
    }
    report("AX", "AX counts as Finland.").billing("AX").isNew().goesTo("RT3", "FI");
    report("RE-addresses", "Addresses in RE count as France.")
        .uploads("RE", "RE")
        .isNew()
        .goesTo("RT2", "FR");
    report("RE-FR", "An address in RE and one in FR are two in France.")
        .uploads("RE", "FR")
        .isNew()
        .goesTo("RT2", "FR");
  }

  private void bySetting() {
    for (String code :
        new String[] {"GL", "FO", "AW", "CW", "SX", "BQ", "PF", "NC", "BL", "PM", "WF"}) {
      report(code, code + " is set to nobody.")
          .billing(code)
          .isNew()
          .europolOnly("TERRITORY_SETTING");
    }
    report("GL-US", "The territory's setting comes before the third country.")
        .billing("GL")
        .uploads("US")
        .isNew()
        .europolOnly("TERRITORY_SETTING");
  }

  private void neverOurs() {
    for (String code : new String[] {"GB", "GI", "IM", "JE", "GG"}) {
      report(code, code + " is never a State.").billing(code).isNew().europolOnly("THIRD_COUNTRY");
    }
  }

  private void pseudoCodes() {
    for (String code : new String[] {"A1", "A2", "O1", "AP", "EU", "AN"}) {
      report(code, code + " names nobody.").billing(code).isNew().europolOnly("PSEUDO_CODE");
    }
    report("A1-US", "The pseudo-code comes before the third country.")
        .billing("A1")
        .uploads("US")
        .isNew()
        .europolOnly("PSEUDO_CODE");
    report("A1-PT", "A pseudo-code does not hinder the next tier.")
        .billing("A1")
        .uploads("PT")
        .isNew()
        .goesTo("RT5", "PT");
  }

  private void greece() {
    report("GR", "GR on input is EL in every output.").billing("GR").isNew().goesTo("RT3", "EL");
    report("EL", "EL on input is EL.").billing("EL").isNew().goesTo("RT3", "EL");
    PlantedRecord both = report("EL-GR", "EL and GR in one report are one State.").billing("EL");
    both.node().withArray("users").addObject().put("role", "OTHER").put("billing_country", "GR");
    both.isNew().goesTo("RT3", "EL");
  }
}
