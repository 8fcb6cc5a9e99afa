package eu.csar.runners.bench;

import eu.csar.schemas.returns.RowReturns;
import eu.csar.schemas.statistics.CodeLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The peer of {@code csar statistics} in the bench: {@code peer/statistics.sql}, two threads. It
 * leaves each table as Parquet, in the columns of the catalogue, for {@link ComparedTables}.
 */
public final class PeerOfStatistics {
  /** Tables that it makes: all that come from rows of the database and of follow-up. */
  static final List<String> TABLES =
      List.of(
          "reports_by_provider",
          "events_by_bucket",
          "events_by_state",
          "surplus_of_states",
          "items_by_state",
          "solicitation_by_state",
          "reports_by_abuse_type",
          "unfounded_reports",
          "repeat_counts",
          "followup_outcomes",
          "followup_actionable",
          "followup_cases",
          "followup_victims",
          "followup_offenders",
          "followup_other_actions",
          "followup_no_action",
          "followup_days",
          "followup_days_median",
          "outcomes_by_completeness",
          "assessments_open",
          "completeness",
          "hours_to_forwarding",
          "provider_concentration",
          "provider_ranks",
          "own_counts");

  private PeerOfStatistics() {}

  /** Arguments: a world that {@link StatisticsWorld} made, a directory to make. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path world = Path.of(arguments[0]).toAbsolutePath();
    Path output = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    Path run = world.resolve("database/run=000001-bench");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("SET TimeZone = 'UTC'");
      sql.execute("SET threads = 2");
      sql.execute("SET memory_limit = '" + PeerOfAssess.MEMORY + "'");
      sql.execute("SET VARIABLE as_of = DATE '" + BenchStatistics.AS_OF.substring(0, 10) + "'");
      for (String table :
          List.of("reports", "forwards", "items", "matches", "notices", "submissions")) {
        sql.execute(
            "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet', hive_partitioning = false)"
                .formatted(table, run.resolve(table)));
      }
      sql.execute(
          "CREATE VIEW followup AS SELECT *, filename AS delivery FROM read_csv('%s/*/rows.csv', all_varchar = true, filename = true)"
              .formatted(world.resolve("returns")));
      sql.execute(StatisticsWorld.script("/peer/statistics.sql").replace("${victims}", victims()));
      for (String table : TABLES) {
        sql.execute(
            "COPY %s TO '%s' (FORMAT parquet)"
                .formatted(table, ComparedTables.file(output, table)));
      }
    }
  }

  /** Each column of victims with its codes: forty, which nobody reads in a script. */
  private static String victims() {
    List<String> columns = new ArrayList<>();
    for (String measure : List.of("identified", "rescued")) {
      for (String gender : CodeLists.GENDER.codes()) {
        for (String age : CodeLists.AGE_BAND.codes()) {
          columns.add(
              "{'measure': '%s', 'gender': '%s', 'age': '%s', 'n': last.%s::BIGINT}"
                  .formatted(
                      measure.toUpperCase(Locale.ROOT),
                      gender,
                      age,
                      RowReturns.victims(measure, gender, age)));
        }
      }
    }
    return String.join(",\n", columns);
  }
}
