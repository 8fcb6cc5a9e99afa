package eu.csar.schemas.codes;

/** Why a report is held for review (JU3). */
public enum HoldReason implements PublishedCode {
  NO_ANNEX_III_TYPE(
      "The type of the CyberTipline report is none of Annex III, and nothing else speaks for one.");

  private final String meaning;

  HoldReason(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
