package eu.csar.schemas.codes;

/** Why a forwarded report is taken back. */
public enum RecallReason implements PublishedCode {
  RETRACTED_BY_PROVIDER("The provider retracted the report (JU2)."),
  JURISDICTION_CHANGED("The recipient is no longer one of those likely to have jurisdiction."),
  MANIFESTLY_UNFOUNDED("The report turned out to be manifestly unfounded.");

  private final String meaning;

  RecallReason(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
