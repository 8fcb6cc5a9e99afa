package eu.csar.transforms.publish.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.tables.SignalRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishRunTest {
  private static final RunName RUN = new RunName(1, "a".repeat(64), null);
  private static final RunName RIVAL = new RunName(1, "b".repeat(64), null);

  @Test
  @DisplayName(
      "ST3 a last step that is repeated after its run was published leaves every file as it is")
  void leavesAPublishedRunAsItIs(@TempDir Path database) throws Exception {
    byte[] part = part(database, RUN);
    finish(database, RUN, part);
    List<FileEntry> published = marker(database).files();

    finish(database, RUN, part);

    assertThat(notAsListed(database), is(empty()));
    assertThat(marker(database).files(), is(published));
  }

  @Test
  @DisplayName("ST3 a last step that died halfway is done again from the same parts")
  void isDoneAgain(@TempDir Path database) throws Exception {
    byte[] part = part(database, RUN);
    finish(database, RUN, part);
    Files.delete(database.resolve("runs/000001"));

    finish(database, RUN, part(database, RUN));

    assertThat(notAsListed(database), is(empty()));
  }

  @Test
  @DisplayName(
      "ST3 of two runs with one number the second leaves the first as it is, and a verdict")
  void leavesAnotherRunAsItIs(@TempDir Path database) throws Exception {
    byte[] part = part(database, RUN);
    byte[] rival = part(database, RIVAL);
    finish(database, RUN, part);

    finish(database, RIVAL, rival);

    assertThat(marker(database).name(), is(RUN));
    assertThat(notAsListed(database), is(empty()));
    assertThat(names(database.resolve("failed")), contains("run=000001-bbbbbbbbbbbbbbbb.json"));
  }

  @Test
  void leavesNothingOfItsAttempts(@TempDir Path database) throws Exception {
    finish(database, RUN, part(database, RUN));

    assertThat(names(database), contains("run=000001-aaaaaaaaaaaaaaaa", "runs", "tmp"));
    assertThat(names(database.resolve("tmp")), is(empty()));
    assertThat(names(database.resolve("runs")), contains("000001"));
  }

  @Test
  @DisplayName(
      "ST4 the marker lists every file of the run's directory, save the page that tells its times")
  void listsEveryFile(@TempDir Path database) throws Exception {
    finish(database, RUN, part(database, RUN));

    try (Stream<Path> files = Files.walk(database.resolve(RUN.directory()))) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("run-report.html"))
              .toList();
      assertThat(found, hasSize(marker(database).files().size()));
    }
  }

  private static byte[] part(Path database, RunName run) throws IOException {
    Attempt attempt = Attempt.open(database, run, "shard-00000");
    try (PartFiles files = PartFiles.of(attempt)) {
      files.add(
          Table.SIGNALS,
          new SignalRow("k", "RT3", "BILLING_COUNTRY", "FR", 1, List.of(), null, null, 1L));
      files.addPackageLine("EUROPOL", "known", "FIRST", "{}\n".getBytes(UTF_8));
      return files.finish().encode();
    }
  }

  private static void finish(Path database, RunName run, byte[] part) throws IOException {
    new FinishRun(
            database,
            new RunEvidence(run, "2026-01-05T00:00:00Z", "{}", List.of(), 0),
            standing -> List.of(),
            block -> Map.of(),
            block -> new TreeMap<>(),
            Instant.EPOCH)
        .finish(new byte[0], new byte[0], List.of(part), List.of());
  }

  private static RunMarker marker(Path database) throws IOException {
    return RunMarker.read(database.resolve("runs/000001"));
  }

  private static List<String> notAsListed(Path database) throws IOException {
    List<String> faults = new ArrayList<>();
    for (FileEntry file : marker(database).files()) {
      try (InputStream in = Files.newInputStream(database.resolve(file.path()))) {
        if (!DigestUtils.sha256Hex(in).equals(file.sha256())) {
          faults.add(file.path());
        }
      }
    }
    return faults;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
