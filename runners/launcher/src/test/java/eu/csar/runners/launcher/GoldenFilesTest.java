package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small world of three exports through the launcher in two runs: its tables are those that are
 * checked in. So are they when the second run stands on the database that is checked in, which the
 * code of the first release wrote.
 *
 * <p>The tables that were found are left in {@code target/golden}. A change that is meant is taken
 * over by hand, after reading it: {@code cp runners/launcher/target/golden/*.tsv
 * runners/launcher/src/test/resources/golden/tables/}. The database is never written again: that
 * later code reads it is what it is there for.
 */
final class GoldenFilesTest {
  private static final String AFTER_TWO_EXPORTS = "2026-01-04T00:00:00Z";
  private static final String AFTER_ALL = "2026-01-06T00:00:00Z";

  /** What rows of an earlier release have otherwise: who decided, and how lines were digested. */
  private static final Set<String> OF_THE_RELEASE = Set.of("rules_version", "package_digest");

  private static final List<Table> TABLES =
      List.of(
          Table.REPORTS,
          Table.FORWARDS,
          Table.LINKS,
          Table.SUBMISSIONS,
          Table.REJECTIONS,
          Table.SIGNALS);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--runner=FlinkRunner", "--runner=DirectRunner"})
  @DisplayName("The world gives the tables that are checked in, and then nothing more")
  void theTablesAreThoseCheckedIn(String runner) throws Exception {
    Path database = directory.resolve("database");
    Ended first = assess(database, AFTER_TWO_EXPORTS).run(runner);
    assertThat(first.err(), first.code(), is(0));
    Ended second = assess(database, AFTER_ALL).run(runner);
    assertThat(second.err(), second.code(), is(0));
    assertThatTablesAreGolden(database);

    Ended third = assess(database, AFTER_ALL).run(runner);
    assertThat(third.out() + third.err(), third.code(), is(30));
    assertThat(PublishedFiles.markers(database).size(), is(2));
    assertThatTablesAreGolden(database);
  }

  @Test
  @DisplayName("The database of an earlier release opens, is whole, and is continued")
  void theDatabaseOfAnEarlierReleaseIsContinued() throws Exception {
    Path database = directory.resolve("database");
    copy(golden("database"), database);
    Ended verified = csar("verify-database", database.toString(), "--deep");
    assertThat(verified.out(), verified.code(), is(0));
    assertThat(verified.out(), containsString("Whole: 1 run"));

    Ended second = assess(database, AFTER_ALL).run("--runner=DirectRunner");
    assertThat(second.err(), second.code(), is(0));
    assertThatTablesAreGolden(database, OF_THE_RELEASE);
    assertThat(csar("verify-database", database.toString(), "--deep").code(), is(0));
  }

  private static AssessCommand assess(Path database, String asOf) {
    return new AssessCommand(golden("world"), database, asOf);
  }

  private static Path golden(String name) {
    URL found = GoldenFilesTest.class.getResource("/golden/" + name);
    assertThat("no golden " + name, found, is(notNullValue()));
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void assertThatTablesAreGolden(Path database) throws Exception {
    assertThatTablesAreGolden(database, Set.of());
  }

  /** The columns that are left out may differ, and are left out on both sides. */
  private static void assertThatTablesAreGolden(Path database, Set<String> leftOut)
      throws Exception {
    Path found = Files.createDirectories(Path.of("target", "golden"));
    List<String> differences = new ArrayList<>();
    for (Table table : TABLES) {
      String name = table.directory() + ".tsv";
      String text = text(Database.open(database), table);
      if (leftOut.isEmpty()) {
        Files.writeString(found.resolve(name), text);
      }
      Path expected = golden("world").resolveSibling("tables").resolve(name);
      if (!Files.exists(expected)
          || !without(leftOut, Files.readString(expected)).equals(without(leftOut, text))) {
        differences.add(name + " differs: compare " + expected + " with " + found.resolve(name));
      }
    }
    assertThat(differences, is(empty()));
  }

  private static String without(Set<String> leftOut, String table) {
    List<String> head = List.of(table.lines().findFirst().orElseThrow().split("\t", -1));
    return table
        .lines()
        .map(
            line -> {
              List<String> cells = new ArrayList<>(List.of(line.split("\t", -1)));
              leftOut.stream()
                  .map(head::indexOf)
                  .filter(column -> column >= 0)
                  .forEach(column -> cells.set(column, ""));
              return String.join("\t", cells);
            })
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The rows of all runs, sorted, columns in the order of the contract. */
  private static String text(Database database, Table table) throws UnusableDatabaseException {
    List<Schema.Field> columns = table.schema().getFields();
    List<String> rows = new ArrayList<>();
    for (SpecificRecord row : database.<SpecificRecord>rows(table, ".parquet")) {
      rows.add(
          columns.stream()
              .map(column -> String.valueOf(row.get(column.pos())))
              .collect(Collectors.joining("\t")));
    }
    rows.sort(null);
    String head = columns.stream().map(Schema.Field::name).collect(Collectors.joining("\t"));
    return head + "\n" + String.join("\n", rows) + "\n";
  }
}
