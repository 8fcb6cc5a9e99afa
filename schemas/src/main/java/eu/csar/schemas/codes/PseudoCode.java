package eu.csar.schemas.codes;

/**
 * Country codes of address databases and provider forms that stand for no country; they name
 * nobody.
 */
public enum PseudoCode implements PublishedCode {
  A1("Anonymous proxy."),
  A2("Satellite provider."),
  O1("Other country."),
  AP("Asia and Pacific."),
  EU("Europe."),
  AN("Netherlands Antilles, dissolved in 2010.");

  private final String meaning;

  PseudoCode(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
