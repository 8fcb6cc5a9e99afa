package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.checktruth.CheckTruth;
import eu.csar.pipelines.oracle.AssertAgreement;
import eu.csar.pipelines.oracle.Oracle;
import eu.csar.pipelines.oracle.OracleState;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The planted world, read in one run and in a run for each export, agrees with the oracle and with
 * what was planted.
 */
class SyntheticWorldTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @DisplayName("ST2 the planted world in one run agrees with the oracle and with the truth")
  void agreesInOneRun(@TempDir Path directory) throws Exception {
    Path world = world(directory);
    agrees(
        world, directory.resolve("database"), List.of(asOfs(world).last()), "--runner=FlinkRunner");
  }

  @Test
  @DisplayName(
      "ST2 the planted world in 30 runs, one for each export, agrees with the oracle's fold and with the truth")
  void agreesInARunForEachExport(@TempDir Path directory) throws Exception {
    Path world = world(directory);
    assertThat(asOfs(world).size(), is(30));
    agrees(
        world, directory.resolve("database"), List.copyOf(asOfs(world)), "--runner=DirectRunner");
  }

  private static Path world(Path directory) throws IOException {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(300, 7, world, 15, 2, LocalDate.of(2026, 1, 5), 200, 20, false))
        .run(new PrintWriter(new StringWriter()));
    return world;
  }

  private static void agrees(Path world, Path database, List<Instant> asOfs, String runner)
      throws IOException {
    OracleState expected = OracleState.empty();
    for (Instant asOf : asOfs) {
      expected = Oracle.step(expected, world, asOf);
      StringWriter words = new StringWriter();
      PrintWriter out = new PrintWriter(words);
      int end =
          Csar.execute(
              out,
              out,
              "assess",
              "--exports=" + world.resolve("exports"),
              "--registers=" + world.resolve("registers"),
              "--indicators=" + world.resolve("indicators"),
              "--ip-database=" + world.resolve("ip-country.mmdb"),
              "--policy=" + world.resolve("policy.json"),
              "--token-key=" + world.resolve("token.key"),
              "--database=" + database,
              "--as-of=" + asOf,
              runner);
      assertThat(words.toString(), end, is(0));
    }
    AssertAgreement.everyTable(database, expected);
    assertThat(
        CheckTruth.run(world.resolve("truth"), database, new PrintWriter(new StringWriter())),
        empty());
  }

  private static SortedSet<Instant> asOfs(Path world) throws IOException {
    TreeSet<Instant> receipts = new TreeSet<>();
    try (Stream<Path> exports = Files.list(world.resolve("exports"))) {
      for (Path export : exports.toList()) {
        receipts.add(
            Instant.parse(
                JSON.readTree(Files.readAllBytes(export.resolve("intake.json")))
                    .path("received_at")
                    .asText()));
      }
    }
    return receipts;
  }
}
