package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Lets two runs publish the same number at the same instant, again and again, and counts how often
 * not exactly one did: with the marker's text written under a name that each run owns alone, and
 * under a name that both use.
 */
public final class RaceMarkers {
  private RaceMarkers() {}

  /** Arguments: directory, rounds. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Path directory = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    System.out.println("own names: " + race(directory.resolve("own"), rounds, true));
    System.out.println("one name: " + race(directory.resolve("one"), rounds, false));
  }

  private static String race(Path directory, int rounds, boolean own)
      throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(directory);
    ExecutorService both = Executors.newFixedThreadPool(2);
    int wrong = 0;
    int untrue = 0;
    try {
      for (int number = 1; number <= rounds; number++) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Future<Boolean> a = both.submit(publish(directory, number, "a", own, barrier));
        Future<Boolean> b = both.submit(publish(directory, number, "b", own, barrier));
        boolean first = succeeded(a);
        boolean second = succeeded(b);
        wrong += first == second ? 1 : 0;
        String winner = DigestUtils.sha256Hex(first ? "a" : "b");
        untrue += tells(directory, number, winner) ? 0 : 1;
      }
    } finally {
      both.shutdown();
    }
    return rounds
        + " rounds, not exactly one publisher: "
        + wrong
        + ", marker not the publisher's: "
        + untrue;
  }

  private static Callable<Boolean> publish(
      Path runs, int number, String id, boolean own, CyclicBarrier barrier) {
    RunName name = new RunName(number, DigestUtils.sha256Hex(id), null);
    RunMarker marker = new RunMarker(name, name.directory(), List.of());
    Path written = runs.resolve(".marker-" + (own ? id : "attempt-0"));
    return () -> {
      barrier.await();
      return marker.publish(runs, written);
    };
  }

  private static boolean succeeded(Future<Boolean> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static boolean tells(Path runs, int number, String id) {
    try {
      return RunMarker.read(runs.resolve(new RunName(number, "", null).marker()))
          .name()
          .id()
          .equals(id);
    } catch (IOException e) {
      return false;
    }
  }
}
