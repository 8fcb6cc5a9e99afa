package eu.csar.schemas.codes;

/** What a human review says (JU4). */
public enum ReviewValue implements PublishedCode {
  FORWARD("Of a decision: forward the report."),
  UNFOUNDED("Of a decision: the report is manifestly unfounded; ends with a new version."),
  URGENT("Of the urgency: urgent."),
  NOT_URGENT("Of the urgency: not urgent; ends with a new version.");

  private final String meaning;

  ReviewValue(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
