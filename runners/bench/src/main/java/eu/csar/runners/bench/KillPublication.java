package eu.csar.runners.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Kills runs of {@link TryPublication} at random moments, lets two of them meet at the last step,
 * and looks at what is found afterwards (docs/decisions/0002). A moment is a stage drawn from those
 * that an undisturbed run tells, and a random wait after it, so that a busy machine does not move
 * the moments to where nothing happens.
 */
public final class KillPublication {
  private static final String SECOND = "000002";

  /** Stages of the last step, in both ways of publishing. */
  private static final List<String> PUBLISHING = List.of("publish", "linked", "marker", "remove");

  private final Path directory;
  private final String finish;
  private final SplittableRandom random;
  private final Map<String, Integer> tally = new TreeMap<>();

  private KillPublication(Path directory, String finish, long seed) {
    this.directory = directory;
    this.finish = finish;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Arguments: directory, {@code MOVE} or {@code LINK}, seed, kills anywhere, kills while
   * publishing, meetings.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    KillPublication trial =
        new KillPublication(Path.of(args[0]).toAbsolutePath(), args[1], Long.parseLong(args[2]));
    trial.run(Integer.parseInt(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]));
  }

  private void run(int anywhere, int publishing, int meetings)
      throws IOException, InterruptedException {
    Path template = directory.resolve("template");
    start(template, "--number=1").awaitEnd();
    Path calm = copy(template, "calm");
    WatchedRun undisturbed = start(calm, "--number=2");
    undisturbed.awaitEnd();
    Map<String, String> expected = FoundDatabase.in(calm).digests(SECOND);
    say(
        "undisturbed: %d stages, publishing from %.2f s to %.2f s, end at %.2f s, %d files, left: %s",
        undisturbed.stages().size(),
        undisturbed.secondsTo("publish"),
        undisturbed.secondsTo("outcome PUBLISHED"),
        undisturbed.secondsTo("end"),
        expected.size(),
        FoundDatabase.in(calm).left());

    for (int i = 0; i < anywhere + publishing; i++) {
      Path database = copy(template, "kill-" + i);
      WatchedRun run = start(database, "--number=2");
      double wait;
      if (i < anywhere) {
        run.awaitStages(random.nextInt(undisturbed.stages().size()));
        wait = random.nextDouble() * 0.04;
      } else {
        run.awaitStage(PUBLISHING.get(random.nextInt(PUBLISHING.size())));
        wait = random.nextDouble() * 0.02;
      }
      sleep(wait);
      run.kill();
      FoundDatabase after = FoundDatabase.in(database);
      boolean published = after.markers().containsKey(SECOND);
      WatchedRun again = start(database, "--number=2");
      again.awaitEnd();
      FoundDatabase end = FoundDatabase.in(database);
      boolean same = end.digests(SECOND).equals(expected) && end.faults().isEmpty();
      say(
          "kill %d after \"%s\" +%.3f s: %d markers, %d faults, %s; left: %s; again: %s, %s, left: %s",
          i,
          run.last(),
          wait,
          after.markers().size(),
          after.faults().size(),
          published ? "published" : "not published",
          after.left(),
          again.outcome(),
          same ? "same digests" : "OTHER DIGESTS",
          end.left());
      count(
          (i < anywhere ? "kill anywhere" : "kill while publishing")
              + ", "
              + run.last().split(" ", 2)[0]
              + (after.faults().isEmpty() ? "" : ", FAULTS")
              + (same ? ", same" : ", OTHER"));
      remove(database);
    }
    for (int i = 0; i < meetings; i++) {
      meet(template, "rivals-" + i, "b", false);
      meet(template, "twins-" + i, "a", false);
      meet(template, "late-twin-" + i, "a", true);
    }
    tally.forEach((what, times) -> say("%4d  %s", times, what));
  }

  /** Two runs come to the last step together; or one comes late, and is killed in it. */
  private void meet(Path template, String name, String otherId, boolean late)
      throws IOException, InterruptedException {
    Path database = copy(template, name);
    Path gate = directory.resolve(name + ".gate");
    WatchedRun one = start(database, "--number=2", "--id=a", late ? "--open" : "--gate=" + gate);
    WatchedRun two = start(database, "--number=2", "--id=" + otherId, "--gate=" + gate);
    two.awaitStage("gate");
    if (late) {
      one.awaitEnd();
    } else {
      one.awaitStage("gate");
    }
    Files.createFile(gate);
    int looks = 0;
    int faulty = 0;
    if (late) {
      sleep(random.nextDouble() * 0.1);
      two.kill();
    }
    while (one.isAlive() || two.isAlive()) {
      looks++;
      faulty += FoundDatabase.in(database).faults().isEmpty() ? 0 : 1;
    }
    one.awaitEnd();
    two.awaitEnd();
    FoundDatabase end = FoundDatabase.in(database);
    say(
        "%s: %s and %s (last \"%s\"); %d of %d looks found faults; at the end %d markers, faults %s, left: %s",
        name,
        one.outcome(),
        two.outcome(),
        two.last(),
        faulty,
        looks,
        end.markers().size(),
        end.faults(),
        end.left());
    count(
        name.replaceAll("-\\d+$", "")
            + (faulty == 0 ? "" : ", faults for a while")
            + (end.faults().isEmpty() ? ", whole" : ", FAULTS")
            + ", markers "
            + end.markers().size());
    remove(database);
  }

  private WatchedRun start(Path database, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--database=" + database);
    args.add("--settings=" + directory.resolve("settings"));
    args.add("--finish=" + finish);
    args.add("--kilobytes=16");
    args.add("--effort=12");
    Files.createDirectories(directory);
    return WatchedRun.start(TryPublication.class, directory.resolve("log"), args);
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = directory.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }

  private static void remove(Path database) throws IOException {
    try (Stream<Path> all = Files.walk(database)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void count(String what) {
    tally.merge(what, 1, Integer::sum);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void sleep(double seconds) throws InterruptedException {
    Thread.sleep((long) (seconds * 1000));
  }
}
