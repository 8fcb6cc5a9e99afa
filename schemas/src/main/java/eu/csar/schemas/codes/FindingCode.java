package eu.csar.schemas.codes;

/**
 * What is doubtful in a record that was kept, or in an export that was read. A finding never
 * changes the outcome.
 */
public enum FindingCode {
  NO_REPORT_ID(
      "The record has no provider_report_id; its content stands for it (ID3).",
      "provider_report_id is null, empty or blank.",
      "Give every report an id that stays the same in every version."),
  VERSION_NOT_INTEGER(
      "The version is not an integer from 0 to 9223372036854775807; it counts as 0 (ID5).",
      "version is -1, 1.5 or the text \"2\".",
      "Number versions with integers."),
  TIME_WITHOUT_ZONE(
      "A time has no zone; it counts as missing and no zone is guessed.",
      "2026-01-02T03:04:05",
      "Write times in RFC 3339 form with Z or an offset."),
  UNREADABLE_TIME(
      "A time cannot be read; it counts as missing.",
      "02.01.2026 03:04",
      "Write times in RFC 3339 form with Z or an offset."),
  WRONG_TYPE(
      "A value has another JSON type than the schema says; it counts as missing.",
      "other_info is a number.",
      "Follow the published schema."),
  UNKNOWN_MEMBER(
      "The schema knows no member of this name; it is not used.",
      "A member report_id instead of provider_report_id.",
      "Use the names of the published schema."),
  UNKNOWN_CODE(
      "A code is not in the published list; it counts as missing.",
      "abuse_types holds KNOWN.",
      "Use the published codes, exactly as written."),
  UNREADABLE_TEXT(
      "A text holds half of a surrogate pair; the half is replaced, and such an id counts as missing.",
      "An escape of a high surrogate alone.",
      "Write characters beyond the basic plane whole."),
  BAD_HASH(
      "A hash is not hexadecimal of the length that its algorithm has; it is left out.",
      "An MD5 value of 31 digits.",
      "Send whole digests in hexadecimal."),
  EMPTY_FILE_HASH(
      "A hash is that of the empty file; it names no material and is not matched.",
      "The MD5 value d41d8cd98f00b204e9800998ecf8427e.",
      "Leave items out that hold nothing."),
  LOW_QUALITY_HASH(
      "A PDQ hash has a quality under 50, or none is given; it is kept, but not matched.",
      "A PDQ hash without the member quality.",
      "Send the quality, 0 to 100, that the algorithm gives beside each hash."),
  NEAR_CONSTANT_HASH(
      "A PDQ hash has fewer than 32 bits of one kind, as blank frames have; it is kept, but not matched.",
      "A PDQ hash of zeros.",
      "Leave out hashes of blank frames."),
  PLACEHOLDER_REFERENCE(
      "A third-country reference is a placeholder, not a reference (SU1).",
      "N/A, or 00000.",
      "Leave the member out where there is no reference."),
  REPORT_NUMBER_DIFFERS(
      "The number of a CyberTipline report stands in several places with different values; that of the element around it decides, then that of the manifest (ID4).",
      "The details of a file name another report.",
      "Write each report's own number everywhere."),
  URGENCY_UNREADABLE(
      "The urgency is neither true nor false; it counts as true (JU6).",
      "urgent is the text \"yes\".",
      "Write true or false."),
  ROLE_MISSING(
      "A user has no readable role; it counts as SUBJECT.",
      "A user with a username only.",
      "Say which role each user has."),
  RETRACTION_REASON_UNKNOWN(
      "The reason of a retraction is neither ERRONEOUS nor OTHER; it counts as OTHER.",
      "retraction_reason is MISTAKE.",
      "Use one of the two codes."),
  PROVIDER_NAME_DIFFERS(
      "The provider named in the record is not the one of the manifest, which decides (ID1).",
      "The record names a subsidiary.",
      "Use one name, and have each name registered."),
  UNKNOWN_PROVIDER(
      "The register does not know the name of the manifest's provider.",
      "A provider that has not registered yet.",
      "Register the name with the Centre; keys stay stable."),
  TEST_FLAG_IGNORED(
      "The manifest has the test flag, but the register does not mark the provider as test: the export is read as real (UG1).",
      "A provider sends a trial without having been registered for it.",
      "Have a test provider registered."),
  FILE_OF_ANOTHER_PROVIDER(
      "A file has the digest of a file that came from another provider; it was read (ID9).",
      "Two providers deliver the same file.",
      "Check who should send the file."),
  MORE_RECORDS_THAN_DECLARED(
      "A file holds more records than declared; all were read (RC1).",
      "The manifest declares 99 records and the file holds 100.",
      "Correct the count in the next manifest.");

  private final String meaning;
  private final String example;
  private final String remedy;

  FindingCode(String meaning, String example, String remedy) {
    this.meaning = meaning;
    this.example = example;
    this.remedy = remedy;
  }

  /** What the code says, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** A case that gets this code. */
  public String example() {
    return example;
  }

  /** What the sender should do. */
  public String remedy() {
    return remedy;
  }
}
