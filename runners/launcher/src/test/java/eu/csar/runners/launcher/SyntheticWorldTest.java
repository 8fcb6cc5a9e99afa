package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.in;
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
import java.util.ArrayList;
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
      "ST2 the planted world in a run for each export agrees with the oracle's fold and with the truth")
  void agreesInARunForEachExport(@TempDir Path directory) throws Exception {
    Path world = world(directory, 2);
    List<Instant> receipts = List.copyOf(SyntheticHistory.receipts(world));
    agrees(world, directory.resolve("database"), receipts, "--runner=DirectRunner");
  }

  @Test
  @DisplayName(
      "ST2 a history of ten days, run day by day with what changes, agrees with the oracle's fold"
          + " and with the truth; reassessed by its last lists, with the oracle")
  void agreesDayByDay(@TempDir Path directory) throws Exception {
    Path world = world(directory, 10);
    Path database = directory.resolve("database");
    OracleState expected = OracleState.empty();
    int day = 0;
    for (Instant asOf : SyntheticHistory.days(world)) {
      SyntheticHistory.change(world, ++day);
      expected = Oracle.step(expected, world, asOf);
      run("assess", world, database, asOf, "--runner=DirectRunner");
      AssertAgreement.everyTable(database, expected);
    }
    toldTrue(world, database);
    Instant last = SyntheticHistory.days(world).get(9);
    expected = Oracle.reassess(expected, world, LocalDate.of(2026, 1, 5), last);
    run("reassess", world, database, last, "--runner=FlinkRunner", "--since=2026-01-05");
    AssertAgreement.everyTable(database, expected);
  }

  private static Path world(Path directory, int days) throws IOException {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(300, 7, world, 10, days, LocalDate.of(2026, 1, 5), 200, 20, false))
        .run(new PrintWriter(new StringWriter()));
    return world;
  }

  private static void agrees(Path world, Path database, List<Instant> asOfs, String runner)
      throws IOException {
    OracleState expected = OracleState.empty();
    for (Instant asOf : asOfs) {
      expected = Oracle.step(expected, world, asOf);
      assertThat(run("assess", world, database, asOf, runner), is(0));
    }
    AssertAgreement.everyTable(database, expected);
    toldTrue(world, database);
  }

  private static void toldTrue(Path world, Path database) throws IOException {
    assertThat(
        CheckTruth.run(world.resolve("truth"), database, new PrintWriter(new StringWriter())),
        empty());
  }

  /** Ends well, or with messages that want attention: the history plants such. */
  private static int run(
      String verb, Path world, Path database, Instant asOf, String... beamOptions) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                verb,
                "--exports=" + world.resolve("exports"),
                "--registers=" + world.resolve("registers"),
                "--indicators=" + world.resolve("indicators"),
                "--messages=" + world.resolve("messages"),
                "--ip-database=" + world.resolve("ip-country.mmdb"),
                "--policy=" + world.resolve("policy.json"),
                "--token-key=" + world.resolve("token.key"),
                "--database=" + database,
                "--as-of=" + asOf));
    arguments.addAll(List.of(beamOptions));
    StringWriter words = new StringWriter();
    PrintWriter out = new PrintWriter(words);
    int end = Csar.execute(out, out, arguments.toArray(new String[0]));
    assertThat(words.toString(), end, in(Set.of(0, 36)));
    return end;
  }
}
