package eu.csar.runners.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run in a process of its own that is killed in a stage, which its log proves. */
final class WatchedAssess {
  private static final String RUNNING = "switched from INITIALIZING to RUNNING";
  private static final String READ = "Read once, keys only/Spread the shards -> ";
  private static final String RESOLVE = "Resolve by key/Bring together the keys of a bucket/GBK";
  private static final String WRITE =
      "Read again, match, judge, route, write/Bring the verdicts to their shards/GBK -> ";
  private static final String PUBLISH = "Publish the run/Bring all parts together/GBK -> ";

  /**
   * What a run is at, by the subtasks that Flink started: a stage begins where the first subtask of
   * one step runs and ends where the first of another does.
   */
  enum Stage {
    /** The first reading; progress in lines of the log. */
    READING(READ, RESOLVE, 4),
    /** Keys and references meet; progress in lines of the log. */
    SHUFFLING(RESOLVE, WRITE, 24),
    /** Shards and buckets are written; progress in files of attempts. */
    WRITING(WRITE, PUBLISH, 100),
    /** The last step gathers the files and gives them their names; progress in files gathered. */
    PUBLISHING(PUBLISH, "switched from state RUNNING to FINISHED", 100);

    private final String begin;
    private final String end;
    private final int latest;

    Stage(String begin, String end, int latest) {
      this.begin = begin;
      this.end = end;
      this.latest = latest;
    }

    /** The step whose first subtask begins the stage. */
    String begin() {
      return begin;
    }

    /** No moment after this progress is drawn. */
    int latest() {
      return latest;
    }
  }

  private final Process process;
  private final Path database;
  private final Path log;

  private WatchedAssess(Process process, Path database, Path log) {
    this.process = process;
    this.database = database;
    this.log = log;
  }

  static WatchedAssess start(AssessCommand assess, Path log) throws IOException {
    return new WatchedAssess(assess.start(log), assess.database(), log);
  }

  /**
   * Kills the process in a stage.
   *
   * @param progress what of the stage is waited for
   * @return true where log and disk prove that it died in the stage
   */
  boolean killIn(Stage stage, int progress) throws IOException, InterruptedException {
    while (process.isAlive() && !hasCome(stage, progress)) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly();
    process.waitFor();
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    boolean begun = first(lines, stage.begin) >= 0;
    boolean ended = first(lines, stage.end) >= 0;
    return begun
        && !ended
        && switch (stage) {
          case READING, SHUFFLING -> files("tmp", "attempt-") == 0;
          case WRITING -> files("tmp", "attempt-") > 0 && gathered() == 0;
          case PUBLISHING -> gathered() > 0 && !Files.exists(database.resolve("runs/000001"));
        };
  }

  private boolean hasCome(Stage stage, int progress) throws IOException {
    List<String> lines =
        Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
    int begin = first(lines, stage.begin);
    if (begin < 0) {
      return false;
    }
    return switch (stage) {
      case READING, SHUFFLING -> lines.size() - begin > progress || first(lines, stage.end) >= 0;
      case WRITING -> files("tmp", "attempt-") > progress || first(lines, stage.end) >= 0;
      case PUBLISHING -> gathered() > progress;
    };
  }

  private static int first(List<String> lines, String step) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.contains(step) && (line.contains(RUNNING) || line.contains("Job csar-assess"))) {
        return i;
      }
    }
    return -1;
  }

  /** Files that the last step has gathered, under its own name or already under the run's. */
  private long gathered() throws IOException {
    return files("tmp", "publish/attempt-") + files("", "run=");
  }

  /** Files below a directory of the database with a part of their path that starts so. */
  private long files(String below, String prefix) throws IOException {
    return FilesAtWork.below(database.resolve(below)).stream()
        .filter(Files::isRegularFile)
        .map(database::relativize)
        .filter(path -> below.isEmpty() ? path.toString().startsWith(prefix) : true)
        .filter(path -> path.toString().contains(prefix))
        .count();
  }
}
