package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.oracle.SyntheticHistory;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages over ten days with reviews, retractions, re-opened decisions and new lists, and a
 * reassessment; shards are small, so that files of packages hold several frames.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PackagesOfHistoryTest {
  private static final Pattern KEY = Pattern.compile("\"(?:report|other)_key\":\"([0-9a-f]{64})\"");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir static Path directory = Path.of("unset");
  private Path database = Path.of("unset");

  @BeforeAll
  void assessDayByDay() throws Exception {
    Path world = directory.resolve("world");
    Synthesise.world(new SynthesiseConfig(300, 7, world, 10, 10, FIRST, 200, 20, false))
        .run(new PrintWriter(Writer.nullWriter()));
    database = directory.resolve("database");
    RunOfWorld runs = new RunOfWorld(world, database, Set.of(0, 36));
    int day = 0;
    for (Instant asOf : SyntheticHistory.days(world)) {
      SyntheticHistory.change(world, ++day);
      runs.assess(asOf, "--runner=DirectRunner", "--shardBytes=20000");
    }
    runs.reassess(FIRST, SyntheticHistory.days(world).get(9), "--runner=DirectRunner");
  }

  @Test
  @DisplayName("RC7 the links files of all runs are those of a plain fold over the tables")
  void linksAgreeWithAPlainFold() throws Exception {
    Database opened = Database.open(database);
    SortedSet<String> expected = ToldPairs.expected(opened);
    assertThat(ToldPairs.found(opened), is(expected));
    for (String kind : List.of("CITES", "ITEM", "REFERENCE", "SUPPLEMENT")) {
      assertThat(
          kind, expected.stream().filter(pair -> pair.endsWith(kind)).count(), greaterThan(0L));
    }
  }

  @Test
  @DisplayName("RC7 every package of every run is made again byte for byte")
  void everyPackageIsMadeAgain() throws Exception {
    List<String> differences = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    for (RunMarker run : Database.open(database).runs()) {
      for (Path published : packages(run)) {
        String recipient = published.getFileName().toString();
        Path output = directory.resolve("again/" + run.name().marker() + "-" + recipient);
        Ended ended =
            csar(
                "remake-package",
                "--database=" + database,
                "--run=" + run.name().number(),
                "--recipient=" + recipient,
                "--output=" + output);
        if (ended.code() != 0) {
          differences.add(run.name().marker() + " " + ended.out() + ended.err());
        }
        String manifest = Files.readString(output.resolve("manifest.json"));
        for (String kind : List.of("FIRST", "REPLACEMENT", "SUPPLEMENT", "RECALL")) {
          if (manifest.contains("\"" + kind + "\"")) {
            kinds.add(kind);
          }
        }
      }
    }
    assertThat(differences, is(empty()));
    assertThat(kinds, is(Set.of("FIRST", "REPLACEMENT", "SUPPLEMENT", "RECALL")));
  }

  @Test
  @DisplayName("RC7 a package names no report that its recipient did not receive, links included")
  void aPackageNamesOnlyReceivedReports() throws Exception {
    Map<String, Set<String>> received = new HashMap<>();
    Database opened = Database.open(database);
    for (ForwardRow row : opened.<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      received.computeIfAbsent(row.getRecipient(), r -> new HashSet<>()).add(row.getReportKey());
    }
    List<String> foreign = new ArrayList<>();
    for (RunMarker run : opened.runs()) {
      for (Path published : packages(run)) {
        try (Stream<Path> files = Files.list(published)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".zst")).toList()) {
            Matcher key = KEY.matcher(String.join("\n", LinkedWorld.lines(file)));
            while (key.find()) {
              Set<String> own = received.getOrDefault(published.getFileName().toString(), Set.of());
              if (!own.contains(key.group(1))) {
                foreign.add(file + " names " + key.group(1));
              }
            }
          }
        }
      }
    }
    assertThat(foreign, is(empty()));
  }

  private List<Path> packages(RunMarker run) throws Exception {
    Path packages = database.resolve(run.directory()).resolve("packages");
    if (!Files.exists(packages)) {
      return List.of();
    }
    try (Stream<Path> recipients = Files.list(packages)) {
      return recipients.sorted().toList();
    }
  }
}
