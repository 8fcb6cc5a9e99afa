package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that read a database, on one of two runs. */
final class DatabaseVerbsTest {
  @TempDir Path directory;
  private Path database = Path.of("unset");

  @BeforeEach
  void publishTwoRuns() throws IOException {
    database = SmallDatabase.in(directory.resolve("db"));
  }

  private String option() {
    return "--database=" + database;
  }

  @Test
  void explainRefusesAnUnknownKeyAndAShortOne() {
    Ended unknown = csar("explain", option(), "0000000000");
    assertThat(unknown.code(), is(2));
    assertThat(
        unknown.err(), containsString("no run knows a report whose key starts with 0000000000"));
    assertThat(csar("explain", option(), "0a1b").err(), containsString("at least the first 8"));
  }

  @Test
  void aDirectoryWithoutARunIsNoDatabase() {
    assertThat(csar("explain", "--database=" + directory, "0a1b2c3d").code(), is(16));
    assertThat(csar("views", "--database=" + directory.resolve("none")).code(), is(16));
  }

  @Test
  void verifyFindsAWholeDatabaseWhole() {
    Ended ended = csar("verify-database", database.toString(), "--deep");
    assertThat(ended.out(), ended.code(), is(0));
    assertThat(ended.out(), containsString("Whole: 2 runs, 32 files"));
  }

  @Test
  void verifyNamesAChangedAMissingAndAnUnlistedFile() throws IOException {
    Path run = database.resolve("run=000001-1111111111111111");
    Path changed = run.resolve("matches/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(changed);
    bytes[bytes.length / 2] ^= 1;
    Files.write(changed, bytes);
    Files.delete(run.resolve("links/part-00000.parquet"));
    Files.writeString(run.resolve("links/surplus"), "x");
    Ended ended = csar("verify-database", database.toString());
    assertThat(ended.code(), is(41));
    assertThat(
        ended.out(),
        allOf(
            containsString("matches/part-00000.parquet: its digest is not the marker's"),
            containsString("links/part-00000.parquet: missing"),
            containsString("links/surplus: no marker names it"),
            containsString("Not whole")));
  }

  @Test
  void verifyNamesABrokenChain() throws IOException {
    Files.delete(database.resolve("runs/000001"));
    Ended ended = csar("verify-database", database.toString());
    assertThat(ended.code(), is(41));
    assertThat(ended.out(), containsString("runs/000002: a run before it is missing"));
  }

  @Test
  void verifyComparesTheLedgerWithTheRows() throws IOException {
    Path marker = database.resolve("runs/000002");
    String text = Files.readString(marker);
    Files.delete(marker);
    Files.writeString(marker, text.replaceFirst("(reports\",\\s+\"rows\" : )1", "$15"));
    Ended ended = csar("verify-database", database.toString(), "--deep");
    assertThat(ended.code(), is(41));
    assertThat(ended.out(), containsString("reports is 1, but table reports has 5 rows"));
    assertThat(ended.out(), containsString("has 1 rows, the marker says 5"));
  }

  @Test
  void leftoversAreNoDifferenceAndCleanRemovesThemAlone() throws IOException {
    Path attempt =
        Files.createDirectories(database.resolve("tmp/run=000003-3/shard-00000/attempt-0"));
    Files.writeString(attempt.resolve("half"), "half");
    Files.createDirectories(database.resolve("run=000003-3333333333333333/reports"));
    Files.createDirectories(database.resolve("failed"));
    Files.writeString(database.resolve("failed/run=000003-3.json"), "{}");
    Ended verified = csar("verify-database", database.toString());
    assertThat(verified.code(), is(0));
    assertThat(verified.out(), containsString("left over: run=000003-3333333333333333"));

    Ended told = csar("clean", option(), "--dry-run");
    assertThat(told.out(), containsString("would remove tmp/run=000003-3, 4 bytes"));
    assertThat(Files.exists(attempt), is(true));

    Ended cleaned = csar("clean", option());
    assertThat(cleaned.err(), cleaned.code(), is(0));
    assertThat(cleaned.out(), containsString("removed run=000003-3333333333333333"));
    assertThat(Files.exists(attempt), is(false));
    assertThat(Files.exists(database.resolve("failed/run=000003-3.json")), is(true));
    assertThat(csar("verify-database", database.toString(), "--deep").code(), is(0));
    assertThat(csar("clean", option()).out(), containsString("Nothing to clean."));
  }

  @Test
  void cleanClearsADeadLockAndLeavesALivingOne() throws IOException {
    String host = java.net.InetAddress.getLocalHost().getHostName();
    Path lock = database.resolve("lock");
    // No process has this number: Linux counts to 2^22.
    Files.writeString(
        lock, "{\"host\": \"%s\", \"process\": 99999999, \"job\": \"\"}".formatted(host));
    assertThat(csar("status", option()).code(), is(23));
    Ended cleared = csar("clean", option());
    assertThat(cleared.out(), containsString("cleared the lock of process 99999999"));
    assertThat(Files.exists(lock), is(false));

    long alive = ProcessHandle.current().pid();
    Files.writeString(
        lock, "{\"host\": \"%s\", \"process\": %d, \"job\": \"\"}".formatted(host, alive));
    assertThat(csar("clean", option()).code(), is(20));
    assertThat(csar("status", option()).code(), is(31));
    assertThat(Files.exists(lock), is(true));
  }

  @Test
  void cleanAsksBeforeItClearsTheLockOfASubmittedJob() throws IOException {
    String host = java.net.InetAddress.getLocalHost().getHostName();
    Files.writeString(
        database.resolve("lock"),
        "{\"host\": \"%s\", \"process\": 99999999, \"job\": \"assess-3\"}".formatted(host));
    assertThat(csar("clean", option()).err(), containsString("--job-ended"));
    assertThat(csar("clean", option(), "--job-ended").code(), is(0));
  }

  @Test
  void statusTellsTheLastRunAndTheVerdictOfAFailedOne() throws IOException {
    assertThat(
        csar("status", option()).out(), containsString("Last run: 2, as of 2026-01-07T00:00:00Z"));
    Files.createDirectories(database.resolve("failed"));
    Files.writeString(
        database.resolve("failed/run=000003-3333333333333333.json"),
        "{\"number\": 3, \"code\": \"LEDGER_UNBALANCED\", \"because\": [\"a = 1, but b = 2\"]}",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE);
    Ended failed = csar("status", option());
    assertThat(failed.code(), is(22));
    assertThat(failed.out(), containsString("a = 1, but b = 2"));
  }
}
