package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle and the truth of the planted world agree. Neither calls a rule of the job, and neither
 * knows of the other: where they differ, one of them misread the decision tables.
 */
final class OracleAndTruthTest {

  @TempDir Path directory;

  private Path world(int days) throws IOException {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(300, 7, world, 10, days, LocalDate.of(2026, 1, 5), 200, 20, false))
        .run(new PrintWriter(Writer.nullWriter()));
    return world;
  }

  @Test
  @DisplayName("ST2 the truth of one run, without and with a history")
  void oneRun() throws IOException {
    for (int days : new int[] {2, 10}) {
      directory = Files.createDirectory(directory.resolve("of-" + days));
      Path world = world(days);
      Instant last = SyntheticHistory.receipts(world).last();
      assertThat(untrue(world, "one_run", Oracle.fold(world, List.of(last))), empty());
    }
  }

  @Test
  @DisplayName("ST2 the truth of a run for each export")
  void runForEachExport() throws IOException {
    Path world = world(2);
    OracleState state = Oracle.fold(world, List.copyOf(SyntheticHistory.receipts(world)));
    assertThat(untrue(world, "run_per_export", state), empty());
  }

  @Test
  @DisplayName("ST2 the truth of a history, day by day")
  void dayByDay() throws IOException {
    Path world = world(10);
    OracleState state = OracleState.empty();
    int day = 0;
    for (Instant asOf : SyntheticHistory.days(world)) {
      SyntheticHistory.change(world, ++day);
      state = Oracle.step(state, world, asOf);
      assertThat(state.run, is(day));
    }
    assertThat(untrue(world, "run_per_export", state), empty());
  }

  /** The statements that do not hold, in words. */
  private static List<String> untrue(Path world, String mode, OracleState state)
      throws IOException {
    List<String> untrue = new ArrayList<>();
    for (JsonNode line : World.lines(world.resolve("truth/expected.ndjson"))) {
      if (line.path("mode").asText(mode).equals(mode)) {
        List<Row> found = rows(state, line.path("table").asText(), line.path("where"));
        boolean holds =
            found.size() == line.path("count").asLong()
                && found.stream().allMatch(row -> agrees(row, line.path("expect")));
        if (!holds) {
          untrue.add(line + " but found " + found);
        }
      }
    }
    for (JsonNode total : World.json(world.resolve("truth/totals.json")).path("counts")) {
      int found = rows(state, total.path("table").asText(), total.path("where")).size();
      if (found != total.path(mode).asInt()) {
        untrue.add(total + " but found " + found);
      }
    }
    return untrue;
  }

  private static List<Row> rows(OracleState state, String table, JsonNode where) {
    List<Row> rows = table.equals("current_reports") ? state.currentReports() : state.table(table);
    return rows.stream().filter(row -> agrees(row, where)).toList();
  }

  private static boolean agrees(Row row, JsonNode columns) {
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      if (!row.get(column.getKey()).equals(text(column.getValue()))) {
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(text(element)));
      return Row.text(elements);
    }
    return value.asText();
  }
}
