package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.runners.flink.ClusterProcess;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.runners.launcher.WatchedAssess.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A cluster of processes of its own that starves and stalls its workers, or loses all of them: a
 * run ends with the content of an undisturbed one, or publishes nothing and a rerun gives it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterFaultsTest extends FaultyCluster {
  private static final int DRAWS = 5;

  @Test
  @Order(1)
  @DisplayName("ST1 the cluster publishes the bytes of the embedded run, attached and detached")
  void givesTheSameContent() throws Exception {
    Ended attached = assess("attached").run(cluster().options());
    assertThat(attached.err(), attached.code(), is(0));
    assertWhole("attached");
    Ended detached = assess("detached").run(cluster().options("--attachedMode=false"));
    assertThat(detached.err(), detached.code(), is(31));
    TestCluster.await(
        "the detached run did not publish",
        300,
        () -> csar("status", "--database=" + database("detached")).code() != 31);
    assertThat(csar("status", "--database=" + database("detached")).code(), is(0));
    assertWhole("detached");
  }

  @Test
  @Order(1)
  @DisplayName("A cluster that does not come up says so, and leaves no process behind")
  void leavesNothingWhereItDoesNotComeUp() {
    Path unusable = database("unusable-cluster");
    StoppedException stopped =
        assertThrows(
            StoppedException.class,
            () -> TestCluster.start(unusable, 1, "taskmanager.numberOfTaskSlots: none"));
    assertThat(stopped.exitCode(), is(ExitCode.CLUSTER_UNUSABLE));
    assertThat(stopped.getMessage(), containsString("ended at once: see"));
    assertThat(
        ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .filter(line -> line.contains(unusable.toString()))
            .toList(),
        is(empty()));
  }

  @Test
  @Order(1)
  @DisplayName("Statistics counted on the cluster have the bytes of those counted embedded")
  void countsTheSame() throws Exception {
    Files.createDirectories(database("returns"));
    List<String> line =
        List.of(
            "statistics",
            "--year=2026",
            "--database=" + database("undisturbed"),
            "--returns=" + database("returns"),
            "--as-of=" + AS_OF);
    List<String> embedded = new ArrayList<>(line);
    embedded.add("--output=" + database("counted-embedded"));
    List<String> clustered = new ArrayList<>(line);
    clustered.add("--output=" + database("counted"));
    clustered.addAll(List.of(cluster().options()));
    for (List<String> one : List.of(embedded, clustered)) {
      Ended ended = csar(one.toArray(new String[0]));
      assertThat(ended.err(), ended.code(), is(0));
    }
    SortedMap<String, byte[]> expected = ReleaseTables.files(database("counted-embedded"));
    SortedMap<String, byte[]> found = ReleaseTables.files(database("counted"));
    assertThat(found.keySet(), is(expected.keySet()));
    expected.forEach(
        (name, bytes) -> assertThat(name, Arrays.equals(found.get(name), bytes), is(true)));
  }

  @Test
  @Order(3)
  @DisplayName("A run whose TaskManagers are all gone waits, and goes on when they come")
  void waitsForTaskManagers() throws Exception {
    Caught caught = catchWriting("deserted");
    WatchedJob job = caught.job();
    for (ClusterProcess process : cluster().taskManagers()) {
      cluster().signal("KILL", process);
    }
    TestCluster.await(
        "the job did not notice",
        180,
        () -> job.lines().stream().anyMatch(line -> line.contains("state RUNNING to RESTARTING")));
    // Longer than a heartbeat, shorter than the time after which a job without slots gives up.
    Thread.sleep(20_000);
    assertThat("the job goes on waiting", job.hasEnded(), is(false));
    cluster().cluster().addTaskManager();
    Ended ended = job.end(300);
    assertThat(ended.err(), ended.code(), is(0));
    assertWhole(caught.database());
  }

  @Test
  @Order(4)
  @DisplayName(
      "ST3 of two runs started together one publishes, the other fails at once with LOCKED")
  void ofTwoRunsOnePublishes() throws Exception {
    cluster().restore(TASK_MANAGERS);
    WatchedJob one = WatchedJob.start(cluster(), assess("contended"));
    WatchedJob other = WatchedJob.start(cluster(), assess("contended"));
    assertThat(List.of(one.end(200).code(), other.end(200).code()), containsInAnyOrder(0, 20));
    assertWhole("contended");
  }

  @Test
  @Order(5)
  @DisplayName("A TaskManager that stands still for seconds is waited for")
  void waitsForASlowTaskManager() throws Exception {
    Caught caught = catchWriting("slow");
    WatchedJob job = caught.job();
    ClusterProcess slow = caught.worker();
    cluster().signal("STOP", slow);
    // With what has passed since the last sign of life, well under the ten seconds of patience.
    Thread.sleep(3_000);
    cluster().signal("CONT", slow);
    Ended ended = job.end(300);
    assertThat(ended.err(), ended.code(), is(0));
    assertThat(job.lost(Stage.WRITING, slow.name()), is(false));
    assertWhole(caught.database());
  }

  @Test
  @Order(6)
  @DisplayName("A TaskManager that hangs is given up, and spoils nothing when it wakes")
  void givesUpAHungTaskManager() throws Exception {
    Caught caught = catchWriting("hung");
    WatchedJob job = caught.job();
    ClusterProcess hung = caught.worker();
    cluster().signal("STOP", hung);
    TestCluster.await("the JobManager did not give it up", 180, () -> job.isGivenUp(hung.name()));
    Thread.sleep(3_000);
    // It goes on with its old attempt beside the new one.
    cluster().signal("CONT", hung);
    Ended ended = job.end(300);
    assertThat(ended.err(), ended.code(), is(0));
    assertWhole(caught.database());
  }

  @Test
  @Order(7)
  @DisplayName("A full disk on the TaskManagers publishes nothing, and a rerun gives the same")
  void survivesAFullDisk() throws Exception {
    cluster().restore(TASK_MANAGERS);
    for (ClusterProcess process : cluster().taskManagers()) {
      TestCluster.limitFiles(process.pid(), "60000");
    }
    Ended full = assess("full").run(cluster().options());
    assertThat(full.err(), full.code(), is(23));
    assertThat(full.err(), containsString("File too large"));
    assertThat(PublishedFiles.markers(database("full")).size(), is(0));
    for (ClusterProcess process : cluster().taskManagers()) {
      TestCluster.limitFiles(process.pid(), "unlimited");
    }
    Ended again = assess("full").run(cluster().options());
    assertThat(again.err(), again.code(), is(0));
    assertWhole("full");
  }

  @Test
  @Order(8)
  @DisplayName("A full disk under the embedded job publishes nothing, and a rerun gives the same")
  void survivesAFullDiskEmbedded() throws Exception {
    Path log = database("full-embedded.log");
    Path database = database("full-embedded");
    Process process = assess("full-embedded").start(log);
    // Before, the limit would stop Flink from unpacking its own libraries.
    try {
      TestCluster.await(
          "the run did not begin to write", 300, () -> isWriting(database) || !process.isAlive());
      TestCluster.limitFiles(process.pid(), "300000");
      assertThat("the run ends", process.waitFor(5, TimeUnit.MINUTES), is(true));
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue(), is(23));
    assertThat(Files.readString(log), containsString("File too large"));
    assertThat(PublishedFiles.markers(database("full-embedded")).size(), is(0));
    Ended again = assess("full-embedded").run();
    assertThat(again.err(), again.code(), is(0));
    assertWhole("full-embedded");
  }

  @Test
  @Order(9)
  @DisplayName("A lost JobManager ends the launcher with its code within 2 minutes")
  void endsWhenTheJobManagerIsLost() throws Exception {
    Caught caught = catchWriting("headless");
    WatchedJob job = caught.job();
    long killed = System.nanoTime();
    cluster().signal("KILL", cluster().process("jobmanager"));
    Ended ended = job.end(150);
    assertThat(ended.err(), ended.code(), is(23));
    assertThat((System.nanoTime() - killed) / 1e9, is(lessThan(120.0)));
    assertThat(PublishedFiles.markers(database(caught.database())).size(), is(0));
    cluster().cluster().startJobManager();
    cluster().restore(TASK_MANAGERS);
    Ended again = assess(caught.database()).run(cluster().options());
    assertThat(again.err(), again.code(), is(0));
    assertWhole(caught.database());
  }

  /**
   * A run that is seen writing.
   *
   * @param database its name
   * @param worker has a subtask that writes
   */
  private record Caught(WatchedJob job, String database, ClusterProcess worker) {}

  /** Starts runs until one is seen writing: on a machine that stalls, one may end unseen. */
  private Caught catchWriting(String name) throws Exception {
    for (int draw = 0; draw < DRAWS; draw++) {
      cluster().restore(TASK_MANAGERS);
      String database = name + "-" + draw;
      WatchedJob job = WatchedJob.start(cluster(), assess(database));
      job.awaitStage(Stage.WRITING);
      Optional<String> worker = job.worker(Stage.WRITING);
      if (worker.isPresent() && !job.hasEnded()) {
        return new Caught(job, database, cluster().process(worker.get()));
      }
      assertThat(job.end(300).code(), is(0));
    }
    throw new AssertionError("no run was seen writing");
  }

  /** Whether some attempt of a run has a directory of its own. */
  private static boolean isWriting(Path database) throws IOException {
    return FilesAtWork.below(database.resolve("tmp")).stream()
        .anyMatch(path -> path.endsWith("attempt-0"));
  }
}
