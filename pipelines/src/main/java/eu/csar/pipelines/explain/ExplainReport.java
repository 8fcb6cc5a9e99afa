package eu.csar.pipelines.explain;

import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells one report's story, run by run: what came in, what was found and decided and why, who was
 * sent what and why, and what the provider was told. From the tables that hold no personal data;
 * {@code personal/} is never opened.
 */
public final class ExplainReport {
  private final String key;
  private final List<RunOfReport> runs;
  private final PrintWriter words;

  private ExplainReport(String key, List<RunOfReport> runs, PrintWriter words) {
    this.key = key;
    this.runs = runs;
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
    List<RunOfReport> runs = new ArrayList<>();
    for (RunMarker run : database.runs()) {
      RunOfReport rows = RunOfReport.of(database, run, key);
      if (!rows.isEmpty()) {
        runs.add(rows);
      }
    }
    new ExplainReport(key, runs, words).tell();
  }

  private void tell() {
    words.println("Report " + key);
    @Nullable ReportRow current = null;
    for (RunOfReport run : runs) {
      current = run.state() == null ? current : run.state();
    }
    if (current == null) {
      words.println(
          "  Only a retraction of it has been read so far, or versions that lost; it is in no table reports.");
    } else {
      now(current);
    }
    words.println(
        "  Records of a file and items of a report are counted from 0, as in the tables.");
    @Nullable ReportRow before = null;
    for (RunOfReport run : runs) {
      words.println();
      words.println("Run " + run.number() + (run.asOf().isEmpty() ? "" : ", as of " + run.asOf()));
      TellArrival.of(run, words);
      ReportRow state = run.state();
      if (state == null) {
        new Paragraph(words, "What was decided").line("nothing: its state did not change");
      } else {
        TellAssessment.of(run, state, before, words);
        TellRouting.of(run, state, words);
        TellConsequences.of(run, words);
        before = state;
      }
    }
  }

  private void now(ReportRow report) {
    words.println(
        "  from "
            + InWords.given(report.getProviderId())
            + ", its number "
            + InWords.given(report.getProviderReportId())
            + ", channel "
            + report.getSource());
    words.println("  received first " + report.getReceivedAt());
    if (report.getTest()) {
      words.println("  a test report: it enters no statistics");
    }
    if (report.getSupplementOf() != null) {
      words.println("  a second account of report " + report.getSupplementOf() + " (SU2)");
    }
    words.println(
        "  now "
            + InWords.decision(report.getDecision())
            + " Version "
            + report.getVersion()
            + ", since run "
            + report.getRun()
            + ".");
    if (report.getRetractedAt() != null) {
      words.println("  retracted by its provider, " + report.getRetractedAt());
    }
    Map<String, String> latest = new TreeMap<>();
    for (RunOfReport run : runs) {
      for (ForwardRow row : run.forwards()) {
        latest.put(
            row.getRecipient(),
            (row.getKind().equals("RECALL") ? "recalled in run " : "has it, sent in run ")
                + run.number());
      }
    }
    latest.forEach((recipient, has) -> words.println("  " + recipient + " " + has));
  }
}
