package eu.csar.runners.launcher;

import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.runners.launcher.WatchedAssess.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run on a cluster, watched in the log of the JobManager from the moment of its submission. */
final class WatchedJob {
  private static final Pattern DEPLOYED =
      Pattern.compile(
          "Deploying (.*) \\(attempt #\\d+\\) with attempt id (\\S+) .* to (taskmanager-\\d+) ");

  private static final String RUNS = "INITIALIZING to RUNNING";
  private static final String STOPS = "RUNNING to ";
  private static final String FINISHED = STOPS + "FINISHED";

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
    return FilesAtWork.below(attempts).stream()
        .anyMatch(path -> attempts.relativize(path).endsWith("publish"));
  }

  /**
   * The TaskManager on which a subtask of a stage is at work; of several, the last to get one, but
   * of the last step the first, which has all that is to be published. A subtask that is deployed
   * but does not run yet would be lost before its work has begun.
   */
  Optional<String> worker(Stage stage) throws IOException {
    List<String> lines = lines();
    Map<String, String> deployments = deployments(lines, stage);
    return deployments.keySet().stream()
        .filter(attempt -> lines.stream().anyMatch(line -> isSwitch(line, attempt, RUNS)))
        .filter(attempt -> lines.stream().noneMatch(line -> isSwitch(line, attempt, STOPS)))
        .reduce((earlier, later) -> stage == Stage.PUBLISHING ? earlier : later)
        .map(deployments::get);
  }

  /** Whether a subtask of the stage was at work on a TaskManager and did not end well. */
  boolean lost(Stage stage, String worker) throws IOException {
    List<String> lines = lines();
    Map<String, String> deployments = deployments(lines, stage);
    return deployments.keySet().stream()
        .filter(attempt -> worker.equals(deployments.get(attempt)))
        .anyMatch(
            attempt ->
                lines.stream()
                    .anyMatch(line -> isSwitch(line, attempt, STOPS) && !line.contains(FINISHED)));
  }

  /** The attempts at subtasks of a stage, in the order of deployment, with their TaskManagers. */
  private static Map<String, String> deployments(List<String> lines, Stage stage) {
    Map<String, String> deployments = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher deployed = DEPLOYED.matcher(line);
      if (deployed.find() && isStep(deployed.group(1), stage.begin())) {
        deployments.put(deployed.group(2), deployed.group(3));
      }
    }
    return deployments;
  }

  /** What combines before a step carries its name, and is over in a moment. */
  private static boolean isStep(String text, String step) {
    return text.contains(step) && !text.contains("Combine: " + step);
  }

  private static boolean isSwitch(String line, String attempt, String states) {
    return line.contains("(" + attempt + ") switched from " + states);
  }

  /** Whether the JobManager waits no more for a sign of life of a TaskManager. */
  boolean isGivenUp(String taskManager) throws IOException {
    return lines().stream()
        .anyMatch(line -> line.contains("TaskManager with id " + taskManager + " timed out"));
  }

  private static int runs(List<String> lines, String step) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.contains("switched from " + RUNS) && isStep(line, step)) {
        return i;
      }
    }
    return -1;
  }
}
