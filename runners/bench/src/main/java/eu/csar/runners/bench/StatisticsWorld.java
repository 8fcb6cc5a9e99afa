package eu.csar.runners.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.jspecify.annotations.Nullable;

/**
 * A database of one run and follow-up on it, made by DuckDB from numbers alone: {@code database/},
 * {@code returns/}. Two forwards a report; five vintages of follow-up, 3 rows for 5 forwards in
 * all.
 */
final class StatisticsWorld {
  private static final List<String> TABLES =
      List.of("reports", "forwards", "items", "matches", "notices", "submissions");
  private static final int VINTAGES = 5;

  private final Path directory;
  private final Statement sql;

  private StatisticsWorld(Path directory, Statement sql) {
    this.directory = directory;
    this.sql = sql;
  }

  static void write(Path directory, long reports) throws IOException, SQLException {
    Path run = Files.createDirectories(directory.resolve("database/run=000001-bench"));
    Path returns = Files.createDirectories(directory.resolve("returns"));
    Path raw = Files.createDirectories(directory.resolve("raw"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("SET TimeZone = 'UTC'");
      sql.execute("SET threads = 2");
      sql.execute("SET memory_limit = '3GB'");
      sql.execute("SET VARIABLE reports = " + reports);
      String script = script("/peer/statistics-world.sql");
      for (String table : TABLES) {
        script = script.replace("TO '" + table + "'", "TO '" + raw.resolve(table) + "'");
      }
      sql.execute(script);
      StatisticsWorld world = new StatisticsWorld(directory, sql);
      for (Table table : tables()) {
        rewrite(raw.resolve(table.directory()), run, table);
      }
      BenchAssess.clear(raw);
      world.publish(run);
      for (int vintage = 0; vintage < VINTAGES; vintage++) {
        world.followUp(returns, vintage);
      }
    }
  }

  static String script(String name) throws IOException {
    try (InputStream script = StatisticsWorld.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IOException("this build has no " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Table> tables() {
    return Arrays.stream(Table.values())
        .filter(table -> TABLES.contains(table.directory()))
        .toList();
  }

  /** By the contract: DuckDB writes no column that must have a value. */
  private static void rewrite(Path raw, Path run, Table table) throws IOException {
    Files.createDirectories(run.resolve(table.directory()));
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    try (Stream<Path> parts = Files.list(raw)) {
      for (Path part : parts.sorted().toList()) {
        Path file = run.resolve(table.directory()).resolve(part.getFileName());
        try (ParquetReader<GenericRecord> from =
                AvroParquetReader.<GenericRecord>builder(new LocalInputFile(part), configuration)
                    .withDataModel(GenericData.get())
                    .build();
            ParquetWriter<GenericRecord> to =
                AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
                    .withSchema(table.schema())
                    .withDataModel(GenericData.get())
                    .withConf(configuration)
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .build()) {
          for (GenericRecord row = from.read(); row != null; row = from.read()) {
            GenericRecord written = new GenericData.Record(table.schema());
            for (Schema.Field field : row.getSchema().getFields()) {
              written.put(field.name(), plain(row.get(field.pos())));
            }
            to.write(written);
          }
        }
      }
    }
  }

  /** Lists of DuckDB hold records with one member. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof Collection<?> list)) {
      return value;
    }
    List<Object> members = new ArrayList<>();
    for (Object member : list) {
      members.add(member instanceof GenericRecord record ? record.get(0) : member);
    }
    return members;
  }

  private void publish(Path run) throws IOException, SQLException {
    Path database = directory.resolve("database");
    List<FileEntry> files = new ArrayList<>();
    for (String table : TABLES) {
      try (Stream<Path> parts = Files.list(run.resolve(table))) {
        for (Path part : parts.sorted().toList()) {
          long rows = count("SELECT count(*) FROM read_parquet('" + part + "')");
          files.add(
              new FileEntry(
                  database.relativize(part).toString(), table, rows, Files.size(part), ""));
        }
      }
    }
    Path evidence = run.resolve("run.json");
    Files.writeString(evidence, "{\"number\": 1, \"as_of\": \"2027-01-01T00:00:00Z\"}\n");
    files.add(new FileEntry(database.relativize(evidence).toString(), "run", 0, 0, ""));
    Path runs = Files.createDirectories(database.resolve("runs"));
    new RunMarker(new RunName(1, "bench", null), run.getFileName().toString(), files)
        .publish(runs, runs.resolve(".own"));
  }

  /** Each vintage speaks of a quarter of the forwards to States, one row each, State by State. */
  private void followUp(Path returns, int vintage) throws IOException, SQLException {
    String header =
        RowReturns.FOLLOW_UP.columns().stream()
            .map(ReturnColumn::name)
            .map(StatisticsWorld::expression)
            .collect(Collectors.joining(", "));
    for (String state : states()) {
      Path delivery = Files.createDirectories(returns.resolve("return-" + vintage + "-" + state));
      Path rows = delivery.resolve("rows.csv");
      sql.execute(
          ("COPY (SELECT %s FROM (SELECT md5(report_key || '%s') AS token, (hash(i, %d) %% 1000000007)::BIGINT AS dice, received_at FROM number"
                  + " WHERE dice %% 27 = %d AND hash(i, %d, 1) %% 100 < 24)) TO '%s' (FORMAT csv, HEADER)")
              .formatted(header, state, vintage, states().indexOf(state), vintage, rows));
      write(delivery, state, vintage, rows);
    }
  }

  /**
   * Of a case the figures are a function of the day, so that it is the same whichever row counts.
   */
  private static String expression(String column) {
    String day = "(received_at + to_days(30 + (dice % 200)::INTEGER))::DATE";
    String of =
        switch (column) {
          case "token" -> "token";
          case "as_of" -> day;
          case "outcome" ->
              "CASE WHEN dice % 2 = 1 THEN 'INVESTIGATION_OPENED' WHEN dice % 10 = 4 THEN 'OTHER_ACTION' ELSE 'NO_ACTION' END";
          case "action_type" -> "CASE WHEN dice % 10 = 4 THEN 'CHILD_PROTECTION' END";
          case "action_state" -> "CASE WHEN dice % 20 = 4 THEN 'DONE' END";
          case "reason" ->
              "CASE WHEN dice % 2 = 0 AND dice % 10 <> 4 THEN 'LACK_OF_INFORMATION' END";
          case "case_key" -> "CASE WHEN dice % 2 = 1 THEN 'case-' || (dice % 100003) END";
          case "state_of_play" ->
              "CASE WHEN dice % 2 = 1 THEN CASE WHEN day(DAY) > 9 THEN 'ONGOING' ELSE 'PENALTY' END END";
          case "suspects_arrested", "identified_f_y6_11" ->
              "CASE WHEN dice % 2 = 1 THEN 1 + day(DAY) % 4 END";
          case "rescued_f_y6_11", "identified_m_unk" -> "CASE WHEN dice % 2 = 1 THEN 1 END";
          default -> "NULL";
        };
    return of.replace("(DAY)", "(" + day + ")") + " AS " + column;
  }

  private void write(Path delivery, String state, int vintage, Path rows)
      throws IOException, SQLException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode cover =
        json.createObjectNode()
            .put("kind", "FOLLOW_UP")
            .put("year", 2026)
            .put("covers_from", "2026-01-01")
            .put("covers_to", "2026-12-31")
            .put("rows", count("SELECT count(*) FROM read_csv('" + rows + "', all_varchar = true)"))
            .put("file", "rows.csv");
    try (InputStream bytes = Files.newInputStream(rows)) {
      cover.put("file_sha256", DigestUtils.sha256Hex(bytes));
    }
    byte[] sheet = json.writeValueAsBytes(cover);
    Files.write(delivery.resolve("return.json"), sheet);
    ObjectNode intake =
        json.createObjectNode()
            .put("received_at", "2027-10-0" + (1 + vintage) + "T00:00:00Z")
            .put("sender", state)
            .put("digest", DigestUtils.sha256Hex(sheet));
    Files.write(delivery.resolve("intake.json"), json.writeValueAsBytes(intake));
  }

  private List<String> states() throws SQLException {
    List<String> states = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery("SELECT state FROM states")) {
      while (rows.next()) {
        states.add(rows.getString(1));
      }
    }
    return states;
  }

  private long count(String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
