package eu.csar.schemas.codes;

/** What a human review is about (JU4). */
public enum ReviewSubject implements PublishedCode {
  DECISION("Whether the report is forwarded."),
  URGENCY("Whether the Centre agrees that the report is urgent.");

  private final String meaning;

  ReviewSubject(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
