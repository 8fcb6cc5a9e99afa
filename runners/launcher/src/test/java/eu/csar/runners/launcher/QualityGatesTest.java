package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.statistics.StatisticsOptions;
import eu.csar.pipelines.statistics.StatisticsRun;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.transforms.tabulate.rules.Observation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each gate is shown what it is there for: a right release in which one thing is made wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The quality gates of statistics")
final class QualityGatesTest {
  private static final String REPORT =
      "{'provider_report_id':'%d','upload_ips':[{'address':'5.1.0.%d'},{'address':'5.1.1.%d'}]}";

  @TempDir static Path directory = Path.of("unset");
  private Path release = Path.of("unset");

  @BeforeAll
  void make() throws IOException {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    List<String> reports = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      reports.add(REPORT.formatted(number, number, number));
    }
    world.export("A", "2026-01-02T00:00:00Z", reports);
    Ended assessed =
        new AssessCommand(world.directory(), directory.resolve("database"), "2026-01-06T00:00:00Z")
            .run("--runner=DirectRunner");
    assertThat(assessed.err(), assessed.code(), is(0));
    Files.createDirectories(directory.resolve("returns"));
    release = directory.resolve("release");
    Ended ended = csar(line(directory.resolve("database"), release));
    assertThat(ended.err(), ended.code(), is(0));
  }

  private static String[] line(Path database, Path output) {
    return Stream.concat(Stream.of("statistics"), options(database, output).stream())
        .toArray(String[]::new);
  }

  private static List<String> options(Path database, Path output) {
    return List.of(
        "--year=2026",
        "--database=" + database,
        "--returns=" + directory.resolve("returns"),
        "--as-of=2026-12-01T00:00:00Z",
        "--output=" + output,
        "--runner=DirectRunner");
  }

  /** Gates that found something: gate, level and table. */
  private static List<String> found(List<Observation> gates) {
    return gates.stream()
        .filter(row -> row.value() != null && row.value() > 0)
        .map(row -> String.join(" ", row.codes()))
        .toList();
  }

  @Test
  @DisplayName("A right release passes, and every table goes through three of them")
  void aRightReleasePasses() throws Exception {
    List<Observation> gates = new QualityGates().check(release.resolve("internal"));
    assertThat(found(gates), is(empty()));
    int tables = new ReleaseTables(release).ids().size();
    assertThat(tables, is(greaterThan(50)));
    // All tables but that of the gates; the sums together; five series.
    assertThat(gates.size(), is(3 * (tables - 1) + 1 + 5));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @DisplayName("One wrong thing in one table fails its gate, and no other")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "KEYS_UNIQUE ERROR coverage | coverage | INSERT INTO t FROM t LIMIT 1",
        "CODES_VALID ERROR coverage | coverage | UPDATE t SET coverage = 'LATE' WHERE sender = 'EL'",
        "CODES_VALID ERROR events_by_state | events_by_state | UPDATE t SET geo = 'GR' WHERE geo = 'FR'",
        "CODES_VALID ERROR reports_by_provider | reports_by_provider | UPDATE t SET provider = 'unknown:A B'",
        "CODES_VALID ERROR hours_to_forwarding | hours_to_forwarding | UPDATE t SET time_period = '26'",
        "VALUES_POSSIBLE ERROR coverage | coverage | UPDATE t SET obs_value = -1 WHERE sender = 'EL'",
        "VALUES_POSSIBLE ERROR coverage | coverage | UPDATE t SET obs_value = NULL WHERE sender = 'EL'",
        "VALUES_POSSIBLE ERROR coverage | coverage | UPDATE t SET obs_status = 'L' WHERE sender = 'EL'",
        "VALUES_POSSIBLE ERROR coverage | coverage | UPDATE t SET conf_status = 'F' WHERE sender = 'EL'",
        "SUMS_EQUAL ERROR reconciliation | events_by_bucket | UPDATE t SET obs_value = 0",
        "SUMS_EQUAL ERROR reconciliation | reconciliation |"
            + " UPDATE t SET obs_value = obs_value + 1 WHERE equation = 'ITEMS' AND side = 'LEFT'",
        "SUMS_EQUAL ERROR reconciliation | followup_actionable |"
            + " INSERT INTO t SELECT '2026', 'FR', 'WITH_FEEDBACK', 7, 'A', 'N', ''",
        "SUMS_EQUAL ERROR reconciliation | followup_days |"
            + " INSERT INTO t SELECT '2026', 'FR', '7', 1, 'A', 'N', ''",
        "SUMS_EQUAL ERROR reconciliation | outcomes_by_completeness |"
            + " UPDATE t SET obs_value = obs_value + 1 WHERE outcome = 'NO_FEEDBACK_YET'",
        "SUMS_EQUAL ERROR reconciliation | completeness |"
            + " UPDATE t SET obs_value = obs_value + 1 WHERE measure = 'MISSING'",
        "JUMP WARNING events_by_bucket | events_by_bucket |"
            + " INSERT INTO t SELECT '2025', bucket, 1, 'A', 'N', '' FROM t WHERE bucket = 'HELD'",
      })
  void oneWrongThing(String gate, String table, String change) throws Exception {
    Path wrong = directory.resolve("wrong-" + (gate + change).hashCode());
    copyOfInternal(wrong);
    Path file = wrong.resolve("tables/" + table + ".parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE t AS FROM read_parquet('" + file + "')");
      assertThat(change, sql.executeUpdate(change), is(greaterThan(0)));
      sql.execute("COPY t TO '" + file + "' (FORMAT parquet)");
    }
    assertThat(found(new QualityGates().check(wrong)), contains(gate));
  }

  private void copyOfInternal(Path to) throws IOException {
    Path internal = release.resolve("internal");
    for (String name : List.of("", "tables", "codelists")) {
      Path from = internal.resolve(name);
      Files.createDirectories(to.resolve(name));
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, to.resolve(internal.relativize(file).toString()));
        }
      }
    }
  }

  @Test
  @DisplayName("53: where a gate finds an error it is named, and nothing stands")
  void anErrorStopsTheRelease() throws Exception {
    Path output = directory.resolve("stopped");
    StringWriter words = new StringWriter();
    StatisticsOptions options =
        BeamArguments.parse(
            new ArrayList<>(
                options(directory.resolve("database"), output).stream()
                    .map(option -> option.replace("--as-of", "--asOf"))
                    .toList()),
            StatisticsOptions.class);
    List<Path> seen = new ArrayList<>();
    StoppedException stopped =
        assertThrows(
            StoppedException.class,
            () ->
                StatisticsRun.run(
                    options,
                    new PrintWriter(words),
                    internal -> {
                      seen.add(internal);
                      return List.of(
                          Observation.of(9, "JUMP", "WARNING", "search_results"),
                          Observation.of(0, "KEYS_UNIQUE", "ERROR", "items_by_state"),
                          Observation.of(2, "CODES_VALID", "ERROR", "events_by_state"));
                    }));
    assertThat(seen.size(), is(1));
    assertThat(stopped.exitCode(), is(ExitCode.QUALITY_GATE_FAILED));
    assertThat(stopped.getMessage(), is("quality gates failed: CODES_VALID in events_by_state"));
    assertNothingStands(output);
    assertThat(words.toString(), is(""));
  }

  @Test
  @DisplayName(
      "52: a database in which two forwards share a token does not reconcile; nothing stands")
  void whatDoesNotReconcileStopsTheRelease() throws Exception {
    Path output = directory.resolve("not-reconciled");
    Ended ended = csar(line(SmallDatabase.in(directory.resolve("tokens-shared")), output));
    assertThat(ended.err(), ended.code(), is(52));
    assertThat(ended.err(), containsString("OUTCOMES of 2026: "));
    assertThat(ended.err(), not(containsString("\tat ")));
    assertNothingStands(output);
  }

  /** Neither the release nor what was made of it. */
  private static void assertNothingStands(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output.getParent())) {
      assertThat(
          files.filter(file -> file.toString().startsWith(output.toString())).toList(),
          is(empty()));
    }
  }
}
