package eu.csar.schemas.codes;

/** What two linked reports have in common; no legal effect (SU5). */
public enum LinkKind implements PublishedCode {
  REFERENCE("A case reference of a third-country body."),
  CITES("The report cites the other one."),
  ITEM("Equal hash of an item."),
  NEAR("Perceptually neighbouring hash of an item."),
  SUPPLEMENT(
      "The report is a second account of the other one (SU2); in links files of packages only, since the table reports says it in supplement_of.");

  private final String meaning;

  LinkKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
