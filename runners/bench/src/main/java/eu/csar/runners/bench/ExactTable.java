package eu.csar.runners.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was measured of exact look-ups, as Markdown for docs/benchmarks.md. */
final class ExactTable {
  /**
   * What is measured.
   *
   * @param words for the table
   * @param one the benchmark that does it one at a time
   * @param many the benchmark that does it many at once
   */
  private record Row(String words, String one, String many) {}

  private static final Row READ = new Row("64 bytes at random", "randomRead", "randomReads");
  private static final Row MISS = new Row("index, miss", "miss", "misses");
  private static final Row HIT = new Row("index, hit", "hit", "hits");
  private static final Row MAP_MISS = new Row("fastutil, miss", "mapMiss", "mapMisses");
  private static final Row MAP_HIT = new Row("fastutil, hit", "mapHit", "mapHits");
  private static final List<Row> IN_ORDER = List.of(READ, MISS, HIT, MAP_MISS, MAP_HIT);

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
    words.printf(
        Locale.ROOT,
        "%n| %,d values | one at a time, ns | reads | many at once, ns | reads |%n",
        entries);
    words.printf("|---|---|---|---|---|%n");
    for (Row row : IN_ORDER) {
      words.printf(
          Locale.ROOT,
          "| %s | %.0f | %.2f | %.0f | %.2f |%n",
          row.words(),
          nanos(speeds, row.one()),
          nanos(speeds, row.one()) / nanos(speeds, READ.one()),
          nanos(speeds, row.many()),
          nanos(speeds, row.many()) / nanos(speeds, READ.many()));
    }
    words.printf("%n| Target | Seen | Met |%n|---|---|---|%n");
    targets("one at a time", Row::one, speeds);
    targets("many at once", Row::many, speeds);
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

  private void targets(String how, Function<Row, String> benchmark, Map<String, Speed> speeds) {
    double read = nanos(speeds, benchmark.apply(READ));
    double miss = nanos(speeds, benchmark.apply(MISS));
    double hit = nanos(speeds, benchmark.apply(HIT));
    target(how + ": a miss takes at most %.1f reads", MOST_READS_OF_A_MISS, miss / read);
    target(how + ": a hit takes at most %.1f reads", MOST_READS_OF_A_HIT, hit / read);
    double mapMiss = nanos(speeds, benchmark.apply(MAP_MISS));
    double mapHit = nanos(speeds, benchmark.apply(MAP_HIT));
    target(how + ": a miss takes less than %.0f time a map's", 1, miss / mapMiss);
    target(how + ": a hit takes less than %.0f time a map's", 1, hit / mapHit);
  }

  /** All benchmarks. */
  static List<String> benchmarks() {
    return IN_ORDER.stream().flatMap(row -> Stream.of(row.one(), row.many())).toList();
  }

  private static double nanos(Map<String, Speed> speeds, String benchmark) {
    return 1e9 / Objects.requireNonNull(speeds.get(benchmark)).cpu();
  }

  private void target(String name, double most, double seen) {
    words.printf(
        Locale.ROOT, "| " + name + " | %.2f | %s |%n", most, seen, seen <= most ? "yes" : "no");
  }
}
