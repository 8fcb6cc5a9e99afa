package eu.csar.pipelines.explain;

import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells one report's story: how it came, what it is, what it matched, why it went where it went.
 * From the tables that hold no personal data; {@code personal/} is never opened.
 */
public final class ExplainReport {
  private final ReportRows rows;
  private final PrintWriter words;

  private ExplainReport(ReportRows rows, PrintWriter words) {
    this.rows = rows;
    this.words = words;
  }

  /**
   * Tells the story of the report whose key starts so.
   *
   * @throws StoppedException where the key is none, unknown, or could be several
   */
  public static void tell(Database database, String prefix, PrintWriter words)
      throws StoppedException {
    String key = FindReport.byPrefix(database, prefix);
    new ExplainReport(new ReportRows(database, key), words).tell();
  }

  private void tell() {
    words.println("Report " + rows.key());
    List<ReportRow> states = rows.all(Table.REPORTS);
    if (states.isEmpty()) {
      words.println(
          "  Only a retraction of it has been read so far, or versions that lost; it is in no table reports.");
      submissions();
      return;
    }
    ReportRow current = states.get(states.size() - 1);
    identity(current);
    decision(current);
    history(states);
    submissions();
    findings(current);
    matches(current);
    TellRouting.of(rows, current, words);
    forwards();
    notices();
    links();
  }

  private void identity(ReportRow report) {
    words.println(
        "  from " + report.getProviderId() + ", its number " + report.getProviderReportId());
    words.println("  version " + report.getVersion() + ", channel " + report.getSource());
    words.println(
        "  received "
            + report.getReceivedAt()
            + ", issued "
            + (report.getIssuedAt() == null ? "unknown" : report.getIssuedAt()));
    words.println("  the provider claims " + listed(report.getAbuseTypes(), "no type"));
    words.println("  exact matches say " + listed(report.getCentreTypes(), "nothing"));
    if (report.getTest()) {
      words.println("  a test report: it enters no statistics");
    }
    if (report.getSupplementOf() != null) {
      words.println("  a second account of report " + report.getSupplementOf() + " (SU2)");
    }
    if (report.getRetractedAt() != null) {
      words.println("  retracted by its provider, " + report.getRetractedAt());
    }
  }

  private void decision(ReportRow report) {
    heading("Decision");
    words.println(
        "  " + report.getDecision() + " on " + report.getDecidedAt() + ", run " + report.getRun());
    if (!report.getReasonCodes().isEmpty()) {
      words.println("  because " + String.join(", ", report.getReasonCodes()));
    }
    words.println(
        "  urgent: the provider says "
            + yes(report.getProviderUrgent())
            + ", the Centre says "
            + yes(report.getCentreUrgent()));
    words.println("  policy " + report.getPolicyVersion() + ", rules " + report.getRulesVersion());
  }

  private void history(List<ReportRow> states) {
    heading("States, one for each run that changed it");
    for (ReportRow state : states) {
      words.printf(
          "  run %d: %s, version %d, %s%n",
          state.getRun(), state.getCause(), state.getVersion(), state.getDecision());
    }
  }

  private void submissions() {
    heading("Records read");
    for (SubmissionRow row : rows.<SubmissionRow>all(Table.SUBMISSIONS)) {
      words.printf(
          "  run %d: %s%s, export %s, %s, record %d%n",
          row.getRun(),
          row.getOutcome(),
          row.getVersion() == null ? "" : " of version " + row.getVersion(),
          row.getExportId(),
          row.getFile(),
          row.getOrdinal());
    }
  }

  private void findings(ReportRow current) {
    heading("Findings on its current version");
    List<FindingRow> findings = rows.ofRun(current.getContentRun(), Table.FINDINGS);
    for (FindingRow finding : findings) {
      words.println(
          "  "
              + finding.getCode()
              + (finding.getField() == null ? "" : " at " + finding.getField()));
    }
    noneIf(findings);
  }

  private void matches(ReportRow current) {
    heading("Matches with the indicator lists");
    List<MatchRow> matches = rows.ofRun(current.getContentRun(), Table.MATCHES);
    for (MatchRow match : matches) {
      words.printf(
          "  item %d: %s equal to %s of list %s%s%n",
          match.getItemNumber(),
          match.getAlgorithm(),
          match.getIndicatorId(),
          match.getList(),
          match.getQuarantined() ? ", a quarantined entry" : "");
    }
    noneIf(matches);
  }

  private void forwards() {
    heading("Sent to");
    List<ForwardRow> forwards = rows.all(Table.FORWARDS);
    for (ForwardRow forward : forwards) {
      words.printf(
          "  run %d: %s %s%s, because %s, %s lane, token %s%n",
          forward.getRun(),
          forward.getKind(),
          forward.getRecipient(),
          forward.getAuthorityIds().isEmpty()
              ? ""
              : " (" + String.join(", ", forward.getAuthorityIds()) + ")",
          forward.getReason(),
          forward.getLane(),
          forward.getFollowUpToken());
    }
    noneIf(forwards);
  }

  private void notices() {
    List<NoticeRow> notices = rows.all(Table.NOTICES);
    if (!notices.isEmpty()) {
      heading("Told to the provider");
      for (NoticeRow notice : notices) {
        words.printf(
            "  run %d: %s %s%n",
            notice.getRun(), notice.getKind(), listed(notice.getReasonCodes(), ""));
      }
    }
  }

  private void links() {
    heading("Has something in common with");
    List<LinkRow> links = rows.all(Table.LINKS);
    // An item may share several hashes with one report: one line a report and kind.
    Map<String, Long> most = new TreeMap<>();
    for (LinkRow link : links) {
      most.merge(link.getKind() + " " + link.getOtherKey(), link.getCount(), Math::max);
    }
    most.forEach(
        (link, count) ->
            words.println("  " + link + (count > 1 ? ", which " + count + " reports share" : "")));
    noneIf(links);
  }

  private void heading(String text) {
    words.println();
    words.println(text);
  }

  private void noneIf(List<?> rows) {
    if (rows.isEmpty()) {
      words.println("  none");
    }
  }

  private static String listed(List<String> codes, String none) {
    return codes.isEmpty() ? none : String.join(", ", codes);
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
