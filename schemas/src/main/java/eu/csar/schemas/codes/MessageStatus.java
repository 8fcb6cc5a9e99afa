package eu.csar.schemas.codes;

/** What became of a message (JU4). */
public enum MessageStatus implements PublishedCode {
  ACCEPTED("It has effect in this run.", ""),
  UNKNOWN_REPORT(
      "No earlier run knows the report.",
      "Check the key; send the message again under another id once the report is there."),
  OUTDATED(
      "It speaks against a version that is no longer the current one.",
      "Review the current version."),
  UNREADABLE(
      "A member is missing or cannot be read.",
      "Correct the message and send it under another id.");

  private final String meaning;
  private final String action;

  MessageStatus(String meaning, String action) {
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
