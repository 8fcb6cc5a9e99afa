package eu.csar.schemas.codes;

/** Why a provider is told something (RC6), in words that it can act on. */
public enum NoticeReason implements PublishedCode {
  TEST(
      "The export was marked as a test, by a provider that the register marks as test.",
      "Nothing; send real reports without the test flag."),
  RETRACTED_AS_ERRONEOUS(
      "You retracted the report as erroneous before it was forwarded.",
      "Consider reinstating the material, and find what caused the error."),
  ASSESSED_NOT_ABUSE(
      "Every reported item was assessed by competent authorities as no abuse material of any kind.",
      "Consider reinstating the items named, and take them out of your detection."),
  REVIEWED_UNFOUNDED(
      "A human review of the Centre found the report manifestly unfounded.",
      "Consider reinstating the material and improving detection."),
  NEW_VERSION(
      "Your newer version of the report was assessed anew.", "Disregard the earlier notice."),
  RETRACTED(
      "Your retraction was taken into account, and the report was assessed anew.",
      "Disregard the earlier notice."),
  REVIEWED("A human review of the Centre decided otherwise.", "Disregard the earlier notice."),
  REOPENED(
      "An assessment on which the earlier decision rested no longer stands.",
      "Disregard the earlier notice."),
  REASSESSED(
      "The report was assessed anew with what the Centre knows today.",
      "Disregard the earlier notice."),
  ERRONEOUS(
      "You retracted the report as erroneous.",
      "Nothing; a version issued later would revive the report."),
  OTHER(
      "You retracted the report for another reason than an error.",
      "Nothing; a version issued later would revive the report."),
  MISSING_PROVIDER_NAME(
      "The name of the reporting provider is missing (R01).",
      "Send a new version that has it, where available."),
  MISSING_CONTACT_POINT(
      "The point of contact is missing (R03).", "Send a new version that has it, where available."),
  MISSING_CONTACT_INFO(
      "The contact information is missing (R04).",
      "Send a new version that has it, where available."),
  MISSING_URGENT(
      "The answer whether the report needs urgent action is missing (R05).",
      "Send a new version that has it, where available."),
  MISSING_ABUSE_TYPES(
      "The type of abuse is missing: known material, new material or solicitation (R06).",
      "Send a new version that has it, where available."),
  MISSING_SERVICE_TYPES(
      "The type of service is missing (R15).", "Send a new version that has it, where available."),
  MISSING_AWARENESS(
      "How you became aware of the abuse is missing (R17).",
      "Send a new version that has it, where available."),
  MISSING_THIRD_COUNTRY_REPORTED(
      "The answer whether it was, or will be, reported in a third country is missing (R19).",
      "Send a new version that has it, where available."),
  MISSING_THIRD_COUNTRY_BODY(
      "The name of the third-country body is missing (R20).",
      "Send a new version that has it, where available."),
  MISSING_THIRD_COUNTRY_REFERENCE(
      "The case reference of the third-country body is missing (R21).",
      "Send a new version that has it, where available."),
  MISSING_REMOVED_OR_DISABLED(
      "The answer whether the material was removed or access disabled is missing (R22).",
      "Send a new version that has it, where available."),
  MISSING_USER_DECISION(
      "The answer whether a decision on the user was taken is missing (R23).",
      "Send a new version that has it, where available."),
  MISSING_USER_DECISION_TEXT(
      "Which decision on the user was taken is missing (R24).",
      "Send a new version that has it, where available."),
  MISSING_ISSUED_AT(
      "The date and time of issuance, with zone, is missing (R30).",
      "Send a new version that has it, where available."),
  MISSING_TIME_STAMP(
      "The time stamp is missing (R31).", "Send a new version that has it, where available."),
  MISSING_SIGNATURE(
      "The signature is missing (R32).", "Send a new version that has it, where available.");

  private final String meaning;
  private final String action;

  NoticeReason(String meaning, String action) {
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
