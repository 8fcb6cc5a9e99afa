package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkerTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  private static RunMarker marker(String id) {
    return new RunMarker(
        new RunName(7, id, "c".repeat(64)),
        "run=000007-" + id.substring(0, 16),
        List.of(
            new FileEntry(
                "run=000007-x/reports/part-00000.parquet", "reports", 3, 99, "d".repeat(64))));
  }

  @Test
  @DisplayName("ST4 a marker lists exact files with sizes and digests and reads back as written")
  void readsBackAsWritten(@TempDir Path runs) throws Exception {
    assertThat(marker(A).publish(runs, runs.resolve(".own")), is(true));
    assertThat(RunMarker.read(runs.resolve("000007")), equalTo(marker(A)));
    assertThat(Files.exists(runs.resolve(".own")), is(false));
  }

  @Test
  @DisplayName("ST3 the second run with a number does not publish, and the first stays as it is")
  void doesNotPublishTwice(@TempDir Path runs) throws Exception {
    assertThat(marker(A).publish(runs, runs.resolve(".own-a")), is(true));
    assertThat(marker(B).publish(runs, runs.resolve(".own-b")), is(false));
    assertThat(RunMarker.read(runs.resolve("000007")).name().id(), equalTo(A));
  }

  @Test
  void aRetryOfTheSameRunFindsItPublished(@TempDir Path runs) throws Exception {
    assertThat(marker(A).publish(runs, runs.resolve(".own-a")), is(true));
    assertThat(marker(A).publish(runs, runs.resolve(".own-b")), is(true));
  }

  @Test
  @DisplayName("ST3 of many runs that publish a number at one moment, one does")
  void onePublishesOfMany(@TempDir Path runs) throws Exception {
    int writers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Boolean>> published =
          IntStream.range(0, writers)
              .mapToObj(
                  writer ->
                      threads.submit(
                          () -> {
                            start.await();
                            return marker(Integer.toString(writer).repeat(64))
                                .publish(runs, runs.resolve(".own-" + writer));
                          }))
              .toList();
      start.countDown();
      int count = 0;
      for (Future<Boolean> one : published) {
        count += one.get() ? 1 : 0;
      }
      assertThat(count, equalTo(1));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void thisFileSystemLinksExclusively(@TempDir Path database) throws Exception {
    assertThat(RunMarker.canPublishIn(database), is(true));
    try (var left = Files.list(database)) {
      assertThat(left.count(), equalTo(0L));
    }
  }
}
