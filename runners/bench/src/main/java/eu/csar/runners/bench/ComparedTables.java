package eu.csar.runners.bench;

import eu.csar.schemas.statistics.Catalogue;
import eu.csar.schemas.statistics.Dimension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Cells of a release beside those of its peer, cell by cell; absent and zero are the same. */
final class ComparedTables {
  private final Statement sql;
  private final Path release;
  private final Path peer;

  private ComparedTables(Statement sql, Path release, Path peer) {
    this.sql = sql;
    this.release = release;
    this.peer = peer;
  }

  /** A table that both were asked for. */
  record Compared(String table, long cells, List<String> differences) {}

  /** File of a table of the peer. */
  static Path file(Path peer, String table) {
    return peer.resolve(table + ".parquet");
  }

  /** Every table of the peer. */
  static List<Compared> of(Path release, Path peer) throws SQLException {
    List<Compared> compared = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      ComparedTables tables = new ComparedTables(sql, release, peer);
      for (String table : PeerOfStatistics.TABLES) {
        compared.add(tables.compare(table));
      }
    }
    return compared;
  }

  private Compared compare(String table) throws SQLException {
    String columns =
        Catalogue.table(table).dimensions().stream()
            .map(Dimension::id)
            .map("CAST(%1$s AS VARCHAR)"::formatted)
            .collect(Collectors.joining(", ' ', "));
    String cells =
        "SELECT concat("
            + columns
            + ", ': ', CAST(obs_value AS BIGINT)) AS cell FROM read_parquet('%s') WHERE obs_value <> 0";
    String ours = cells.formatted(release.resolve("internal/tables").resolve(table + ".parquet"));
    String theirs = cells.formatted(file(peer, table));
    List<String> differences = new ArrayList<>();
    each(
        "SELECT 'job alone: ' || cell FROM (%s EXCEPT ALL %s) ORDER BY 1".formatted(ours, theirs),
        differences);
    each(
        "SELECT 'peer alone: ' || cell FROM (%s EXCEPT ALL %s) ORDER BY 1".formatted(theirs, ours),
        differences);
    List<String> count = new ArrayList<>();
    each("SELECT CAST(count(*) AS VARCHAR) FROM (" + ours + ")", count);
    return new Compared(table, Long.parseLong(count.get(0)), differences);
  }

  private void each(String query, List<String> to) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        to.add(rows.getString(1));
      }
    }
  }
}
