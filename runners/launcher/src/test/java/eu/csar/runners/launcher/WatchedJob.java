package eu.csar.runners.launcher;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.runners.launcher.WatchedAssess.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run on a cluster, watched in the log of the JobManager from the moment of its submission. */
final class WatchedJob {
  private static final Pattern DEPLOYED =
      Pattern.compile(
          "Deploying (.*) \\(attempt #\\d+\\) with attempt id (\\S+) .* to (taskmanager-\\d+) ");

  private static final String FINISHED = "RUNNING to FINISHED";

  private final TestCluster cluster;
  private final long begin;
  private final CompletableFuture<Ended> end;

  private WatchedJob(TestCluster cluster, long begin, CompletableFuture<Ended> end) {
    this.cluster = cluster;
    this.begin = begin;
    this.end = end;
  }

  static WatchedJob start(TestCluster cluster, AssessCommand assess, String... options)
      throws IOException {
    long begin = cluster.logSize();
    String[] all = cluster.options(options);
    return new WatchedJob(cluster, begin, CompletableFuture.supplyAsync(() -> assess.run(all)));
  }

  /** How the launcher ended. */
  Ended end(int seconds) throws Exception {
    return end.get(seconds, TimeUnit.SECONDS);
  }

  boolean hasEnded() {
    return end.isDone();
  }

  /** What the JobManager wrote since the submission. */
  List<String> lines() throws IOException {
    return cluster.log(begin);
  }

  /** Waits until the first subtask of a stage runs, or the run has ended. */
  void awaitStage(Stage stage) throws Exception {
    TestCluster.await(
        stage + " did not begin", 180, () -> end.isDone() || runs(lines(), stage.begin()) >= 0);
  }

  /** Waits until the last step has begun to gather the files of the run, or the run has ended. */
  void awaitGathering(Path database) throws Exception {
    Path attempts = database.resolve("tmp");
    TestCluster.await(
        "the last step did not begin", 180, () -> end.isDone() || isGathering(attempts));
  }

  private static boolean isGathering(Path attempts) throws IOException {
    if (!Files.isDirectory(attempts)) {
      return false;
    }
    try (Stream<Path> runs = Files.list(attempts)) {
      return runs.anyMatch(run -> Files.exists(run.resolve("publish")));
    }
  }

  /** The TaskManager that got, last of all, a subtask of a stage that has not finished. */
  Optional<String> worker(Stage stage) throws IOException {
    List<String> lines = lines();
    String worker = null;
    for (String line : lines) {
      Matcher deployed = DEPLOYED.matcher(line);
      if (deployed.find()
          && deployed.group(1).contains(stage.begin())
          && lines.stream()
              .noneMatch(end -> end.contains(deployed.group(2)) && end.contains(FINISHED))) {
        worker = deployed.group(3);
      }
    }
    return Optional.ofNullable(worker);
  }

  /** Whether a subtask of the stage was at work on a TaskManager and did not end well. */
  boolean lost(Stage stage, String worker) throws IOException {
    List<String> lines = lines();
    Set<String> attempts = new HashSet<>();
    for (String line : lines) {
      Matcher deployed = DEPLOYED.matcher(line);
      if (deployed.find()
          && deployed.group(1).contains(stage.begin())
          && deployed.group(3).equals(worker)) {
        attempts.add("(" + deployed.group(2) + ") switched from RUNNING to ");
      }
    }
    return lines.stream()
        .filter(line -> attempts.stream().anyMatch(line::contains))
        .anyMatch(line -> !line.contains(FINISHED));
  }

  /** Whether the JobManager waits no more for a sign of life of a TaskManager. */
  boolean isGivenUp(String taskManager) throws IOException {
    return lines().stream()
        .anyMatch(line -> line.contains("TaskManager with id " + taskManager + " timed out"));
  }

  private static int runs(List<String> lines, String step) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(step)
          && lines.get(i).contains("switched from INITIALIZING to RUNNING")) {
        return i;
      }
    }
    return -1;
  }
}
