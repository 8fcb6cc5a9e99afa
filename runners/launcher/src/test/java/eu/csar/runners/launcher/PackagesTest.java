package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What recipients get, over three runs of linked reports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PackagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory = Path.of("unset");
  private @Nullable LinkedWorld made;

  @BeforeAll
  void assess() throws Exception {
    made = LinkedWorld.in(directory);
  }

  private LinkedWorld world() {
    return Objects.requireNonNull(made);
  }

  @Test
  @DisplayName("RC7 a recipient is told the linked pairs of which it received both, and no others")
  void tellsPairsOfWhichBothWereReceived() throws Exception {
    assertThat(world().links(1, "FR"), contains("R-2 ITEM R-1"));
    assertThat(world().links(1, "DE"), is(empty()));
    assertThat(world().links(1, "EUROPOL"), contains("R-2 ITEM R-1", "R-3 ITEM R-1"));
  }

  @Test
  @DisplayName("RC7 a citation is told when the cited report arrives, in a later run")
  void tellsACitationWhenTheCitedReportArrives() throws Exception {
    List<String> both = List.of("R-4 CITES R-9", "S-1 SUPPLEMENT R-1");
    assertThat(world().links(2, "FR"), is(both));
    assertThat(world().links(2, "EUROPOL"), is(both));
  }

  @Test
  @DisplayName("RC7 a link that a new version makes again is not told again")
  void tellsNoPairTwice() throws Exception {
    // R-2 has a row of table links in run 1 and in run 2.
    assertThat(world().links(2, "FR").contains("R-2 ITEM R-1"), is(false));
    assertThat(world().links(3, "EUROPOL"), is(empty()));
    assertThat(world().links(3, "FR"), is(empty()));
  }

  @Test
  @DisplayName(
      "RC7 an older link is told to whom a report is sent for the first time in a later run")
  void tellsAnOlderLinkWhenTheSecondReportComes() throws Exception {
    assertThat(world().links(3, "DE"), contains("R-3 ITEM R-1"));
  }

  @Test
  @DisplayName("RC7 the package's manifest counts and digests every file, by lane and kind")
  void theManifestCountsAndDigests() throws Exception {
    Path package3 = world().packages(3).resolve("DE");
    JsonNode manifest = JSON.readTree(package3.resolve("manifest.json").toFile());
    assertThat(manifest.path("recipient").asText(), is("DE"));
    assertThat(manifest.path("run").asInt(), is(3));
    assertThat(
        manifest.path("files").findValuesAsText("name"),
        contains("links-000003.ndjson.zst", "priority.ndjson.zst"));
    assertThat(manifest.path("files").get(0).path("kinds").toString(), is("{\"ITEM\":1}"));
    assertThat(manifest.path("files").get(1).path("kinds").toString(), is("{\"FIRST\":1}"));
    JsonNode ofRecall =
        JSON.readTree(world().packages(3).resolve("FR/manifest.json").toFile()).path("files");
    assertThat(ofRecall.get(0).path("kinds").toString(), is("{\"RECALL\":1}"));
    for (JsonNode file : manifest.path("files")) {
      Path path = package3.resolve(file.path("name").asText());
      assertThat(file.path("sha256").asText(), is(DigestUtils.sha256Hex(Files.readAllBytes(path))));
      assertThat(file.path("bytes").asLong(), is(Files.size(path)));
      assertThat(file.path("lines").asInt(), is(LinkedWorld.lines(path).size()));
    }
  }

  @Test
  @DisplayName("RC7 a package names no report that its recipient did not receive, links included")
  void aPackageNamesOnlyReceivedReports() throws Exception {
    Map<String, Set<String>> received = new HashMap<>();
    Database database = Database.open(world().database());
    for (ForwardRow row : database.<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      received.computeIfAbsent(row.getRecipient(), r -> new HashSet<>()).add(row.getReportKey());
    }
    Map<String, String> ids = world().ids();
    List<String> foreign = new ArrayList<>();
    for (int run = 1; run <= 3; run++) {
      try (Stream<Path> files = Files.walk(world().packages(run))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".zst")).toList()) {
          String recipient = file.getParent().getFileName().toString();
          String text = String.join("\n", LinkedWorld.lines(file));
          Set<String> others = new TreeSet<>(ids.keySet());
          others.removeAll(received.getOrDefault(recipient, Set.of()));
          others.stream()
              .filter(key -> text.contains(key) || text.contains("\"" + ids.get(key) + "\""))
              .forEach(key -> foreign.add(file + " names " + ids.get(key)));
        }
      }
    }
    assertThat(foreign, is(empty()));
    assertThat(received.get("DE").size(), is(3));
  }

  @Test
  @DisplayName("RC7 every package of every run is made again byte for byte")
  void everyPackageIsMadeAgain() throws Exception {
    List<String> remade = new ArrayList<>();
    for (int run = 1; run <= 3; run++) {
      for (String recipient : List.of("DE", "EUROPOL", "FR")) {
        Path published = world().packages(run).resolve(recipient);
        if (!Files.exists(published)) {
          continue;
        }
        Path output = directory.resolve("again-" + run + "-" + recipient);
        Ended ended = remake(run, recipient, output);
        assertThat(ended.out() + ended.err(), ended.code(), is(0));
        assertThat(ended.out(), containsString("byte for byte"));
        assertThat(bytes(output), is(bytes(published)));
        remade.addAll(bytes(output).keySet());
      }
    }
    assertThat(
        new TreeSet<>(remade),
        contains(
            "links-000001.ndjson.zst",
            "links-000002.ndjson.zst",
            "links-000003.ndjson.zst",
            "manifest.json",
            "priority.ndjson.zst",
            "urgent.ndjson.zst"));
  }

  @Test
  void remakingOverwritesNothingAndRefusesWhatWasNotSent() throws Exception {
    Path output = Files.createDirectory(directory.resolve("there"));
    assertThat(remake(1, "FR", output).code(), is(40));
    Path other = directory.resolve("other");
    assertThat(remake(1, "ES", other).err(), containsString("run 1 sent nothing to ES"));
    assertThat(remake(9, "FR", other).err(), containsString("there is no run 9, but 1 to 3"));
    assertThat(Files.exists(other), is(false));
  }

  private Ended remake(int run, String recipient, Path output) {
    return csar(
        "remake-package",
        "--database=" + world().database(),
        "--run=" + run,
        "--recipient=" + recipient,
        "--output=" + output);
  }

  private static Map<String, String> bytes(Path directory) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(
            directory.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
      }
    }
    return digests;
  }
}
