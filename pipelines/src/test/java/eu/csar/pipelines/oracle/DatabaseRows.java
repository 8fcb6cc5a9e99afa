package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * A published database in the oracle's terms. ST4: follows the markers, which list exact files;
 * what no marker lists does not exist.
 */
final class DatabaseRows {

  private final Map<String, List<Row>> tables = new TreeMap<>();
  private final List<Integer> runs = new ArrayList<>();

  private DatabaseRows() {
    OracleState.TABLES.forEach(t -> tables.put(t, new ArrayList<>()));
  }

  /** Reads all runs of a database directory. */
  static DatabaseRows of(Path database) {
    DatabaseRows rows = new DatabaseRows();
    for (Path marker : markers(database)) {
      JsonNode run = World.json(marker);
      rows.runs.add(run.path("number").asInt());
      for (JsonNode file : run.path("files")) {
        List<Row> table = rows.tables.get(file.path("table").asText());
        Path path = database.resolve(file.path("path").asText());
        if (table != null && path.toString().endsWith(".parquet")) {
          List<Row> read = read(path);
          if (read.size() != file.path("rows").asLong()) {
            throw new AssertionError(
                file.path("path").asText() + " holds other rows than its marker says");
          }
          table.addAll(read);
        }
      }
    }
    return rows;
  }

  /** Rows of a table over all runs, in no order. */
  List<Row> table(String name) {
    return tables.getOrDefault(name, List.of());
  }

  /** ST1: of each report the row of the highest run. */
  List<Row> currentReports() {
    return OracleState.currentReports(table("reports"));
  }

  /** Numbers of the runs published, rising. */
  List<Integer> runs() {
    return List.copyOf(runs);
  }

  private static List<Path> markers(Path database) {
    if (!Files.isDirectory(database.resolve("runs"))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(database.resolve("runs"))) {
      return entries
          .filter(p -> String.valueOf(p.getFileName()).matches("[0-9]{6}"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> read(Path file) {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            // Generic on purpose: this class alone says how values are written.
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord record = reader.read(); record != null; record = reader.read()) {
        rows.add(row(record));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(GenericRecord record) {
    TreeMap<String, String> columns = new TreeMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      columns.put(field.name(), Row.text(plain(record.get(field.pos()), field.schema())));
    }
    return new Row(columns);
  }

  private static @Nullable Object plain(@Nullable Object value, Schema schema) {
    if (value == null) {
      return null;
    }
    Schema actual =
        schema.getType() == Schema.Type.UNION
            ? schema.getTypes().stream()
                .filter(t -> t.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(schema)
            : schema;
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(e -> elements.add(plain(e, actual.getElementType())));
      return elements;
    }
    boolean micros =
        actual.getLogicalType() != null
            && actual.getLogicalType().getName().equals("timestamp-micros");
    if (micros && value instanceof Long since) {
      return Instant.ofEpochSecond(
          Math.floorDiv(since, 1_000_000L), Math.floorMod(since, 1_000_000L) * 1000);
    }
    return value.toString();
  }
}
