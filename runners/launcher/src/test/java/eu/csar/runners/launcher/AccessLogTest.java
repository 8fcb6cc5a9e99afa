package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asking which reports carry an item (Article 20(3)), and the log that comes before the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessLogTest {
  @TempDir static Path directory = Path.of("unset");
  private @Nullable LinkedWorld made;

  @BeforeAll
  void assess() throws Exception {
    made = LinkedWorld.in(directory);
  }

  private LinkedWorld world() {
    return Objects.requireNonNull(made);
  }

  private Ended ask(Path log, String hash) {
    return csar(
        "explain",
        "--database=" + world().database(),
        "--hash=" + hash,
        "--purpose=request 17",
        "--access-log=" + log);
  }

  @Test
  @DisplayName("A hash leads to its reports, with provider, date, recipients and removal")
  void tellsWhoCarriesAHash() throws Exception {
    Map<String, String> keys =
        world().ids().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    Ended ended = ask(directory.resolve("a.log"), SmallWorld.hash(7));
    assertThat(ended.err(), ended.code(), is(0));
    assertThat(ended.out(), containsString("Hash " + SmallWorld.hash(7) + ": 3 reports carry it"));
    assertThat(
        ended.out(),
        stringContainsInOrder(
            "Report " + keys.get("R-1"),
            "provider: A, its number R-1",
            "date: received 2026-01-02T00:00:00Z, issued 2026-01-01T01:00:00Z",
            "carries it: item 0, as SHA256, run 1",
            "carries it: item 0, as SHA256, run 3",
            "forwarded to EUROPOL 2026-01-02T12:00:00Z, FIRST",
            "forwarded to FR (FR-1) 2026-01-02T12:00:00Z, FIRST",
            "forwarded to DE (DE-1) 2026-01-04T12:00:00Z, FIRST",
            "recalled from FR (FR-1) 2026-01-04T12:00:00Z, RECALL",
            "removal or disabling of access: reported by the provider",
            "Report " + keys.get("R-2"),
            "removal or disabling of access: the provider does not say",
            "Report " + keys.get("R-3"),
            "removal or disabling of access: the provider says that it was not done"));
    Ended md5 =
        ask(
            directory.resolve("a.log"),
            SmallWorld.hash(9).substring(0, 32).toUpperCase(Locale.ROOT));
    assertThat(md5.out(), containsString("1 report carries it"));
    assertThat(md5.out(), containsString("its number R-5"));
    assertThat(
        ask(directory.resolve("a.log"), "0".repeat(40)).out(),
        containsString("0 reports carry it"));
  }

  @Test
  @DisplayName("Each access is one line of time, user, purpose and what was asked")
  void logsEachAccess() throws Exception {
    Path log = directory.resolve("b.log");
    Instant before = Instant.now();
    ask(log, SmallWorld.hash(7));
    Files.writeString(log, Files.readString(log) + "{\"half");
    Ended story =
        csar(
            "explain",
            "--database=" + world().database(),
            world().ids().keySet().iterator().next(),
            "--purpose=an \"audit\"\nof today",
            "--access-log=" + log);
    assertThat(story.err(), story.code(), is(0));
    List<String> lines = Files.readAllLines(log);
    assertThat(lines, hasSize(3));
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(Instant.parse(first.path("accessed_at").asText()).isBefore(before), is(false));
    assertThat(first.path("user").asText(), is(System.getProperty("user.name")));
    assertThat(first.path("purpose").asText(), is("request 17"));
    assertThat(first.path("asked").asText(), is("HASH"));
    assertThat(first.path("value").asText(), is(SmallWorld.hash(7)));
    JsonNode second = new ObjectMapper().readTree(lines.get(2));
    assertThat(second.path("asked").asText(), is("REPORT"));
    assertThat(second.path("purpose").asText(), is("an \"audit\"\nof today"));
  }

  @Test
  @DisplayName("Nothing is told where the access cannot be logged")
  void tellsNothingWithoutALog() {
    Ended ended = ask(directory.resolve("no/such/directory/c.log"), SmallWorld.hash(7));
    assertThat(ended.code(), is(19));
    assertThat(ended.out(), is(""));
    Ended onDirectory = ask(directory, SmallWorld.hash(7));
    assertThat(onDirectory.code(), is(19));
    assertThat(onDirectory.out(), is(""));
  }

  @Test
  void asksForAPurposeAndAHash() {
    Path log = directory.resolve("d.log");
    Ended blank =
        csar(
            "explain",
            "--database=" + world().database(),
            "--hash=" + SmallWorld.hash(7),
            "--purpose= ",
            "--access-log=" + log);
    assertThat(blank.code(), is(2));
    assertThat(blank.err(), containsString("--purpose=TEXT"));
    assertThat(ask(log, "no hash").code(), is(2));
    assertThat(Files.exists(log), is(false));
  }
}
