package eu.csar.schemas.codes;

/** Why an export was refused whole (RC1). */
public enum RefusalCode {
  UNREADABLE_MANIFEST(
      "manifest.json is missing, is not JSON, or lacks what makes an export.",
      "A manifest without export_id, or a file with an unknown extension.",
      "Correct the manifest and deliver the export again."),
  UNREADABLE_INTAKE(
      "intake.json is missing, is not JSON, or lacks received_at or manifest_sha256.",
      "The gateway stopped before it wrote the file.",
      "None by the provider; the receiving gateway has to write the file again."),
  DIGEST_NOT_NAMED(
      "intake.json names another manifest than the one that lies beside it.",
      "The manifest was exchanged after receipt.",
      "Deliver the export again; never change a delivered one."),
  MISSING_FILE(
      "A file that the manifest declares is not there.",
      "reports-0002.ndjson.gz was not uploaded.",
      "Deliver the whole export again."),
  WRONG_DIGEST(
      "A file has another SHA-256 than the manifest declares.",
      "A file was damaged on the way.",
      "Compute the digest over the bytes as sent and deliver the export again."),
  TOO_LARGE(
      "The manifest declares more files or records than the limit (100,000 files, 100,000,000 records, unless configured).",
      "An export with a file for each of a million reports.",
      "Join files, or deliver several exports."),
  UNSAFE_PATH(
      "A path leaves the export, is absolute, or leads to a link, a directory or a device.",
      "../other/reports.ndjson",
      "Name files by plain relative paths inside the export.");

  private final String meaning;
  private final String example;
  private final String remedy;

  RefusalCode(String meaning, String example, String remedy) {
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
