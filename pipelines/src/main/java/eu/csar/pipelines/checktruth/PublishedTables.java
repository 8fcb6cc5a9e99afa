package eu.csar.pipelines.checktruth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** The tables of a database, read by the markers of its runs (ST4), oldest run first. */
final class PublishedTables {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path database;
  private final List<JsonNode> markers;

  private PublishedTables(Path database, List<JsonNode> markers) {
    this.database = database;
    this.markers = markers;
  }

  static PublishedTables of(Path database) throws IOException {
    List<JsonNode> markers = new ArrayList<>();
    try (Stream<Path> runs = Files.list(database.resolve("runs"))) {
      for (Path marker : runs.sorted().toList()) {
        markers.add(JSON.readTree(marker.toFile()));
      }
    }
    return new PublishedTables(database, markers);
  }

  int runs() {
    return markers.size();
  }

  /** Shows every row of a table, all runs. */
  void forEach(String table, Consumer<GenericRecord> row) throws IOException {
    for (JsonNode marker : markers) {
      for (JsonNode file : marker.path("files")) {
        String path = file.path("path").asText();
        if (file.path("table").asText().equals(table) && path.endsWith(".parquet")) {
          rows(database.resolve(path), row);
        }
      }
    }
  }

  private static void rows(Path file, Consumer<GenericRecord> row) throws IOException {
    try (ParquetReader<GenericRecord> rows =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord next = rows.read(); next != null; next = rows.read()) {
        row.accept(next);
      }
    }
  }
}
