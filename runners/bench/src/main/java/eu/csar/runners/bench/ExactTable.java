package eu.csar.runners.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was measured of exact look-ups, as Markdown for docs/benchmarks.md. */
final class ExactTable {
  /** What is measured, with the words of the table. */
  static final Map<String, String> MEASURED =
      Map.of(
          "randomRead", "64 bytes at random",
          "miss", "index, miss",
          "hit", "index, hit",
          "mapMiss", "fastutil, miss",
          "mapHit", "fastutil, hit");

  static final List<String> IN_ORDER = List.of("randomRead", "miss", "hit", "mapMiss", "mapHit");

  private static final double MOST_READS_OF_A_MISS = 0.8;
  private static final double MOST_READS_OF_A_HIT = 2.5;
  private static final double MOST_BYTES = 45;
  private static final double MOST_TIMES_FLOOR = 3;

  private final PrintWriter words;

  ExactTable(PrintWriter words) {
    this.words = words;
  }

  /**
   * Prints the figures and the targets.
   *
   * @param entries values in the index
   * @param bytes its length
   * @param build seconds that building it from its list took
   * @param floor seconds that reading, sorting and writing took
   */
  void print(int entries, long bytes, double build, double floor, Map<String, Speed> speeds) {
    words.printf(Locale.ROOT, "%n| %,d values | ns of CPU | ns by wall | reads |%n", entries);
    words.printf("|---|---|---|---|%n");
    double read = nanos(speeds, "randomRead");
    for (String benchmark : IN_ORDER) {
      Speed speed = Objects.requireNonNull(speeds.get(benchmark));
      words.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.2f |%n",
          MEASURED.get(benchmark),
          1e9 / speed.cpu(),
          1e9 / speed.wall(),
          1e9 / speed.cpu() / read);
    }
    words.printf("%n| Target | Seen | Met |%n|---|---|---|%n");
    target("a miss takes at most %.1f reads", MOST_READS_OF_A_MISS, nanos(speeds, "miss") / read);
    target("a hit takes at most %.1f reads", MOST_READS_OF_A_HIT, nanos(speeds, "hit") / read);
    target(
        "a miss takes less than %.0f time a map's",
        1, nanos(speeds, "miss") / nanos(speeds, "mapMiss"));
    target(
        "a hit takes less than %.0f time a map's",
        1, nanos(speeds, "hit") / nanos(speeds, "mapHit"));
    target("at most %.0f bytes an entry", MOST_BYTES, bytes / (double) entries);
    target(
        String.format(
            Locale.ROOT,
            "built (%.1f s) in at most %%.0f times reading, sorting and writing (%.1f s)",
            build,
            floor),
        MOST_TIMES_FLOOR,
        build / floor);
    words.flush();
  }

  private static double nanos(Map<String, Speed> speeds, String benchmark) {
    return 1e9 / Objects.requireNonNull(speeds.get(benchmark)).cpu();
  }

  private void target(String name, double most, double seen) {
    words.printf(
        Locale.ROOT, "| " + name + " | %.2f | %s |%n", most, seen, seen <= most ? "yes" : "no");
  }
}
