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
import java.util.stream.Collectors;
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

  /**
   * Rows of a table in both formats, all columns as text, that are not in the other one as often.
   */
  List<String> rowsThatDiffer(String id) throws SQLException {
    List<String> columns = new ArrayList<>(dimensions(id));
    columns.addAll(List.of("obs_value", "obs_status", "conf_status", "note"));
    String texts =
        columns.stream()
            .map(column -> "coalesce(CAST(" + column + " AS VARCHAR), '')")
            .collect(Collectors.joining(", "));
    Path internal = release.resolve("internal");
    String parquet =
        "SELECT %s FROM read_parquet('%s')"
            .formatted(texts, internal.resolve(table(id).path("path").asText()));
    String csv =
        "SELECT %s FROM read_csv('%s', all_varchar = true, header = true, delim = ',', quote = '\"')"
            .formatted(texts, internal.resolve("csv/" + id + ".internal.csv"));
    return column(
        "SELECT CAST(d AS VARCHAR) FROM (((%s) EXCEPT ALL (%s)) UNION ALL ((%s) EXCEPT ALL (%s))) d"
            .formatted(parquet, csv, csv, parquet));
  }

  /** Every value of a Parquet file, as text; its bytes are compressed. */
  static String text(Path parquet) throws SQLException {
    return String.join(
        "\n", column("SELECT CAST(t AS VARCHAR) FROM read_parquet('" + parquet + "') t"));
  }

  /** What the footer of a Parquet file says under a key. */
  static List<String> footer(Path parquet, String key) throws SQLException {
    return column(
        "SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = '%s'"
            .formatted(parquet, key));
  }

  private static List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
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
