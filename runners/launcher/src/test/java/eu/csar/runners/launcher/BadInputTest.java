package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.synthesise.BrokenExports;
import eu.csar.pipelines.synthesise.BrokenExports.Expected;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("RC1 RC2 RC3 Bad input of every kind: docs/bad-input.md, row by row")
final class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;

  private static Path world;

  @BeforeAll
  static void makeWorld() throws IOException {
    world = directory.resolve("world");
    Synthesise.world(SynthesiseConfig.of(10, world).withBrokenExports())
        .run(new PrintWriter(Writer.nullWriter()));
  }

  static List<Expected> rows() {
    return BrokenExports.expected();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void endsAsTheTableSays(Expected expected) throws Exception {
    Path database = directory.resolve("database-" + expected.name());
    Ended ended =
        CsarTest.csar(
            "assess",
            "--exports=" + world.resolve("broken").resolve(expected.name()),
            "--registers=" + world.resolve("registers"),
            "--indicators=" + world.resolve("indicators"),
            "--ip-database=" + world.resolve("ip-country.mmdb"),
            "--policy=" + world.resolve("policy.json"),
            "--token-key=" + world.resolve("token.key"),
            "--database=" + database,
            "--as-of=2026-02-01T00:00:00Z",
            "--runner=DirectRunner");
    assertThat(ended.err(), ended.code(), is(expected.exit().code()));
    JsonNode run = run(database);
    JsonNode export = run.path("exports").get(0);
    assertThat(
        export.path("code").asText("").replace("null", ""),
        is(Objects.toString(expected.refused(), "")));
    assertThat(
        run.path("ledger").path("records_read").asInt(),
        is(expected.accepted() + expected.rejected().size()));
    assertThat(
        run.path("ledger").path("outcomes").path("REJECTED").asInt(),
        is(expected.rejected().size()));
    if (!expected.rejected().isEmpty()) {
      assertThat(codes(database), is(expected.rejected().stream().map(Enum::name).toList()));
    }
  }

  @Test
  @DisplayName("Who lets the run build the index is told how many entries of the lists it lacks")
  void badEntriesOfLists() throws IOException {
    Path small = directory.resolve("small");
    new SmallWorld(small).export("A", "2026-01-05T00:00:00Z", List.of("{}"));
    AssessCommand assess =
        new AssessCommand(small, directory.resolve("database-small"), "2026-02-01T00:00:00Z");
    assertThat(assess.run("--dry-run").out(), not(containsString("Entries of the lists")));
    Path known = small.resolve("indicators/known.ndjson");
    Files.writeString(known, "no entry\n{}\n", StandardOpenOption.APPEND);
    Ended told = assess.run("--dry-run");
    assertThat(told.err(), told.code(), is(0));
    assertThat(
        told.out(),
        containsString(
            "Entries of the lists that cannot be read and match nothing: 2. To see which and why: csar index --indicators="
                + small.resolve("indicators")
                + " --output=FILE, then FILE.summary.json"));
  }

  private static JsonNode run(Path database) throws IOException {
    try (Stream<Path> children = Files.list(database)) {
      Path run =
          children.filter(child -> child.toString().contains("run=")).findFirst().orElseThrow();
      return JSON.readTree(run.resolve("run.json").toFile());
    }
  }

  /** Codes of the receipt, in order of the records. */
  private static List<String> codes(Path database) throws IOException {
    List<String> codes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(database)) {
      Path receipt =
          files.filter(file -> file.toString().contains("/receipt-")).findFirst().orElseThrow();
      JSON.readTree(receipt.toFile())
          .path("rejections")
          .forEach(rejection -> codes.add(rejection.path("code").asText()));
    }
    return codes;
  }
}
