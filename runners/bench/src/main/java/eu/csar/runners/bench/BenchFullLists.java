package eu.csar.runners.bench;

import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.runners.launcher.Csar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench full-lists}: the job on lists of full size, and its matches beside those of SQL
 * that joins every hash with every list and compares every distinct PDQ with every entry.
 */
@Command(
    name = "full-lists",
    description = {
      "Runs the job with lists of full size, and compares its matches with a plain join and a plain scan in DuckDB.",
      "Ends with 1 where a row differs."
    })
final class BenchFullLists implements Callable<Integer> {
  private static final int EXPORTS = 30;

  @Spec private CommandSpec spec;

  @Option(
      names = "--reports",
      paramLabel = "N",
      description = "Reports of the world. Default: ${DEFAULT-VALUE}.")
  private long reports = 100_000;

  @Option(
      names = "--indicators",
      paramLabel = "N",
      description = "Entries with SHA-256, SHA-1 or MD5. Default: ${DEFAULT-VALUE}.")
  private int indicators = 20_000_000;

  @Option(
      names = "--pdq",
      paramLabel = "N",
      description = "Entries with PDQ. Default: ${DEFAULT-VALUE}.")
  private int pdq = 1_000_000;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where the world is kept and outputs made. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/bench-full-lists");

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path world = directory.resolve("world");
    BenchAssess.clear(directory);
    Files.createDirectories(directory);
    Synthesise.world(
            new SynthesiseConfig(
                reports,
                1,
                world,
                EXPORTS,
                1,
                SynthesiseConfig.DEFAULT_FROM,
                indicators,
                pdq,
                true))
        .run(words());
    Path index = directory.resolve("indicators.index");
    MeasuredProcess built =
        MeasuredProcess.run(
            directory.resolve("index.log"),
            Csar.class,
            "index",
            "--indicators=" + world.resolve("indicators"),
            "--output=" + index);
    words().printf(Locale.ROOT, "index: %,d bytes%n", Files.size(index));
    String[] assess =
        BenchAssess.assess(
            world, world.resolve("exports"), directory.resolve("database"), BenchAssess.AS_OF);
    for (int i = 0; i < assess.length; i++) {
      assess[i] = assess[i].startsWith("--indicators=") ? "--indicators=" + index : assess[i];
    }
    Path recording = directory.resolve("assess.jfr");
    MeasuredProcess assessed =
        MeasuredProcess.run(
            directory.resolve("assess.log"),
            List.of("-XX:StartFlightRecording:filename=" + recording),
            Csar.class,
            (Object[]) assess);
    tell("index", built);
    tell("assess", assessed);
    long differ = compare(world);
    new SearchesInJob(recording, index, directory.resolve("duck")).print(words());
    return differ == 0 ? 0 : 1;
  }

  private void tell(String name, MeasuredProcess measured) {
    words()
        .printf(
            Locale.ROOT,
            "%s: %.1f s wall, %.1f s CPU, at most %.2f GiB of its own and %.2f GiB mapped%n",
            name,
            measured.wall(),
            measured.cpu(),
            measured.anonymous(),
            measured.mapped());
    words().flush();
  }

  private long compare(Path world) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("duck"));
        Statement sql = duck.createStatement()) {
      sql.execute("SET memory_limit = '" + PeerOfAssess.MEMORY + "'");
      sql.execute("SET threads = 2");
      for (String statement : statements(world, run())) {
        sql.execute(statement);
      }
      try (ResultSet rows =
          sql.executeQuery(
              "SELECT strength, count(*), min(distance), max(distance) FROM expected GROUP BY ALL ORDER BY ALL")) {
        while (rows.next()) {
          words()
              .printf(
                  Locale.ROOT,
                  "%s: %,d matches, distances %d to %d%n",
                  rows.getString(1),
                  rows.getLong(2),
                  rows.getInt(3),
                  rows.getInt(4));
        }
      }
      long differ = 0;
      for (String difference :
          new String[] {"expected EXCEPT ALL FROM found", "found EXCEPT ALL FROM expected"}) {
        try (ResultSet count = sql.executeQuery("SELECT count(*) FROM (FROM " + difference + ")")) {
          count.next();
          differ += count.getLong(1);
        }
      }
      words().printf(Locale.ROOT, "%,d rows differ%n", differ);
      return differ;
    }
  }

  private Path run() throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve("database"))) {
      return found
          .filter(path -> path.getFileName().toString().startsWith("run="))
          .findAny()
          .orElseThrow();
    }
  }

  /** Nothing of this is clever: that is its use. */
  private static String[] statements(Path world, Path run) {
    return """
        CREATE TABLE hashed AS
        SELECT report_key, item.item_number, unnest(item.hashes, recursive := true)
        FROM (SELECT report_key, unnest(items) AS item FROM '%2$s/personal/*.parquet');

        CREATE TABLE entry AS
        SELECT upper(parse_filename(filename, true)) AS list, indicator_id, algorithm, "value", quarantined, quality
        FROM read_json(['%1$s/known.ndjson', '%1$s/new.ndjson', '%1$s/solicitation.ndjson'], filename = true,
          columns = {indicator_id: 'VARCHAR', algorithm: 'VARCHAR', "value": 'VARCHAR', disabled: 'BOOLEAN', quarantined: 'BOOLEAN', quality: 'INTEGER'})
        WHERE NOT disabled
        UNION ALL
        SELECT 'NOT_ABUSE', notice_id, 'SHA256', unnest(sha256), false, NULL FROM read_json('%1$s/not_abuse.ndjson',
          columns = {notice_id: 'VARCHAR', sha256: 'VARCHAR[]', disabled: 'BOOLEAN'})
        WHERE NOT disabled;

        CREATE MACRO part(hex, number) AS ('0x' || substr(hex, 16 * number + 1, 16))::UBIGINT;

        CREATE TABLE expected AS
        WITH
          asked AS (SELECT DISTINCT "value", part("value", 0) AS a, part("value", 1) AS b, part("value", 2) AS c, part("value", 3) AS d
            FROM hashed WHERE algorithm = 'PDQ' AND quality >= 50),
          listed AS (SELECT list, indicator_id, quarantined, part("value", 0) AS e, part("value", 1) AS f, part("value", 2) AS g, part("value", 3) AS h
            FROM entry WHERE algorithm = 'PDQ' AND quality >= 50),
          compared AS (SELECT "value", list, indicator_id, quarantined,
              bit_count(xor(a, e))::INTEGER + bit_count(xor(b, f))::INTEGER + bit_count(xor(c, g))::INTEGER + bit_count(xor(d, h))::INTEGER AS distance
            FROM asked CROSS JOIN listed)
        SELECT report_key, item_number, algorithm, CASE algorithm WHEN 'MD5' THEN 'MD5_ONLY' ELSE algorithm END AS strength, list, indicator_id,
          entry.quarantined, 0 AS distance
        FROM hashed JOIN entry USING (algorithm, "value") WHERE algorithm <> 'PDQ'
        UNION ALL
        SELECT report_key, item_number, 'PDQ', 'PERCEPTUAL', list, indicator_id, quarantined, distance::INTEGER
        FROM hashed JOIN compared USING ("value") WHERE algorithm = 'PDQ' AND quality >= 50 AND distance <= 31;

        CREATE TABLE found AS
        SELECT report_key, item_number, algorithm, strength, list, indicator_id, quarantined, distance FROM '%2$s/matches/*.parquet';
        """
        .formatted(world.resolve("indicators"), run)
        .split(";\n");
  }

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }
}
