package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.transforms.publish.rules.DatabaseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an operator can cause ends with the code of that cause, and with a sentence that names the
 * file or the export; never with a stack trace.
 */
@DisplayName("Exit codes")
final class ExitCodesTest {
  private static final String AS_OF = "2026-01-06T00:00:00Z";
  private static final String REPORT =
      "{'provider_report_id':'R-1','issued_at':'2026-01-01T00:00:00Z','abuse_types':['NEW_CSAM']}";

  @TempDir Path directory;
  private SmallWorld world;
  private AssessCommand assess;

  @BeforeEach
  void writeWorld() throws IOException {
    world = new SmallWorld(directory.resolve("world"));
    assess = new AssessCommand(world.directory(), directory.resolve("database"), AS_OF);
  }

  private Ended run(String... options) {
    String[] all =
        Stream.concat(Stream.of("--runner=DirectRunner"), Stream.of(options))
            .toArray(String[]::new);
    return assess.run(all);
  }

  private static void assertEnd(Ended ended, int code, String... words) {
    String told = ended.out() + ended.err();
    assertThat(told, ended.code(), is(code));
    for (String word : words) {
      assertThat(told, containsString(word));
    }
    assertThat(told, not(containsString("\tat ")));
  }

  @ParameterizedTest(name = "{0}: a broken {1}")
  @CsvSource({
    "10, registers/providers.json",
    "10, registers/authorities.json",
    "11, policy.json",
    "13, token.key",
    "14, ip-country.mmdb",
  })
  @DisplayName("RC3 an input that cannot be used stops the run before anything is read")
  void brokenInputs(int code, String file) throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    world.write(file, "{");
    Ended ended = run();
    assertEnd(ended, code, file.substring(file.lastIndexOf('/') + 1));
    assertThat(Files.exists(directory.resolve("database/runs/000001")), is(false));
    assertThat(Files.exists(directory.resolve("database/lock")), is(false));
  }

  @Test
  @DisplayName("12: a file that is no index, and a directory without lists")
  void brokenIndicators() throws IOException {
    Path lists = world.directory().resolve("indicators");
    for (String list : List.of("known", "new", "solicitation", "not_abuse", "urls")) {
      Files.delete(lists.resolve(list + ".ndjson"));
    }
    assertEnd(run(), 12, lists.toString());
    Files.delete(lists);
    assertEnd(run(), 12, lists.toString());
    Files.writeString(lists, "{");
    assertEnd(run(), 12, lists.toString());
  }

  @ParameterizedTest(name = "{0}: without {1}")
  @CsvSource({
    "10, registers/providers.json",
    "11, policy.json",
    "13, token.key",
    "14, ip-country.mmdb",
  })
  @DisplayName("RC3 an input that is missing is named")
  void missingInputs(int code, String file) throws IOException {
    Files.delete(world.directory().resolve(file));
    assertEnd(run(), code, file);
  }

  @Test
  @DisplayName("15 17: directories of messages and exports that are not there")
  void missingDirectories() throws IOException {
    Files.delete(world.directory().resolve("exports"));
    assertEnd(run(), 17, "exports cannot be read", world.directory().toString());
    Files.createDirectories(world.directory().resolve("exports"));
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    String messages = directory.resolve("none").toString();
    assertEnd(run("--messages=" + messages), 15, "messages cannot be read", messages);
  }

  @Test
  @DisplayName("16: a database whose marker is no marker")
  void brokenDatabase() throws IOException {
    Files.createDirectories(directory.resolve("database/runs"));
    Files.writeString(directory.resolve("database/runs/000001"), "{");
    assertEnd(run(), 16, "000001");
  }

  @Test
  @DisplayName("ID11 18 30: an as-of before the parent's, and nothing new to read")
  void secondRuns() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    assertEnd(run(), 0, "1 records read, 1 new");
    assertEnd(run(), 30);
    Ended before =
        new AssessCommand(assess.world(), assess.database(), "2026-01-05T23:59:59Z")
            .run("--runner=DirectRunner");
    assertEnd(before, 18, "2026-01-05T23:59:59Z", AS_OF);
    assertThat(PublishedFiles.markers(assess.database()).size(), is(1));
  }

  @Test
  @DisplayName("ST3 20: a database that a living process holds, which is this one")
  void lockedDatabase() throws IOException {
    assertThat(DatabaseLock.acquire(assess.database()).isEmpty(), is(true));
    assertEnd(run(), 20, assess.database().toString(), "process " + ProcessHandle.current().pid());
    assertEnd(csar("clean", "--database=" + assess.database()), 20);
  }

  @Test
  @DisplayName("RC1 32: an export that is refused whole; the others are published")
  void refusedExport() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    world.export("B", "2026-01-03T00:00:00Z", List.of(REPORT));
    world.write("exports/export-2/reports.ndjson", "{}\n");
    assertEnd(run(), 32, "1 records read", "Refused export E2: WRONG_DIGEST");
    assertThat(PublishedFiles.markers(assess.database()).size(), is(1));
  }

  @Test
  @DisplayName("33: more rejections than the policy's threshold")
  void rejectionsAboveThreshold() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT, "{"));
    assertEnd(run(), 33, "Export E1: 1 of 2 records rejected");
  }

  @Test
  @DisplayName("RC1 34: more records than declared")
  void countDiffers() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT), 0);
    assertEnd(run(), 34, "Export E1 held more records than declared");
  }

  @Test
  @DisplayName("36: a message that cannot be read")
  void rejectedMessage() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    world.write("messages/one.ndjson", "{'message_id':'M-1','kind':'REVIEW'}\n");
    assertEnd(
        run("--messages=" + world.directory().resolve("messages")),
        36,
        "1 messages not accepted: see table messages");
  }

  @Test
  @DisplayName("33 before 36: of several causes the lowest code, and all in words")
  void severalCauses() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of("{"), 0);
    world.write("messages/one.ndjson", "{\n");
    assertEnd(
        run("--messages=" + world.directory().resolve("messages")),
        33,
        "1 of 1 records rejected",
        "held more records than declared",
        "1 messages not accepted");
  }

  @Test
  @DisplayName("40: an output that exists")
  void outputExists() {
    String output = world.directory().toString();
    assertEnd(csar("synthesise", "--reports=1", "--output=" + output), 40, output);
    assertEnd(csar("demo", "--output=" + output), 40, output);
  }

  @Test
  @DisplayName("41: a database that is not whole")
  void checkFailed() throws IOException {
    world.export("A", "2026-01-02T00:00:00Z", List.of(REPORT));
    assertEnd(run(), 0);
    String path = PublishedFiles.of(assess.database()).firstKey();
    Files.write(assess.database().resolve(path), new byte[0]);
    assertEnd(csar("verify-database", assess.database().toString()), 41, path);
  }

  @Test
  @DisplayName("56: a return whose intake cannot be read keeps its rows, and is named")
  void undatedReturns() throws IOException {
    Path returns = directory.resolve("returns");
    Files.createDirectories(returns.resolve("return-7"));
    Files.writeString(returns.resolve("return-7/rows.csv"), "token");
    assertEnd(
        csar("expire", "--returns=" + returns, "--keep-until=2027-07-01"),
        56,
        "Rows removed of 0 returns",
        "return-7");
    assertThat(Files.exists(returns.resolve("return-7/rows.csv")), is(true));
  }
}
