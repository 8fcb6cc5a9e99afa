package eu.csar.schemas.codes;

/** Why Europol receives a report for which a Member State is determined. */
public enum EuropolCopyReason implements PublishedCode {
  EUROPOL_ALWAYS("The policy sends Europol a copy of each forwarded report (Article 48(3)).");

  private final String meaning;

  EuropolCopyReason(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
