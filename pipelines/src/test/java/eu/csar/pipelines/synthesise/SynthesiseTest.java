package eu.csar.pipelines.synthesise;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesiseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private Path world(String name, long reports, long seed, boolean plain) throws IOException {
    return world(name, reports, seed, 2, plain);
  }

  private Path world(String name, long reports, long seed, int days, boolean plain)
      throws IOException {
    Path output = directory.resolve(name);
    SynthesiseConfig config =
        new SynthesiseConfig(
            reports, seed, output, 10, days, SynthesiseConfig.DEFAULT_FROM, 400, 20, plain);
    Synthesise.world(config).run(new PrintWriter(Writer.nullWriter()));
    return output;
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    Map<String, String> first = digests(world("first", 500, 7, false));
    assertThat(digests(world("second", 500, 7, false)), equalTo(first));
    assertThat(digests(world("third", 500, 8, false)), not(equalTo(first)));
    Map<String, String> history = digests(world("fourth", 100, 7, 10, false));
    assertThat(digests(world("fifth", 100, 7, 10, false)), equalTo(history));
  }

  @Test
  void tenDaysMakeAHistoryOfListsReviewsAndPolicy() throws Exception {
    Path world = world("history", 100, 7, 10, false);
    assertThat(
        digests(world.resolve("history")).keySet().stream().toList(),
        equalTo(
            List.of(
                "day-07/indicators/known.ndjson",
                "day-07/indicators/not_abuse.ndjson",
                "day-07/messages/reviews.ndjson",
                "day-10/policy.json")));
    assertThat(Files.exists(world("two-days", 100, 7, false).resolve("history")), equalTo(false));
    assertThat(Files.isDirectory(world.resolve("messages")), equalTo(true));
  }

  @Test
  void anOutputThatExistsIsNotTouched() {
    SynthesiseConfig config = SynthesiseConfig.of(100, directory);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Synthesise.world(config).run(new PrintWriter(Writer.nullWriter())));
  }

  @Test
  void everyManifestNamesItsFilesAndEveryIntakeItsManifest() throws Exception {
    Path world = world("world", 500, 1, false);
    String before = "";
    for (Path export : exports(world)) {
      byte[] manifest = Files.readAllBytes(export.resolve("manifest.json"));
      JsonNode intake = JSON.readTree(export.resolve("intake.json").toFile());
      assertThat(intake.path("manifest_sha256").asText(), equalTo(sha256(manifest)));
      assertThat(intake.path("received_at").asText(), greaterThan(before));
      before = intake.path("received_at").asText();
      for (JsonNode file : JSON.readTree(manifest).path("files")) {
        Path path = export.resolve(file.path("path").asText());
        assertThat(sha256(Files.readAllBytes(path)), equalTo(file.path("sha256").asText()));
        assertThat((long) lines(path).size(), equalTo(file.path("records").asLong()));
      }
    }
  }

  @Test
  void theProportionsAreThoseOfTheLoadProfile() throws Exception {
    Path world = world("plain", 20_000, 1, true);
    int reports = 0;
    int first = 0;
    int items = 0;
    int urgent = 0;
    long bytes = 0;
    Set<String> different = new HashSet<>();
    for (Path export : exports(world)) {
      JsonNode manifest = JSON.readTree(export.resolve("manifest.json").toFile());
      for (JsonNode file : manifest.path("files")) {
        for (String line : lines(export.resolve(file.path("path").asText()))) {
          JsonNode report = JSON.readTree(line);
          reports++;
          bytes += line.length() + 1;
          first += manifest.path("provider").asText().equals("Provider 001") ? 1 : 0;
          urgent += report.path("urgent").asBoolean() ? 1 : 0;
          items += report.path("items").size();
          for (JsonNode item : report.path("items")) {
            different.add(item.path("hashes").path(0).path("value").asText());
          }
        }
      }
    }
    assertThat((double) first / reports, closeTo(0.50, 0.12));
    assertThat((double) items / reports, closeTo(2.9, 0.1));
    assertThat((double) items / different.size(), closeTo(2.1, 0.2));
    assertThat((double) urgent / reports, closeTo(0.002, 0.0015));
    assertThat((double) bytes / reports, closeTo(1400, 150));
    // Each 200th report of an export is sent again: 24 + 24 + 15 + 15 + 4 + 3 + 2 + 4 + 2 + 1.
    assertThat(reports, equalTo(20_094));
    long located = total(world, "EUROPOL_ALWAYS");
    long proxies = total(world, "PROXY_ONLY");
    assertThat(located / 20_000.0, closeTo(0.495, 0.02));
    assertThat(proxies / 20_000.0, closeTo(0.045, 0.01));
  }

  @Test
  void halfTheIndicatorsEqualItemsOfTheWorld() throws Exception {
    Path world = world("plain", 20_000, 1, true);
    long matches = 0;
    for (JsonNode count : totals(world).path("counts")) {
      matches +=
          count.path("table").asText().equals("matches") ? count.path("one_run").asLong() : 0;
    }
    assertThat(matches / (2.9 * 20_000), closeTo(0.03, 0.005));
    assertThat(lines(world.resolve("indicators/known.ndjson")).size(), equalTo(280 + 20));
    assertThat(lines(world.resolve("indicators/not_abuse.ndjson")).size(), equalTo(20));
  }

  @Test
  void everyRowThatAFileCanHoldIsPlanted() throws Exception {
    List<String> rows = new ArrayList<>();
    totals(world("planted", 200, 1, 10, false))
        .path("planted")
        .fieldNames()
        .forEachRemaining(rows::add);
    assertThat(
        rows,
        hasItems(
            "ID1",
            "ID2",
            "ID3",
            "ID5",
            "ID6",
            "ID7",
            "ID8",
            "ID9",
            "ID10",
            "ID11",
            "SU1",
            "SU2",
            "SU3",
            "SU4",
            "SU5",
            "RT1",
            "RT2",
            "RT3",
            "RT4",
            "RT5",
            "RT6",
            "RT7",
            "SECTION-4",
            "UG1",
            "UG2",
            "UG3",
            "UG4",
            "BREAKER",
            "NOT-GROUNDS",
            "JU1",
            "JU2",
            "JU4",
            "JU5",
            "JU6",
            "RC6"));
  }

  @Test
  void outcomesAddUpToTheRecordsLessTheFileDeliveredAgain() throws Exception {
    JsonNode totals = totals(world("planted", 200, 1, false));
    long written = totals.path("world").path("records_written").asLong();
    for (String mode : new String[] {"one_run", "run_per_export"}) {
      long outcomes = 0;
      for (JsonNode count : totals.path("counts")) {
        outcomes += count.path("where").has("outcome") ? count.path(mode).asLong() : 0;
      }
      assertThat(outcomes, equalTo(written - 2));
    }
  }

  @Test
  void aPlainWorldHasNothingPlanted() throws Exception {
    Path world = world("plain", 200, 1, true);
    assertThat(lines(world.resolve("truth/expected.ndjson")).size(), equalTo(0));
    assertThat(exports(world).size(), equalTo(10));
  }

  @Test
  void fewRecordsOfAnExportCannotBeRead() throws Exception {
    Path world = world("planted", 200, 1, false);
    for (Path export : exports(world)) {
      double broken = 0;
      double records = 0;
      for (JsonNode file : JSON.readTree(export.resolve("manifest.json").toFile()).path("files")) {
        for (String line : lines(export.resolve(file.path("path").asText()))) {
          records++;
          broken += line.endsWith("}") ? 0 : 1;
        }
      }
      assertThat(broken / records, allOf(lessThan(0.05), greaterThan(-1.0)));
    }
  }

  private static long total(Path world, String reason) throws IOException {
    for (JsonNode count : totals(world).path("counts")) {
      if (count.path("where").path("reason").asText().equals(reason)) {
        return count.path("one_run").asLong();
      }
    }
    return 0;
  }

  private static JsonNode totals(Path world) throws IOException {
    return JSON.readTree(world.resolve("truth/totals.json").toFile());
  }

  private static List<Path> exports(Path world) throws IOException {
    try (Stream<Path> exports = Files.list(world.resolve("exports"))) {
      return exports.sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream disk = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz")
                ? new GZIPInputStream(disk)
                : file.toString().endsWith(".zst") ? new ZstdInputStream(disk) : disk;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static Map<String, String> digests(Path world) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(world)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(world.relativize(file).toString(), sha256(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
