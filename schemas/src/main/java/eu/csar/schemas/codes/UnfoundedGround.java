package eu.csar.schemas.codes;

/** A ground on which a report is manifestly unfounded (section 3 of the decision tables). */
public enum UnfoundedGround implements PublishedCode {
  TEST("UG1. The export has the test flag, and the register marks the provider as test."),
  RETRACTED_AS_ERRONEOUS(
      "UG2. The provider retracted its own report as erroneous before anybody had it."),
  ASSESSED_NOT_ABUSE(
      "UG3. Every reported item is, by its SHA-256, one that authorities of several States assessed as no abuse material of any kind."),
  REVIEWED_UNFOUNDED("UG4. A human review says so.");

  private final String meaning;

  UnfoundedGround(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
