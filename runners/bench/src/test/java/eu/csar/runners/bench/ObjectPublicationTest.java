package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Publication without renames and links:")
final class ObjectPublicationTest {
  @TempDir private Path directory;
  private static ObjectStore store;
  private String bucket = "";

  @BeforeAll
  static void start() throws IOException {
    store = ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.MEMORY);
  }

  @BeforeEach
  void makeBucket(TestInfo test) {
    bucket = "database-" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    store.withBucket(bucket);
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
  }

  @Test
  @DisplayName("before the marker nobody sees a run")
  void unseenBeforeTheMarker() throws Exception {
    ObjectPublication run = publication("one");
    run.write(run.openAttempt("shard-0"), "reports", bytes("one"));
    assertThat(run.published(scratch("reader")), is(Optional.empty()));
  }

  @Test
  @DisplayName("a retry owns an attempt of its own, and the marker lists the one that was picked")
  void aRetryWritesElsewhere() throws Exception {
    ObjectPublication run = publication("one");
    FileEntry lost = run.write(run.openAttempt("shard-0"), "reports", bytes("half"));
    FileEntry whole = run.write(run.openAttempt("shard-0"), "reports", bytes("whole"));
    assertThat(lost.path(), is(name("one").directory() + "/shard-0/attempt-0/reports.parquet"));
    assertThat(whole.path(), is(name("one").directory() + "/shard-0/attempt-1/reports.parquet"));
    assertThat(run.publish(List.of(whole), scratch("one")), is(true));
    RunMarker published = run.published(scratch("reader")).orElseThrow();
    assertThat(published.files(), is(List.of(whole)));
    assertThat(run.damaged(published), is(empty()));
  }

  @Test
  @DisplayName("a repeat of the last step finds its run published, and changes nothing")
  void aRepeatChangesNothing() throws Exception {
    ObjectPublication run = publication("one");
    FileEntry first = run.write(run.openAttempt("shard-0"), "reports", bytes("one"));
    FileEntry late = run.write(run.openAttempt("shard-0"), "reports", bytes("one"));
    assertThat(run.publish(List.of(first), scratch("first")), is(true));
    assertThat(run.publish(List.of(late), scratch("late")), is(true));
    assertThat(run.published(scratch("reader")).orElseThrow().files(), is(List.of(first)));
  }

  @Test
  @DisplayName("of four runs with one number one is published, whole, and the others are told")
  void oneRunHasTheNumber() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CyclicBarrier together = new CyclicBarrier(4);
      List<Future<Boolean>> ends = new ArrayList<>();
      for (String id : List.of("one", "two", "three", "four")) {
        Path scratch = scratch(id);
        ends.add(
            threads.submit(
                () -> {
                  ObjectPublication run = publication(id);
                  FileEntry file = run.write(run.openAttempt("shard-0"), "reports", bytes(id));
                  together.await();
                  return run.publish(List.of(file), scratch);
                }));
      }
      List<String> told = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        if (ends.get(i).get()) {
          told.add(List.of("one", "two", "three", "four").get(i));
        }
      }
      ObjectPublication reader = publication("reader");
      RunMarker published = reader.published(scratch("reader")).orElseThrow();
      assertThat(told.size(), is(1));
      assertThat(published.name(), is(name(told.get(0))));
      assertThat(reader.damaged(published), is(empty()));
    } finally {
      threads.shutdown();
    }
  }

  private ObjectPublication publication(String id) {
    return new ObjectPublication(store.client(), bucket, name(id));
  }

  private static RunName name(String id) {
    return new RunName(1, DigestUtils.sha256Hex(id), null);
  }

  private Path scratch(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
