package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the database for SQL. */
@Command(
    name = "views",
    description = {
      "Writes DIR/views.sql, which opens the database in DuckDB, or answers one query.",
      "Views: one for each table (all runs), runs, and current_reports, current_items, current_matches,",
      "current_findings, current_signals, current_verdicts, current_item_hashes, current_forwards."
    })
final class Views extends Verb {
  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description =
          "Print the answer as tab-separated text, e.g. \"select decision, count(*) from current_reports group by all\".")
  private @Nullable String query;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE, ExitCode.UNUSABLE_DATABASE);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (query == null) {
      CurrentViews.refresh(database);
      words().println(database.resolve("views.sql"));
      words().println("Open it: cd " + database + " && duckdb -init views.sql");
      return ExitCode.OK;
    }
    Database opened = databaseWithRuns(database);
    try (Connection connection = open(opened);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      print(answer);
    } catch (SQLException e) {
      throw new StoppedException(ExitCode.USAGE, "DuckDB refuses the query: " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  /** An in-memory DuckDB with the views, with instants in UTC. */
  static Connection open(Database database) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      String root = database.root().toAbsolutePath().toString().replace("'", "''");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET file_search_path = '" + root + "'");
      statement.execute(CurrentViews.sql(database));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void print(ResultSet answer) throws SQLException {
    int columns = answer.getMetaData().getColumnCount();
    StringBuilder line = new StringBuilder();
    for (int column = 1; column <= columns; column++) {
      line.append(column == 1 ? "" : "\t").append(answer.getMetaData().getColumnLabel(column));
    }
    words().println(line);
    while (answer.next()) {
      line.setLength(0);
      for (int column = 1; column <= columns; column++) {
        Object value = answer.getObject(column);
        line.append(column == 1 ? "" : "\t").append(value == null ? "" : value);
      }
      words().println(line);
    }
  }
}
