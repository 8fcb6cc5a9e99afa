package eu.csar.schemas.codes;

/** Why a run wrote a row of reports: the first that applies (RC5). */
public enum Cause implements PublishedCode {
  NEW("The report is new."),
  NEW_VERSION("The provider sent a newer version."),
  RETRACTED("The provider retracted the report; its assessment stands as it was."),
  REVIEWED("A human review changed the judgement."),
  REOPENED("An entry of the not-abuse list that the decision names was disabled (JU1)."),
  REASSESSED("History was assessed again with other lists, policy or address database.");

  private final String meaning;

  Cause(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
