package eu.csar.runners.bench;

import eu.csar.runners.bench.ObjectMarker.Put;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets several writers put one name at the same instant, again and again, and counts how often not
 * exactly one was told that it wrote, and how often the object is not what that one wrote.
 */
final class RaceObjectMarkers {
  /** What came out. */
  record Outcome(int rounds, int notOneWriter, int notTheWriters) {}

  private RaceObjectMarkers() {}

  /** Arguments: directory with the jars of s3proxy, backend, rounds, writers. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[2]);
    int writers = Integer.parseInt(args[3]);
    try (ObjectStore store = ObjectStore.start(Path.of(args[0]), args[1]).withBucket("race")) {
      System.out.println("conditional " + race(store, rounds, writers, true));
      System.out.println("plain       " + race(store, rounds, writers, false));
    }
  }

  /** Races in bucket {@code race}. */
  static Outcome race(ObjectStore store, int rounds, int writers, boolean conditional)
      throws Exception {
    ObjectMarker marker = new ObjectMarker(store.client(), "race");
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    int notOneWriter = 0;
    int notTheWriters = 0;
    try {
      for (int round = 0; round < rounds; round++) {
        String key = (conditional ? "conditional/" : "plain/") + round;
        CyclicBarrier together = new CyclicBarrier(writers);
        List<Future<Put>> ends = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          String text = "writer " + writer;
          ends.add(
              threads.submit(
                  () -> {
                    together.await();
                    return conditional ? marker.putIfAbsent(key, text) : marker.put(key, text);
                  }));
        }
        List<String> told = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          if (ends.get(writer).get() == Put.WRITTEN) {
            told.add("writer " + writer);
          }
        }
        notOneWriter += told.size() == 1 ? 0 : 1;
        notTheWriters += told.equals(List.of(marker.read(key).orElse("nothing"))) ? 0 : 1;
      }
    } finally {
      threads.shutdown();
    }
    return new Outcome(rounds, notOneWriter, notTheWriters);
  }
}
