package eu.csar.runners.launcher;

import eu.csar.pipelines.oracle.AssertAgreement;
import eu.csar.pipelines.oracle.Oracle;
import eu.csar.pipelines.oracle.OracleState;
import eu.csar.pipelines.oracle.RandomHistory;
import eu.csar.pipelines.oracle.RandomWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The job, started as an operator starts it, agrees with the oracle in every row of every table, on
 * seeded worlds.
 */
class AssessAgreesWithOracleTest {
  private static final int EXPORTS = 14;

  /** Published, with or without something that wants attention; or nothing new. */
  private static final Set<Integer> ENDS = Set.of(0, 30, 32, 33, 34, 35, 36);

  /** How one world is run. */
  enum Mode {
    ONE_RUN,
    CONSECUTIVE_RUNS,
    RUN_FOR_EACH_EXPORT,
    SHUFFLED_LISTING
  }

  @ParameterizedTest(name = "seed {0}, {1}, {2}")
  @CsvSource({
    "1, ONE_RUN, --runner=FlinkRunner",
    "2, ONE_RUN, --runner=DirectRunner",
    "3, CONSECUTIVE_RUNS, --runner=FlinkRunner",
    "4, CONSECUTIVE_RUNS, --runner=DirectRunner",
    "5, RUN_FOR_EACH_EXPORT, --runner=DirectRunner",
    "6, SHUFFLED_LISTING, --runner=FlinkRunner",
    "7, CONSECUTIVE_RUNS, --runner=FlinkRunner --parallelism=1",
    "7, CONSECUTIVE_RUNS, --runner=FlinkRunner --parallelism=4",
    "8, CONSECUTIVE_RUNS, --runner=DirectRunner --targetParallelism=3",
  })
  @DisplayName("ST1 every table agrees with the fold, row by row")
  void everyTableAgrees(long seed, Mode mode, String beamOptions, @TempDir Path directory)
      throws IOException {
    Path world = directory.resolve("world");
    List<Instant> receipts = RandomWorld.write(world, seed, EXPORTS);
    if (mode == Mode.SHUFFLED_LISTING) {
      renameExports(world.resolve("exports"), seed);
    }
    Path database = directory.resolve("database");
    RunOfWorld runs = new RunOfWorld(world, database, ENDS);
    OracleState expected = OracleState.empty();
    for (Instant asOf : asOfs(receipts, mode)) {
      expected = Oracle.step(expected, world, asOf);
      runs.assess(asOf, beamOptions.split(" ", -1));
      AssertAgreement.everyTable(database, expected);
    }
  }

  /**
   * Lists, policy, IP database and messages change before every run; at last history is reassessed.
   */
  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({
    "11, --runner=DirectRunner",
    "12, --runner=FlinkRunner",
    "13, --runner=DirectRunner --targetParallelism=3",
    "14, --runner=FlinkRunner --parallelism=4",
    "15, --runner=DirectRunner",
    "16, --runner=FlinkRunner --parallelism=1",
  })
  @DisplayName("ST1 every table agrees while lists, policy and reviews change, and after reassess")
  void agreesWhileTheWorldChanges(long seed, String beamOptions, @TempDir Path directory)
      throws IOException {
    Path world = directory.resolve("world");
    List<Instant> receipts = RandomWorld.write(world, seed, EXPORTS);
    Path database = directory.resolve("database");
    OracleState expected = OracleState.empty();
    RunOfWorld runs = new RunOfWorld(world, database, ENDS);
    String[] options = beamOptions.split(" ", -1);
    int round = 0;
    for (int last : List.of(4, 7, 10, 13)) {
      Instant asOf = receipts.get(last);
      RandomHistory.change(world, seed, round++, expected);
      expected = Oracle.step(expected, world, asOf);
      runs.assess(asOf, options);
      AssertAgreement.everyTable(database, expected);
    }
    Instant asOf = receipts.get(13);
    RandomHistory.change(world, seed, round, expected);
    LocalDate since = LocalDate.of(2026, 1, 4);
    expected = Oracle.reassess(expected, world, since, asOf);
    runs.reassess(since, asOf, options);
    AssertAgreement.everyTable(database, expected);
  }

  private static List<Instant> asOfs(List<Instant> receipts, Mode mode) {
    int last = receipts.size() - 1;
    return switch (mode) {
      case ONE_RUN, SHUFFLED_LISTING -> List.of(receipts.get(last));
      case CONSECUTIVE_RUNS ->
          List.copyOf(
              new TreeSet<>(
                  List.of(receipts.get(last / 3), receipts.get(last / 2), receipts.get(last))));
      case RUN_FOR_EACH_EXPORT -> List.copyOf(new TreeSet<>(receipts));
    };
  }

  /** Directories get new names, so that every listing shows another order. */
  private static void renameExports(Path exports, long seed) throws IOException {
    List<Path> directories = new ArrayList<>();
    try (Stream<Path> entries = Files.list(exports)) {
      entries.sorted().forEach(directories::add);
    }
    Collections.shuffle(directories, new Random(seed));
    for (int i = 0; i < directories.size(); i++) {
      Files.move(directories.get(i), exports.resolve("renamed-" + i));
    }
  }
}
