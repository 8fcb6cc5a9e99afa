package eu.csar.schemas.codes;

/** What a recipient was sent (section 4 of the decision tables). */
public enum ForwardKind implements PublishedCode {
  FIRST("The report, for the first time or again after a recall.", "Assess the report."),
  SUPPLEMENT(
      "A second account of an event that another report told first, for the first time or again after a recall.",
      "Read it together with the report that it supplements."),
  REPLACEMENT(
      "The report with other content than the one sent before.",
      "Use this one instead of the one sent before."),
  RECALL(
      "The report sent before is taken back; the reason says why.",
      "Stop using the report, as national law allows.");

  private final String meaning;
  private final String action;

  ForwardKind(String meaning, String action) {
    this.meaning = meaning;
    this.action = action;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String action() {
    return action;
  }
}
