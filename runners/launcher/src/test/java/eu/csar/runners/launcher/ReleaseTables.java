package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of a release as another reader sees them: by its catalogue, through DuckDB. */
final class ReleaseTables {
  private final Path release;
  private final Map<String, JsonNode> tables = new LinkedHashMap<>();

  ReleaseTables(Path release) throws IOException {
    this.release = release;
    JsonNode catalogue =
        new ObjectMapper().readTree(release.resolve("internal/catalogue.json").toFile());
    catalogue.path("tables").forEach(table -> tables.put(table.path("id").asText(), table));
  }

  List<String> ids() {
    return List.copyOf(tables.keySet());
  }

  private JsonNode table(String id) {
    return Objects.requireNonNull(tables.get(id), id);
  }

  /** Columns before the value, in order. */
  List<String> dimensions(String id) {
    List<String> dimensions = new ArrayList<>();
    table(id).path("dimensions").forEach(each -> dimensions.add(each.path("id").asText()));
    return dimensions;
  }

  /** Values by codes, joined by tabs; a missing value is its status. */
  SortedMap<String, String> values(String id) throws SQLException {
    return cells(id, "coalesce(CAST(obs_value AS VARCHAR), obs_status)");
  }

  private SortedMap<String, String> cells(String id, String told) throws SQLException {
    String query =
        "SELECT concat_ws('\t', %s), %s FROM read_parquet('%s')"
            .formatted(
                String.join(", ", dimensions(id)),
                told,
                release.resolve("internal").resolve(table(id).path("path").asText()));
    SortedMap<String, String> values = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
    }
    return values;
  }

  /** Value, status and note by codes, joined by tabs. */
  SortedMap<String, String> rows(String id) throws SQLException {
    return cells(
        id, "concat_ws('\t', coalesce(CAST(obs_value AS VARCHAR), obs_status), obs_status, note)");
  }

  /** Every file by its path, as bytes. */
  static SortedMap<String, byte[]> files(Path directory) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
