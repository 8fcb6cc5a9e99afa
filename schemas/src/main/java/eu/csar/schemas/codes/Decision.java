package eu.csar.schemas.codes;

/** The Centre's decision on a report (Article 48(1) and (3)); held is pending, never an end. */
public enum Decision implements PublishedCode {
  FORWARDED("Forwarded to those who may act."),
  MANIFESTLY_UNFOUNDED(
      "Immediately evident that the activity is no online child sexual abuse (recital 65)."),
  HELD_FOR_REVIEW("Waits for a human review (JU3).");

  private final String meaning;

  Decision(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
