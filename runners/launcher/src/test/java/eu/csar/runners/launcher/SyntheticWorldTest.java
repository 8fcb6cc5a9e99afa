package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.checktruth.CheckTruth;
import eu.csar.pipelines.oracle.AssertAgreement;
import eu.csar.pipelines.oracle.Oracle;
import eu.csar.pipelines.oracle.OracleState;
import eu.csar.pipelines.oracle.SyntheticHistory;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The planted world, read in one run, in a run for each export and day by day, agrees with the
 * oracle and with what was planted.
 */
class SyntheticWorldTest {
  @Test
  @DisplayName("ST2 the planted world in one run agrees with the oracle and with the truth")
  void agreesInOneRun(@TempDir Path directory) throws Exception {
    Path world = world(directory, 2);
    Instant last = SyntheticHistory.receipts(world).last();
    agrees(world, directory.resolve("database"), List.of(last), "--runner=FlinkRunner");
  }

  @Test
  @DisplayName(
      "ST2 the planted world in 30 runs, one for each export, agrees with the oracle's fold and with the truth")
  void agreesInARunForEachExport(@TempDir Path directory) throws Exception {
    Path world = world(directory, 2);
    List<Instant> receipts = List.copyOf(SyntheticHistory.receipts(world));
    assertThat(receipts.size(), is(30));
    agrees(world, directory.resolve("database"), receipts, "--runner=DirectRunner");
  }

  @Test
  @DisplayName(
      "ST2 a history of ten days, run day by day with what changes, agrees with the oracle's fold"
          + " and with the truth; reassessed by its last lists, with the oracle")
  void agreesDayByDay(@TempDir Path directory) throws Exception {
    Path world = world(directory, 10);
    Path database = directory.resolve("database");
    // Some messages are planted to be refused.
    RunOfWorld runs = new RunOfWorld(world, database, Set.of(0, 36));
    OracleState expected = OracleState.empty();
    int day = 0;
    for (Instant asOf : SyntheticHistory.days(world)) {
      SyntheticHistory.change(world, ++day);
      expected = Oracle.step(expected, world, asOf);
      runs.assess(asOf, "--runner=DirectRunner");
      AssertAgreement.everyTable(database, expected);
    }
    toldTrue(world, database);
    Instant last = SyntheticHistory.days(world).get(9);
    LocalDate first = LocalDate.of(2026, 1, 5);
    expected = Oracle.reassess(expected, world, first, last);
    runs.reassess(first, last, "--runner=FlinkRunner");
    AssertAgreement.everyTable(database, expected);
  }

  private static Path world(Path directory, int days) throws IOException {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(300, 7, world, 15, days, LocalDate.of(2026, 1, 5), 200, 20, false))
        .run(new PrintWriter(new StringWriter()));
    return world;
  }

  private static void agrees(Path world, Path database, List<Instant> asOfs, String runner)
      throws IOException {
    RunOfWorld runs = new RunOfWorld(world, database, Set.of(0));
    OracleState expected = OracleState.empty();
    for (Instant asOf : asOfs) {
      expected = Oracle.step(expected, world, asOf);
      runs.assess(asOf, runner);
    }
    AssertAgreement.everyTable(database, expected);
    toldTrue(world, database);
  }

  private static void toldTrue(Path world, Path database) throws IOException {
    assertThat(
        CheckTruth.run(world.resolve("truth"), database, new PrintWriter(new StringWriter())),
        empty());
  }
}
