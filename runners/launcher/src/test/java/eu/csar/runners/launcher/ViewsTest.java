package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB opens every table, and the current state. */
final class ViewsTest {
  private static final Set<String> TYPES =
      Set.of("VARCHAR", "VARCHAR[]", "BIGINT", "INTEGER", "BOOLEAN", "TIMESTAMP WITH TIME ZONE");

  @TempDir Path directory;

  @Test
  void everyPublicTableOpensWithPlainColumnTypes() throws Exception {
    Path root = SmallDatabase.in(directory.resolve("db"));
    try (Connection connection = Views.open(Database.open(root));
        Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        if (table.isPublic()) {
          try (ResultSet columns = statement.executeQuery("describe " + table.directory())) {
            while (columns.next()) {
              String column = table.directory() + "." + columns.getString("column_name");
              assertThat(column, columns.getString("column_type"), in(TYPES));
            }
          }
        }
      }
    }
  }

  @Test
  void theCurrentStateIsTheOneOfTheHighestRun() throws Exception {
    Path root = SmallDatabase.in(directory.resolve("db"));
    Ended ended =
        csar(
            "views",
            "--database=" + root,
            "--query=select version, run, len(member_states) as states, decided_at from current_reports"
                + " order by report_key");
    assertThat(
        ended.err() + ended.out(),
        ended.out(),
        is(
            """
            version\trun\tstates\tdecided_at
            1\t2\t2\t2026-01-05T11:00Z
            0\t1\t0\t2026-01-05T11:00Z
            """));
    assertThat(
        csar("views", "--database=" + root, "--query=select count(*) as n from current_matches")
            .out(),
        is("n\n0\n"));
    assertThat(
        csar("views", "--database=" + root, "--query=select count(*) as n from current_forwards")
            .out(),
        is("n\n4\n"));
  }

  @Test
  void viewsNameExactFilesAndNoMachine() throws Exception {
    Path root = SmallDatabase.in(directory.resolve("db"));
    assertThat(csar("views", "--database=" + root).code(), is(0));
    String sql = Files.readString(root.resolve("views.sql"));
    assertThat(sql, containsString("'run=000002-2222222222222222/reports/part-00000.parquet'"));
    assertThat(sql, not(containsString(directory.toString())));
    assertThat(sql, not(containsString("personal")));
  }

  @Test
  void aQueryThatDuckDbRefusesIsAUsageError() throws Exception {
    Path root = SmallDatabase.in(directory.resolve("db"));
    Ended ended = csar("views", "--database=" + root, "--query=select nothing from nowhere");
    assertThat(ended.code(), is(2));
    assertThat(ended.err(), containsString("DuckDB refuses the query"));
  }
}
