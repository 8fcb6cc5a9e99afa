package eu.csar.schemas.codes;

/**
 * Tier of evidence for jurisdiction; the highest of RT1 to RT6 that names a Member State decides.
 */
public enum Tier implements PublishedCode {
  RT1("Verified estimated location of the subject."),
  RT2("Two or more distinct unflagged upload addresses in one State."),
  RT3("Billing country."),
  RT4("Phone prefix."),
  RT5("One unflagged upload address."),
  RT6("Two or more distinct unflagged login or other addresses in one State."),
  RT7(
      "A victim's or recipient's own location; adds its State to those of the deciding tier, and suffices alone.");

  private final String meaning;

  Tier(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
