package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.Csar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The peer of the bench of statistics, on a world of 2,000 reports,")
final class PeerOfStatisticsTest {
  @TempDir static Path directory = Path.of("unset");

  @BeforeAll
  static void runBoth() throws Exception {
    Path world = Files.createDirectory(directory.resolve("world"));
    StatisticsWorld.write(world, 2000);
    PeerOfStatistics.main(new String[] {world.toString(), directory.resolve("peer").toString()});
    StringWriter notes = new StringWriter();
    int code =
        Csar.execute(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(notes),
            "statistics",
            "--year=2026",
            "--database=" + world.resolve("database"),
            "--returns=" + world.resolve("returns"),
            "--as-of=" + BenchStatistics.AS_OF,
            "--output=" + directory.resolve("release"),
            "--runner=DirectRunner");
    assertThat(notes.toString(), code, is(0));
  }

  private static List<ComparedTables.Compared> compared() throws Exception {
    return ComparedTables.of(directory.resolve("release"), directory.resolve("peer"));
  }

  @Test
  @DisplayName("says in SQL what the job says, in every cell of every table")
  void saysWhatTheJobSays() throws Exception {
    for (ComparedTables.Compared table : compared()) {
      assertThat(table.table(), table.differences(), is(empty()));
      assertThat(table.table(), table.cells(), is(greaterThan(0L)));
    }
  }

  @Test
  @DisplayName("would see one cell that differs")
  void seesACellThatDiffers() throws Exception {
    Path peer = directory.resolve("peer/surplus_of_states.parquet");
    Path kept = Files.move(peer, directory.resolve("kept.parquet"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "COPY (SELECT * REPLACE (obs_value + 1 AS obs_value) FROM '%s') TO '%s' (FORMAT parquet)"
              .formatted(kept, peer));
    }
    List<String> differing = new ArrayList<>();
    for (ComparedTables.Compared table : compared()) {
      if (!table.differences().isEmpty()) {
        differing.add(table.table() + " " + table.differences().size());
      }
    }
    Files.delete(peer);
    Files.move(kept, peer);
    assertThat(differing, is(List.of("surplus_of_states 2")));
  }
}
