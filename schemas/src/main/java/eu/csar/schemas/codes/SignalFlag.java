package eu.csar.schemas.codes;

/** What is particular about an indication of jurisdiction. */
public enum SignalFlag implements PublishedCode {
  PROXY("The provider flagged the address as a possible proxy; it names nobody."),
  PRIVATE("Address of a private network; it names nobody."),
  SHARED("Address shared by a carrier's customers (100.64.0.0/10); it names nobody."),
  RESERVED(
      "Loopback, link-local, documentation, multicast or otherwise reserved address; it names nobody."),
  UNPARSABLE("Not readable as an address or an international phone number."),
  PSEUDO_CODE("The country value is a pseudo-code that stands for no country."),
  TERRITORY(
      "The country value is a territory of a Member State; the state is that State where the territory counts as it, else the territory."),
  THIRD_COUNTRY("A country outside the Union."),
  UNKNOWN_COUNTRY("No country is known for the value."),
  UNVERIFIED(
      "A location that the provider did not verify, or that is no estimated location; evidence only.");

  private final String meaning;

  SignalFlag(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
