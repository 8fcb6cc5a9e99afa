package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.NoticeKind;
import eu.csar.schemas.codes.PublishedCode;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.transforms.publish.rules.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;

/** What the demo's run did, for someone who sees it for the first time. */
final class DemoWords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Statement views;
  private final PrintWriter words;

  private DemoWords(Statement views, PrintWriter words) {
    this.views = views;
    this.words = words;
  }

  static void tell(Database database, Path output, PrintWriter words)
      throws IOException, StoppedException {
    Path run = database.root().resolve(Objects.requireNonNull(database.latest()).directory());
    JsonNode report = JSON.readTree(Files.readAllBytes(run.resolve("run.json")));
    try (Connection connection = Views.open(database);
        Statement views = connection.createStatement()) {
      DemoWords demo = new DemoWords(views, words);
      demo.cameIn(report);
      demo.cameOut(report.path("ledger"));
      demo.decided();
      demo.recipients();
      demo.next(output, run);
    } catch (SQLException e) {
      throw new StoppedException(
          ExitCode.SOFTWARE, "the demo's database does not open in DuckDB: " + e.getMessage(), e);
    }
  }

  private void cameIn(JsonNode report) throws SQLException {
    long records = report.path("ledger").path("records_read").asLong();
    long exports = 0;
    long refused = 0;
    for (JsonNode export : report.path("exports")) {
      exports++;
      if (!export.path("status").asText().equals("READ")) {
        refused++;
      }
    }
    words.println("What came in");
    words.printf(
        "  %s with %s. All of it is synthetic: metadata and random hashes.%n",
        Figures.count(exports, "export"), Figures.count(records, "record"));
    if (refused > 0) {
      words.printf("  %s refused whole; the receipts say why.%n", Figures.count(refused, "export"));
    }
    lines(
        "select outcome, count(*) from submissions group by all order by 2 desc, 1",
        "  %2$,6d %1$s%n");
    words.println("What could not be read, and why");
    if (lines(
            "select code, count(*) from rejections group by all order by 2 desc, 1",
            "  %2$,6d %1$s%n")
        == 0) {
      words.println("  Nothing was rejected.");
    }
  }

  private void cameOut(JsonNode ledger) throws SQLException {
    words.println("What came out");
    words.printf(
        "  %s: %,d forwarded, %,d manifestly unfounded, %,d held for review.%n",
        Figures.count(ledger.path("reports").asLong(), "report"),
        ledger.path("forwarded").asLong(),
        ledger.path("manifestly_unfounded").asLong(),
        ledger.path("held_for_review").asLong());
    lines(
        "select 'are a second account of a report by another channel', count(*) from current_reports"
            + " where supplement_of is not null union all"
            + " select 'were retracted by their provider', count(*) from current_reports"
            + " where retracted_at is not null union all"
            + " select 'hold an item that matches an indicator', count(distinct report_key)"
            + " from current_matches",
        "  %2$,6d %1$s%n");
    words.println(
        "  Every record that came in has one outcome: the ledger balances, or nothing is published.");
  }

  /**
   * Each ground that filtered, each exception that kept one from filtering, each kind of notice.
   */
  private void decided() throws SQLException {
    words.println("What was decided, and why");
    for (UnfoundedGround ground : UnfoundedGround.values()) {
      tell(
          "manifestly unfounded",
          "select count(*) from current_reports where decision = 'MANIFESTLY_UNFOUNDED'"
              + " and list_contains(reason_codes, '%s')",
          ground);
    }
    for (GroundException exception : GroundException.values()) {
      tell(
          "forwarded though a ground held",
          "select count(distinct report_key) from current_verdicts where holds"
              + " and list_contains(exceptions, '%s')",
          exception);
    }
    for (NoticeKind kind : NoticeKind.values()) {
      tell("told to the provider", "select count(*) from notices where kind = '%s'", kind);
    }
    words.println("  Every other report is forwarded: doubt is no ground to hold one back.");
  }

  private <C extends Enum<C> & PublishedCode> void tell(String what, String count, C code)
      throws SQLException {
    try (ResultSet answer = views.executeQuery(count.formatted(code.name()))) {
      if (answer.next() && answer.getLong(1) > 0) {
        words.printf(Locale.ROOT, "  %,6d %s: %s%n", answer.getLong(1), what, code.meaning());
      }
    }
  }

  private void recipients() throws SQLException {
    words.println("Who received how much");
    lines(
        "select recipient, count(*) from forwards where kind <> 'RECALL'"
            + " group by all order by 2 desc, 1 limit 6",
        "  %2$,6d %1$s%n");
    lines(
        "select count(distinct recipient) || ' recipients in all; to Europol alone went', "
            + "(select count(*) from current_reports where europol and len(member_states) = 0)"
            + " from forwards",
        "  %1$s %2$,d reports.%n");
  }

  private void next(Path output, Path run) throws SQLException {
    String database = output.resolve("database").toString();
    String forwarded =
        key(
            "select report_key from current_reports r semi join current_matches m using (report_key)"
                + " order by len(member_states) desc, report_key limit 1");
    String unfounded =
        key(
            "select report_key from current_reports where decision = 'MANIFESTLY_UNFOUNDED'"
                + " order by len(reason_codes[1]) desc, report_key limit 1");
    words.println("Where to look");
    words.println("  " + run + "/run.json      the run in figures, with digests of all files");
    words.println("  " + run + "/packages/     what each recipient gets");
    words.println("  " + run + "/feedback/     the providers' receipts and notices");
    words.println("  " + run + "/run-report.html   the run on one page, for a browser");
    words.println("What to try");
    words.println("  ./csar explain --database=" + database + " " + forwarded);
    words.println("  ./csar explain --database=" + database + " " + unfounded);
    words.println(
        "  ./csar views --database="
            + database
            + " --query=\"select recipient, reason, count(*) from current_forwards group by all order by 3 desc\"");
    words.println("  ./csar verify-database " + database + " --deep");
  }

  private String key(String query) throws SQLException {
    try (ResultSet answer = views.executeQuery(query)) {
      return answer.next() ? answer.getString(1).substring(0, 12) : "";
    }
  }

  /** Prints a text and a number of each row; gives the number of rows. */
  private int lines(String query, String format) throws SQLException {
    int rows = 0;
    try (ResultSet answer = views.executeQuery(query)) {
      while (answer.next()) {
        words.printf(Locale.ROOT, format, answer.getString(1), answer.getLong(2));
        rows++;
      }
    }
    return rows;
  }
}
