package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Under one shard plan the Parquet files, packages, receipts and {@code run.json} have the same
 * bytes, whatever ran them. The shards are small, so that files are cut and parts hold several.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SameBytesTest {
  private static final long SEED = 11;
  private static final String AS_OF = "2026-02-01T00:00:00Z";
  private static final String SHARDS = "--shardBytes=200000";

  @TempDir static Path directory = Path.of("unset");
  private Path world = Path.of("unset");
  private SortedMap<String, String> expected = new TreeMap<>();

  @BeforeAll
  void runOnTwoSubtasks() throws IOException {
    world = directory.resolve("world");
    Ended made =
        csar(
            "synthesise",
            "--reports=1200",
            "--seed=" + SEED,
            "--exports=4",
            "--days=4",
            "--indicators=200",
            "--output=" + world);
    assertThat(made.err(), made.code(), is(0));
    expected = PublishedFiles.of(databaseOf("expected", "--parallelism=2"));
    List<String> parts =
        expected.keySet().stream().filter(path -> path.contains("/reports/")).toList();
    assertThat(parts.toString(), parts.size(), is(greaterThan(1)));
    assertThat(
        expected.keySet().stream().map(path -> path.replaceFirst("^[^/]*/", "")).toList(),
        hasItem("packages/EUROPOL/priority.ndjson.zst"));
  }

  private Path databaseOf(String name, String... options) throws IOException {
    Path database = directory.resolve(name.replaceAll("[^A-Za-z0-9]+", "-"));
    List<String> all = new ArrayList<>(List.of(options));
    all.add(SHARDS);
    Ended ended = new AssessCommand(world, database, AS_OF).run(all.toArray(new String[0]));
    assertThat(ended.err(), ended.code(), is(0));
    return database;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--parallelism=1",
        "--parallelism=4",
        "--runner=DirectRunner",
        "--runner=DirectRunner --targetParallelism=1"
      })
  @DisplayName("ST1 the bytes depend neither on parallelism nor on the runner")
  void sameBytesOn(String options) throws IOException {
    PublishedFiles.assertSame(databaseOf(options, options.split(" ", -1)), expected);
  }

  @Test
  @DisplayName("ST1 another process writes the same bytes, footers included")
  void sameBytesInAnotherProcess() throws Exception {
    Path database = directory.resolve("process");
    Path log = directory.resolve("process.log");
    Process run = new AssessCommand(world, database, AS_OF).start(log, SHARDS);
    assertThat(run.waitFor(), is(0));
    PublishedFiles.assertSame(database, expected);
  }

  /** Only {@code run.json} names the directories, so that an operator finds them. */
  @Test
  @DisplayName("ST1 directories of exports under other names, so listed in another order")
  void sameBytesInAnotherOrderOfListing() throws IOException {
    Path renamed = directory.resolve("renamed");
    copy(world, renamed);
    List<Path> exports = new ArrayList<>();
    try (Stream<Path> entries = Files.list(renamed.resolve("exports"))) {
      entries.sorted().forEach(exports::add);
    }
    Collections.shuffle(exports, new Random(SEED));
    for (int i = 0; i < exports.size(); i++) {
      Files.move(exports.get(i), renamed.resolve("exports/renamed-" + i));
    }
    Path database = directory.resolve("of-renamed");
    Ended ended = new AssessCommand(renamed, database, AS_OF).run(SHARDS);
    assertThat(ended.err(), ended.code(), is(0));
    assertThat(withoutRun(PublishedFiles.of(database)), is(withoutRun(expected)));
  }

  private static SortedMap<String, String> withoutRun(SortedMap<String, String> files) {
    TreeMap<String, String> fewer = new TreeMap<>(files);
    fewer.keySet().removeIf(path -> path.endsWith("/run.json"));
    return fewer;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
