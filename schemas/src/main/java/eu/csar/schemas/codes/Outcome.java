package eu.csar.schemas.codes;

/** What became of a record of an export: exactly one for each record (ID6, RC5). */
public enum Outcome implements PublishedCode {
  NEW("The first record of a report that no earlier run knows.", ""),
  NEW_VERSION("Newer than the version that earlier runs know; it is now the current one.", ""),
  RESUBMISSION("The version and content of a record that was read before.", ""),
  SUPERSEDED("Older than another version of the same report.", ""),
  RETRACTION("The provider takes back a report of its own.", ""),
  REJECTED(
      "Not readable; the reason stands in the table rejections.",
      "Correct the record and send it again.");

  private final String meaning;
  private final String action;

  Outcome(String meaning, String action) {
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
