package eu.csar.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ItemRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.MessageRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.schemas.tables.VerdictRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one report in one run, from the tables without personal data.
 *
 * @param number number of the run
 * @param asOf its as-of; empty where {@code run.json} does not say
 * @param state its row of table reports; null where the run wrote none
 */
record RunOfReport(
    long number,
    String asOf,
    @Nullable ReportRow state,
    List<SubmissionRow> submissions,
    List<MessageRow> messages,
    List<ItemRow> items,
    List<FindingRow> findings,
    List<MatchRow> matches,
    List<VerdictRow> verdicts,
    List<SignalRow> signals,
    List<ForwardRow> forwards,
    List<NoticeRow> notices,
    List<LinkRow> links) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static RunOfReport of(Database database, RunMarker run, String key) {
    List<ReportRow> states = rows(database, run, Table.REPORTS, key);
    return new RunOfReport(
        run.name().number(),
        asOf(database, run),
        states.isEmpty() ? null : states.get(0),
        rows(database, run, Table.SUBMISSIONS, key),
        rows(database, run, Table.MESSAGES, key),
        rows(database, run, Table.ITEMS, key),
        rows(database, run, Table.FINDINGS, key),
        rows(database, run, Table.MATCHES, key),
        rows(database, run, Table.VERDICTS, key),
        rows(database, run, Table.SIGNALS, key),
        rows(database, run, Table.FORWARDS, key),
        rows(database, run, Table.NOTICES, key),
        rows(database, run, Table.LINKS, key));
  }

  /** True where the run has nothing to tell of the report. */
  boolean isEmpty() {
    return state == null && submissions.isEmpty() && messages.isEmpty();
  }

  /** True where the run assessed its content, and did not only repeat its row. */
  boolean assessedContent() {
    return state != null && state.getContentRun() == number;
  }

  private static <T extends SpecificRecord> List<T> rows(
      Database database, RunMarker run, Table table, String key) {
    List<T> rows = new ArrayList<>();
    for (FileEntry file : run.files(table)) {
      if (file.rows() > 0) {
        Iterable<T> found = database.rowsOf(file, table, "report_key", key);
        found.forEach(rows::add);
      }
    }
    return rows;
  }

  private static String asOf(Database database, RunMarker run) {
    try {
      JsonNode report =
          JSON.readTree(
              Files.readAllBytes(database.root().resolve(run.directory()).resolve("run.json")));
      return report.path("as_of").asText();
    } catch (IOException e) {
      // verify-database tells of it; the rows are told all the same.
      return "";
    }
  }
}
