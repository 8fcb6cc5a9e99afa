package eu.csar.pipelines;

/**
 * Exit codes by cause. Codes 32 to 36 say that what was new is published and that something in it
 * wants a person's attention; of several causes the lowest code is returned and all are told in
 * words.
 */
public enum ExitCode {
  OK(0, "All went well.", "Nothing."),
  SOFTWARE(1, "A defect of this software.", "Report it with the log."),
  USAGE(2, "The command line is wrong.", "Read the message and --help."),
  UNUSABLE_REGISTERS(10, "A register cannot be used.", "Mend the register; nothing was read."),
  UNUSABLE_POLICY(11, "The policy cannot be used.", "Mend the policy; nothing was read."),
  UNUSABLE_INDICATORS(
      12,
      "The indicator lists or the index cannot be used.",
      "Mend the lists, or build the index again."),
  UNUSABLE_TOKEN_KEY(
      13, "The token key cannot be used.", "Give the operator's key file of 32 bytes or more."),
  UNUSABLE_IP_DATABASE(
      14, "The IP database cannot be used.", "Give a readable MaxMind DB file with countries."),
  UNUSABLE_MESSAGES(
      15, "The directory of messages cannot be read.", "Mend the path; nothing was read."),
  UNUSABLE_DATABASE(
      16, "The database cannot be used.", "Run verify-database; restore what it names."),
  UNUSABLE_EXPORTS(
      17, "The directory of exports cannot be read.", "Mend the path; nothing was read."),
  AS_OF_BEFORE_PARENT(
      18, "The as-of lies before that of the last run.", "Give a later --as-of (ID11)."),
  UNWRITABLE_ACCESS_LOG(
      19,
      "The access log cannot be written; nothing was told.",
      "Mend the path or its permissions, then ask again."),
  LOCKED(20, "Another run holds the database.", "Wait for it; if its process is dead, run clean."),
  DISK_SHORT(21, "The disk is too small for the run.", "Make room; nothing was written."),
  LEDGER_UNBALANCED(
      22,
      "The ledger does not balance; nothing was published.",
      "Keep the verdict in failed/ and report it."),
  JOB_FAILED(
      23,
      "The job failed; nothing was published.",
      "Read the cause, then run again: it gives the same content."),
  PUBLISHED_BY_ANOTHER(
      24,
      "Another run published this number first; nothing of this run was.",
      "Run again on the new state."),
  CLUSTER_UNUSABLE(
      25, "The local cluster is not as it must be.", "See cluster status and the logs it names."),
  UNUSABLE_STATISTICS(
      28,
      "The statistics, their catalogue or an earlier release cannot be used.",
      "Mend what the message names; nothing was written."),
  UNUSABLE_ROUNDING_KEY(
      29, "The rounding key cannot be used.", "Give the operator's key file of 32 bytes or more."),
  NOTHING_TO_DO(30, "Nothing new to read or to assess again; nothing was published.", "Nothing."),
  SUBMITTED(
      31, "The job was submitted and runs detached.", "Ask status --database=DIR for its end."),
  EXPORT_REFUSED(
      32,
      "Published; at least one export was refused whole.",
      "See its receipt; have it delivered again."),
  REJECTIONS_ABOVE_THRESHOLD(
      33,
      "Published; an export has more rejections than the policy's threshold.",
      "See its receipt; talk to the provider."),
  COUNT_DIFFERS(
      34,
      "Published; an export held more records than declared.",
      "See its receipt; all were read."),
  REVIEWS_OVERDUE(
      35,
      "A held report waits longer than the policy allows; what was new is published.",
      "Work the review queue."),
  MESSAGES_REJECTED(36, "Published; a message was not accepted.", "See table messages."),
  OUTPUT_EXISTS(40, "The output exists already.", "Name a new directory; nothing is overwritten."),
  CHECK_FAILED(41, "A check found differences.", "Read what it lists."),
  DISCLOSURE_FOUND(
      42,
      "A reader could narrow a protected figure; nothing was written.",
      "Publish fewer or coarser tables."),
  UNUSABLE_RETURNS(
      50, "The directory of returns cannot be read.", "Mend the path; nothing was written."),
  UNUSABLE_RELEASE(
      51,
      "A release cannot be read.",
      "Name a whole release of the kind that the message asks for."),
  NOT_RECONCILED(
      52,
      "Figures do not reconcile; nothing was written.",
      "Report it with the equations that it names."),
  QUALITY_GATE_FAILED(
      53,
      "A quality gate found errors; nothing was written.",
      "Report it with the gates that it names."),
  YEAR_UNFINISHED(
      54,
      "The year is not over, or the statistics are not of it; nothing was written.",
      "Count the statistics of a year that is over, then ask for the report of that year."),
  REPORT_NOT_MADE(
      55,
      "The report cannot be made in a language that was asked for; nothing was written.",
      "Mend the message file, the font or the template that the message names."),
  RETURNS_UNDATED(
      56,
      "Rows were removed, but some returns do not say when they were received; theirs are left.",
      "Mend intake.json of the returns that it names, or remove their rows, and run it again.");

  private final int code;
  private final String meaning;
  private final String action;

  ExitCode(int code, String meaning, String action) {
    this.code = code;
    this.meaning = meaning;
    this.action = action;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }

  /** What happened. */
  public String meaning() {
    return meaning;
  }

  /** What the operator should do. */
  public String action() {
    return action;
  }
}
