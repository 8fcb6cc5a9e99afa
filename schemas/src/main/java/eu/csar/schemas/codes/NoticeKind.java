package eu.csar.schemas.codes;

/** What a provider is told about a report (RC6). */
public enum NoticeKind implements PublishedCode {
  UNFOUNDED(
      "The report was manifestly unfounded, with reasons (Article 48(2)).",
      "Consider reinstating the material and improving detection."),
  INFORMATION_REQUEST(
      "Information of Article 13 is missing (Article 48(5)).",
      "Send a new version with the named fields, where available."),
  CORRECTION("An earlier notice no longer stands.", "Disregard the earlier notice."),
  RETRACTION_RECEIVED("The retraction was received.", ""),
  DO_NOT_INFORM(
      "Do not inform the user for the period given (Article 48(6)(a)).",
      "Do not inform the user before the period ends."),
  DO_NOT_REMOVE(
      "Do not remove or disable access for the period given (Article 48(6)(b)).",
      "Do not remove or disable before the period ends.");

  private final String meaning;
  private final String action;

  NoticeKind(String meaning, String action) {
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
