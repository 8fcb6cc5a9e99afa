package eu.csar.runners.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer of {@code csar statistics} in the bench: {@code peer/statistics.sql}, two threads. */
public final class PeerOfStatistics {
  private PeerOfStatistics() {}

  /** Arguments: a world that {@link StatisticsWorld} made. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path world = Path.of(arguments[0]).toAbsolutePath();
    Path run = world.resolve("database/run=000001-bench");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("SET TimeZone = 'UTC'");
      sql.execute("SET threads = 2");
      sql.execute("SET memory_limit = '" + PeerOfAssess.MEMORY + "'");
      for (String table :
          List.of("reports", "forwards", "items", "matches", "notices", "submissions")) {
        sql.execute(
            "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet', hive_partitioning = false)"
                .formatted(table, run.resolve(table)));
      }
      sql.execute(
          "CREATE VIEW followup AS SELECT *, filename AS delivery FROM read_csv('%s/*/rows.csv', all_varchar = true, filename = true)"
              .formatted(world.resolve("returns")));
      sql.execute(StatisticsWorld.script("/peer/statistics.sql"));
    }
  }
}
