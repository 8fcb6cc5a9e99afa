package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.github.luben.zstd.ZstdInputStream;
import eu.csar.pipelines.assess.AssessRun;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The peer of the bench, on a plain world of 3,000 reports,")
final class PeerOfAssessTest {
  private static Path peer = Path.of("");
  private static Path job = Path.of("");
  private static Connection duck;

  @BeforeAll
  static void runBoth(@TempDir Path directory) throws Exception {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(
                3000, 1, world, 12, 2, SynthesiseConfig.DEFAULT_FROM, 500, 100, true))
        .run(new PrintWriter(Writer.nullWriter()));
    PeerLookups.write(world.resolve("ip-country.mmdb"), directory.resolve("lookups"));
    peer = directory.resolve("peer");
    PeerOfAssess.main(
        new String[] {world.toString(), directory.resolve("lookups").toString(), peer.toString()});
    AssessRun.main(
        new String[] {
          "--runner=DirectRunner",
          "--exports=" + world.resolve("exports"),
          "--registers=" + world.resolve("registers"),
          "--indicators=" + world.resolve("indicators"),
          "--ipDatabase=" + world.resolve("ip-country.mmdb"),
          "--policy=" + world.resolve("policy.json"),
          "--tokenKey=" + world.resolve("token.key"),
          "--database=" + directory.resolve("database"),
          "--asOf=" + BenchAssess.AS_OF
        });
    try (Stream<Path> runs = Files.list(directory.resolve("database"))) {
      job = runs.filter(run -> run.getFileName().toString().startsWith("run=")).findAny().get();
    }
    duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @ParameterizedTest(name = "makes the job''s {0}, but for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "reports | canonical_digest, rules_version",
        "items | nothing",
        "submissions | canonical_digest",
        "matches | index_digest, list_version",
        "indicator_activity | nothing",
        "findings | nothing",
        "signals | ip_database_built",
        "forwards | package_digest",
        "links | nothing",
        "item_hashes | nothing",
        "verdicts | rules_version",
        // The lists of the personal part are null there where the job's are empty.
        "personal | canonical_digest, annotations, personal, missing_fields"
      })
  void makesTheRowsOfTheJob(String table, String but) throws SQLException {
    String columns = "COLUMNS(c -> c NOT IN ('" + but.replace(", ", "', '") + "'))";
    String ours = "SELECT " + columns + " FROM '" + peer + "/" + table + ".parquet'";
    String theirs =
        "SELECT "
            + columns
            + " FROM read_parquet('"
            + job
            + "/"
            + table
            + "/*.parquet', hive_partitioning = false)";
    assertThat(number("SELECT count(*) FROM (" + ours + ")"), greaterThan(0L));
    assertThat(number("SELECT count(*) FROM (" + ours + " EXCEPT ALL " + theirs + ")"), is(0L));
    assertThat(number("SELECT count(*) FROM (" + theirs + " EXCEPT ALL " + ours + ")"), is(0L));
  }

  @Test
  @DisplayName("writes item hashes in order of hash")
  void writesHashesInOrder() throws SQLException {
    String table = "'" + peer + "/item_hashes.parquet'";
    assertThat(
        number(
            "SELECT count(*) FROM (SELECT hash, lag(hash) OVER () AS before FROM "
                + table
                + ") WHERE hash < before"),
        is(0L));
  }

  @Test
  @DisplayName("packs each forwarded report once for each recipient and lane, as the job does")
  void packsWhatTheJobPacks() throws Exception {
    long compared = 0;
    try (Stream<Path> files = Files.walk(job.resolve("packages"))) {
      for (Path file : files.filter(PeerOfAssessTest::isLane).toList()) {
        Path ours = peer.resolve(job.relativize(file).toString());
        assertThat(file.toString(), lines(ours), is(lines(file)));
        compared += lines(file);
      }
    }
    assertThat(compared, is(number("SELECT count(*) FROM '" + peer + "/forwards.parquet'")));
  }

  @Test
  @DisplayName("writes a receipt for each export, under the job's names")
  void writesReceipts() throws Exception {
    try (Stream<Path> files = Files.walk(job.resolve("feedback"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.exists(peer.resolve(job.relativize(file).toString())), is(true));
      }
    }
  }

  @Test
  @DisplayName("tells each recipient of the pairs of which the job tells it")
  void tellsOfTheSamePairs() throws Exception {
    long compared = 0;
    try (Stream<Path> files = Files.walk(job.resolve("packages"))) {
      for (Path file : files.filter(PeerOfAssessTest::isOfLinks).toList()) {
        Path ours = peer.resolve("pairs").resolve(job.resolve("packages").relativize(file));
        assertThat(file.toString(), lines(ours), is(lines(file)));
        compared += lines(file);
      }
    }
    assertThat(compared, greaterThan(0L));
  }

  @ParameterizedTest(name = "carries the job''s {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "keys | report_key, namespace, version, supplement_of, first_account, len(forwards)",
        "references | reference_digest, report_key, first_account"
      })
  void carriesWhatLaterRunsLookUp(String table, String columns) throws SQLException {
    String ours = "SELECT " + columns + " FROM '" + peer + "/" + table + ".parquet'";
    String theirs =
        "SELECT " + columns + " FROM read_parquet('" + job + "/carried/" + table + "/*.parquet')";
    assertThat(number("SELECT count(*) FROM (" + ours + ")"), greaterThan(0L));
    assertThat(number("SELECT count(*) FROM (" + ours + " EXCEPT ALL " + theirs + ")"), is(0L));
    assertThat(number("SELECT count(*) FROM (" + theirs + " EXCEPT ALL " + ours + ")"), is(0L));
  }

  private static boolean isLane(Path file) {
    return file.toString().endsWith(".zst") && !isOfLinks(file);
  }

  private static boolean isOfLinks(Path file) {
    return file.getFileName().toString().startsWith("links-");
  }

  private static long lines(Path file) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().count();
    }
  }

  private static long number(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
