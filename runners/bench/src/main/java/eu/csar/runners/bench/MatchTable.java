package eu.csar.runners.bench;

import eu.csar.runners.bench.BenchMatch.Matcher;
import eu.csar.runners.bench.SyntheticCodes.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was measured of perceptual search, as Markdown for docs/benchmarks.md. */
final class MatchTable {
  private static final int MILLION = 1_000_000;
  private static final double LEAST_AT_1_M = 25;
  private static final double LEAST_AT_10_M = 70;
  private static final double LEAST_OF_UNIFORM = 0.8;

  /** The public code's figure at 10,000 codes, in milliseconds a query (pdq/cpp/index). */
  private static final double PUBLISHED_AT_10_K = 0.030;

  private static final double MOST_TIMES_PUBLISHED = 2;

  private final PrintWriter words;
  private final long seed;
  private final int rounds;
  private final Map<Integer, Map<Shape, Map<Matcher, Speed>>> speeds = new TreeMap<>();
  private final Map<Integer, Map<Shape, Check>> checks = new TreeMap<>();

  /**
   * What was held against the scan.
   *
   * @param planted queries at most 31 bits from a code
   * @param recalled those of them that found it
   * @param scanned queries for which all codes were compared
   * @param agrees whether the same number was found for each of these
   */
  record Check(int planted, int recalled, int scanned, boolean agrees) {}

  MatchTable(PrintWriter words, long seed, int rounds) {
    this.words = words;
    this.seed = seed;
    this.rounds = rounds;
  }

  void checked(Shape shape, int count, Check check) {
    checks.computeIfAbsent(count, ignored -> new TreeMap<>()).put(shape, check);
  }

  void measured(Shape shape, int count, Map<Matcher, List<Speed>> measured) {
    Map<Matcher, Speed> medians = new TreeMap<>();
    measured.forEach((matcher, all) -> medians.put(matcher, Speed.median(all)));
    speeds.computeIfAbsent(count, ignored -> new TreeMap<>()).put(shape, medians);
  }

  void print() throws IOException {
    words.printf(
        "%n%s, %d processors, Java %s, seed %d, median of %d.%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        seed,
        rounds);
    words.printf("%nQueries a second of processor time, one thread; times the scan.%n%n");
    words.printf(
        "| codes | | scan | prefiltered scan | hash maps | index, one by one | index, %,d together |%n",
        PerceptualMatchers.TOGETHER);
    words.printf("|---|---|---|---|---|---|---|%n");
    speeds.forEach(
        (count, shapes) -> shapes.forEach((shape, measured) -> row(count, shape, measured)));
    words.printf("%n| codes | | planted within 31 | found | scanned | agree |%n");
    words.printf("|---|---|---|---|---|---|%n");
    checks.forEach(
        (count, shapes) ->
            shapes.forEach(
                (shape, check) ->
                    words.printf(
                        Locale.ROOT,
                        "| %,d | %s | %d | %d | %d | %s |%n",
                        count,
                        shape.words(),
                        check.planted(),
                        check.recalled(),
                        check.scanned(),
                        check.agrees() ? "all" : "NO")));
    words.printf("%n| Target | Seen, by CPU and by wall | Met |%n|---|---|---|%n");
    timesScan(MILLION, LEAST_AT_1_M);
    timesScan(10 * MILLION, LEAST_AT_10_M);
    speeds.keySet().forEach(this::ofUniform);
    peer();
    words.flush();
  }

  private void row(int count, Shape shape, Map<Matcher, Speed> measured) {
    words.printf(Locale.ROOT, "| %,d | %s |", count, shape.words());
    Speed scan = measured.get(Matcher.SCAN);
    for (Matcher matcher : Matcher.values()) {
      Speed speed = measured.get(matcher);
      if (speed == null) {
        words.printf(" |");
      } else if (scan == null) {
        words.printf(Locale.ROOT, " %,.0f |", speed.cpu());
      } else {
        words.printf(Locale.ROOT, " %,.0f (%.1f) |", speed.cpu(), speed.cpu() / scan.cpu());
      }
    }
    words.printf("%n");
  }

  private void timesScan(int count, double least) {
    Speed scan = speed(count, Shape.UNIFORM, Matcher.SCAN);
    for (Matcher matcher : List.of(Matcher.INDEX_ALONE, Matcher.INDEX_TOGETHER)) {
      Speed index = speed(count, Shape.UNIFORM, matcher);
      if (scan != null && index != null) {
        words.printf(
            Locale.ROOT,
            "| %,d uniform codes, %s: at least %.0f times the scan | %.1f, %.1f | %s |%n",
            count,
            words(matcher),
            least,
            index.cpu() / scan.cpu(),
            index.wall() / scan.wall(),
            met(index.cpu() >= least * scan.cpu()));
      }
    }
  }

  private void ofUniform(int count) {
    for (Matcher matcher : List.of(Matcher.INDEX_ALONE, Matcher.INDEX_TOGETHER)) {
      Speed uniform = speed(count, Shape.UNIFORM, matcher);
      Speed correlated = speed(count, Shape.CORRELATED, matcher);
      if (uniform != null && correlated != null) {
        words.printf(
            Locale.ROOT,
            "| %,d correlated codes, %s: at least %.0f %% of uniform ones | %.0f %%, %.0f %% | %s |%n",
            count,
            words(matcher),
            100 * LEAST_OF_UNIFORM,
            100 * correlated.cpu() / uniform.cpu(),
            100 * correlated.wall() / uniform.wall(),
            met(correlated.cpu() >= LEAST_OF_UNIFORM * uniform.cpu()));
      }
    }
  }

  private void peer() {
    Speed peer = speed(10_000, Shape.UNIFORM, Matcher.HASH_MAPS);
    if (peer == null) {
      return;
    }
    words.printf(
        Locale.ROOT,
        "| hash maps at 10,000: at most %.0f times the %.3f ms a query that the public code states | %.4f ms, %.4f ms | %s |%n",
        MOST_TIMES_PUBLISHED,
        PUBLISHED_AT_10_K,
        1000 / peer.cpu(),
        1000 / peer.wall(),
        met(1000 / peer.cpu() <= MOST_TIMES_PUBLISHED * PUBLISHED_AT_10_K));
  }

  private @Nullable Speed speed(int count, Shape shape, Matcher matcher) {
    return speeds.getOrDefault(count, Map.of()).getOrDefault(shape, Map.of()).get(matcher);
  }

  private static String words(Matcher matcher) {
    return matcher == Matcher.INDEX_ALONE ? "one by one" : "together";
  }

  private static String met(boolean met) {
    return met ? "yes" : "no";
  }

  private static String processor() throws IOException {
    Path system = Path.of("/proc/cpuinfo");
    if (!Files.exists(system)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(system)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .min(Comparator.naturalOrder())
          .orElse(System.getProperty("os.arch"));
    }
  }
}
