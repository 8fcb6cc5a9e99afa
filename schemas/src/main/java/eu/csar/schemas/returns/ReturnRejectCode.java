package eu.csar.schemas.returns;

import eu.csar.schemas.codes.PublishedCode;

/** Why a delivery was refused whole, or one of its rows rejected; its sender reads it. */
public enum ReturnRejectCode implements PublishedCode {
  UNREADABLE_INTAKE(
      "intake.json is missing or cannot be read.", "The gateway delivers the return again."),
  UNREADABLE_COVER(
      "return.json is missing, or lacks a member, or has another digest than intake.json names.",
      "Follow the published schema of return.json."),
  YEAR_NOT_COVERED(
      "The year of a yearly return is none of the days that return.json covers, or after its receipt,"
          + " or before 2000.",
      "Correct year, covers_from and covers_to."),
  UNKNOWN_SENDER("The sender may not send this kind of return.", "Send under your own name."),
  WRONG_FILE(
      "The file of rows is missing, or has another digest than return.json names.",
      "Deliver the file again."),
  EXPIRED(
      "The rows were removed from the intake area when their time was over.",
      "Nothing; earlier releases have what they said."),
  ALREADY_RECEIVED("The same return was received before.", "Nothing; it counts once."),
  WRONG_HEADER(
      "The CSV header is not the published one.", "Use the header of the schema, in its order."),
  MALFORMED_ROW("The row cannot be read.", "Give each row all columns, in CSV or as JSON object."),
  COUNT_MISMATCH(
      "return.json declares another number of rows; all that could be read count.",
      "Correct the number."),
  MISSING_VALUE("A required value is missing.", "Give it."),
  UNKNOWN_CODE("A code is not of the published list.", "Use the published codes."),
  NOT_A_TOKEN("The token does not have 32 lower-case hexadecimal digits.", "Copy it whole."),
  NOT_A_KEY("The key is too long or has other characters.", "Use 1 to 64 of A-Z a-z 0-9 . _ : / -"),
  NOT_A_HASH("The hash is not lower-case hexadecimal.", "Send whole digests."),
  NOT_A_COUNT("A number is not whole, or negative, or too large.", "Send whole numbers."),
  NOT_A_DAY("A day is not as 2026-01-31.", "Write days so."),
  NOT_A_PROVIDER(
      "The id does not have the form of an id of the register of providers; only the form is checked.",
      "Use the id of the register."),
  DAY_IN_FUTURE("The day lies after the receipt of the return.", "Correct the day."),
  DAY_BEFORE_FORWARD("The as-of lies before the report was forwarded.", "Correct the day."),
  UNKNOWN_TOKEN("No report was forwarded under this token.", "Copy the token of the report."),
  TOKEN_OF_ANOTHER(
      "The token is that of another State or of Europol.", "Report on your own tokens only."),
  CASE_MISSING(
      "An investigation without a key or a state of the case.", "Give case_key and state_of_play."),
  CASE_WITHOUT_INVESTIGATION(
      "Figures of a case without an investigation.", "Leave them out, or correct the outcome."),
  ACTION_MISSING("Another action without its type.", "Give action_type."),
  REASON_MISSING("No action without a reason.", "Give the reason."),
  IMPOSSIBLE_COUNT(
      "A part is larger than its whole, such as more victims rescued than identified.",
      "Correct the numbers."),
  CONTRADICTION(
      "Values that exclude each other are given, or one without the other.",
      "Follow the description of the columns."),
  TWICE("The document has two rows for the same subject.", "Add them up.");

  private final String meaning;
  private final String action;

  ReturnRejectCode(String meaning, String action) {
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
