package eu.csar.schemas.codes;

/** Type of online child sexual abuse (Article 2(m) to (o)). */
public enum AbuseType implements PublishedCode {
  KNOWN_CSAM(
      "Potential known material: in the Centre's sense, detected by the indicators of Article 44(1)(a)."),
  NEW_CSAM(
      "Potential new material: in the Centre's sense, detected by the indicators of Article 44(1)(b)."),
  SOLICITATION("Potential solicitation of children."),
  CSAM(
      "Potential material of which the report does not say whether it is known or new: of CyberTipline reports alone; the Centre's matches decide.");

  private final String meaning;

  AbuseType(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
