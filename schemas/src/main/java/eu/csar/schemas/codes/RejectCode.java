package eu.csar.schemas.codes;

/**
 * Why a record could not be kept (RC1, RC2): it cannot be parsed, exceeds a limit, or was never
 * reached.
 */
public enum RejectCode {
  MALFORMED_JSON(
      "The line is not one complete JSON value.",
      "A line cut in the middle of an object.",
      "Write each report as one complete JSON object on one line and send it again."),
  NOT_AN_OBJECT(
      "The line is JSON, but not an object.",
      "A line that holds an array of reports.",
      "Write one object a line, without an enclosing array."),
  INVALID_UTF8(
      "The line is not valid UTF-8.",
      "A name written in Latin-1.",
      "Encode the file as UTF-8 and send the record again."),
  DUPLICATE_MEMBER(
      "An object names the same member twice, so that its meaning is open.",
      "Two members provider_report_id in one report.",
      "Write each member once; field says where."),
  TOO_DEEP(
      "Objects and arrays, or elements, are nested deeper than the limit (64 unless configured).",
      "An array of arrays, a hundred levels deep.",
      "Follow the published schema, which needs 6 levels."),
  LINE_TOO_LONG(
      "The line is longer than the limit (16 MiB unless configured).",
      "A report with content embedded in a text member.",
      "Send metadata and hashes only; split what is bundled."),
  MALFORMED_XML(
      "The element is not well-formed XML, or there is text where an element should begin.",
      "A report without its end tag.",
      "Write each report as one well-formed element and send it again."),
  UNKNOWN_ENTITY(
      "The element refers to an entity that XML does not know by itself; document types are not read.",
      "A reference to an entity of an internal subset.",
      "Write characters as they are, or by number."),
  NOT_A_REPORT(
      "The element is neither a report nor an element that holds one.",
      "The details of a file in a document of their own.",
      "Put them beside the report that they belong to, in one cyberTip element."),
  SEVERAL_REPORTS(
      "The element holds several reports, so that it is open whose its number and files are.",
      "One cyberTip element with two reports.",
      "Write a cyberTip element for each report."),
  ELEMENT_TOO_LONG(
      "The element is longer than the limit (16 MiB unless configured).",
      "A report with content embedded in a text.",
      "Send metadata and hashes only; split what is bundled."),
  TOO_MANY_FIELDS(
      "The record has more members, elements and attributes than the limit (200,000 unless configured).",
      "A report with a million empty members.",
      "Follow the published schema."),
  TOO_MANY_ITEMS(
      "The report has more items than the limit (10,000 unless configured).",
      "A report with a million items.",
      "Split it into several reports that name each other."),
  DECOMPRESSED_TOO_LARGE(
      "The file decompresses to more than the limit (64 GiB, or 200 times its size on disk behind the first 256 MiB, unless configured); every record before that was kept.",
      "A few kilobytes that unpack to gigabytes of blanks.",
      "Send less in one file, and nothing but records."),
  COUNT_MISMATCH(
      "The file has the declared digest but ends before the declared number of records.",
      "The manifest declares 100 records and the file holds 99.",
      "Send the missing records in a new export, or correct the count."),
  TRUNCATED(
      "The compressed stream breaks off or is damaged; every record before the break was kept.",
      "A gzip file whose upload stopped before the digest was made.",
      "Compress the file again and send it in a new export.");

  private final String meaning;
  private final String example;
  private final String remedy;

  RejectCode(String meaning, String example, String remedy) {
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
