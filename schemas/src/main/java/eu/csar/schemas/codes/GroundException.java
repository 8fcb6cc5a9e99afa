package eu.csar.schemas.codes;

/**
 * What stands against a ground that holds, so that it filters nothing (section 3 of the decision
 * tables).
 */
public enum GroundException implements PublishedCode {
  POSITIVE_MATCH(
      "An item matches an entry of a list of abuse material, a quarantined one included (JU5)."),
  URGENT("The provider marked the report as urgent."),
  SOLICITATION("A type or an annotation alleges solicitation."),
  OTHER_GROUND(
      "A child or a recipient is named, or there is a URL, flagged text or free text, or something that could not be read."),
  REVIEWED_FORWARD("A human review says to forward the report."),
  CIRCUIT_BREAKER(
      "The ground held for too many reports of the run and filtered nothing in it; also a reason code of reports that only this kept from being filtered."),
  SWITCHED_OFF("The policy switches the ground off."),
  NOT_YET_EFFECTIVE("The policy's effective date of the ground lies after the as-of.");

  private final String meaning;

  GroundException(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
