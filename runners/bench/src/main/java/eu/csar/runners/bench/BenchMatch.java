package eu.csar.runners.bench;

import eu.csar.runners.bench.SyntheticCodes.Shape;
import eu.csar.transforms.match.rules.BuildIndex;
import eu.csar.transforms.match.rules.IndicatorIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench match}: perceptual search in the index file beside scans of the same codes and
 * the public reference's algorithm; exact look-ups beside reads at random and maps on the heap. All
 * of a row are measured one after the other, in rounds, each in a process of its own.
 */
@Command(
    name = "match",
    description = {
      "Measures (JMH) perceptual search in the index beside scans and the public reference's algorithm,",
      "and exact look-ups beside plain reads and maps. Prints tables of medians and the targets."
    })
final class BenchMatch implements Callable<Integer> {
  private static final int QUERIES_CHECKED = 200;

  @Spec private CommandSpec spec;

  @Option(
      names = "--codes",
      split = ",",
      paramLabel = "N",
      description =
          "Perceptual codes in an index, or in several; 0 leaves them out. Default: ${DEFAULT-VALUE}.")
  private List<Integer> codes = List.of(10_000, 100_000, 1_000_000, 10_000_000);

  @Option(
      names = "--values",
      paramLabel = "N",
      description =
          "Exact values in an index, a third of each algorithm; 0 leaves them out. Default: ${DEFAULT-VALUE}.")
  private int values = 20_000_000;

  @Option(
      names = "--shapes",
      split = ",",
      paramLabel = "SHAPE",
      description = "How codes lie: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Shape> shapes = List.of(Shape.values());

  @Option(
      names = "--matchers",
      split = ",",
      paramLabel = "MATCHER",
      description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Matcher> matchers = List.of(Matcher.values());

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Times that each is measured, in turn. Default: ${DEFAULT-VALUE}.")
  private int rounds = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of codes and queries. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where indexes are kept for the next time. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/bench-match");

  /** What is measured, in the order of the table. */
  enum Matcher {
    SCAN("scan"),
    PREFILTERED_SCAN("prefilteredScan"),
    HASH_MAPS("hashMaps"),
    INDEX_ALONE("indexAlone"),
    INDEX_TOGETHER("indexTogether");

    private final String benchmark;

    Matcher(String benchmark) {
      this.benchmark = benchmark;
    }
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    if (codes.get(0) > 0) {
      perceptual();
    }
    if (values > 0) {
      exact(values);
    }
    return 0;
  }

  private void perceptual() throws IOException, RunnerException {
    MatchTable table = new MatchTable(words(), seed, rounds);
    for (int count : codes) {
      for (Shape shape : shapes) {
        Path given = prepare(shape, count);
        table.checked(shape, count, check(shape, given));
        Map<Matcher, List<Speed>> speeds = new EnumMap<>(Matcher.class);
        for (int round = 0; round < rounds; round++) {
          for (Matcher matcher : matchers) {
            speeds
                .computeIfAbsent(matcher, ignored -> new ArrayList<>())
                .add(
                    measure(
                        PerceptualMatchers.class,
                        matcher.benchmark,
                        Map.of("shape", shape.name()),
                        given));
          }
        }
        table.measured(shape, count, speeds);
      }
    }
    table.print();
  }

  /** Codes and their index, made once. */
  private Path prepare(Shape shape, int count) throws IOException {
    Path given = directory.resolve(shape.words() + "-" + count + "-" + seed);
    if (!Files.exists(given.resolve("index"))) {
      Files.createDirectories(given.resolve("lists"));
      long[] made = SyntheticCodes.make(shape, count, seed);
      SyntheticCodes.write(given.resolve("codes"), made);
      Path list = given.resolve("lists").resolve("known.ndjson");
      SyntheticCodes.writeList(list, made);
      double seconds = build(given);
      words()
          .printf(
              Locale.ROOT,
              "%s, %,d: built from its list in %.1f s, %.1f bytes an entry%n",
              shape.words(),
              count,
              seconds,
              Files.size(given.resolve("index")) / (double) count)
          .flush();
      Files.delete(list);
    }
    return given;
  }

  /** Holds what the index finds against a scan, and against what was planted. */
  private MatchTable.Check check(Shape shape, Path given) throws IOException {
    long[] read = SyntheticCodes.read(given.resolve("codes"));
    int count = PerceptualMatchers.TOGETHER;
    long[] queries = SyntheticCodes.queries(shape, read, count, seed);
    int[] found = new int[count];
    boolean[] foundPlanted = new boolean[count];
    IndicatorIndex index = IndicatorIndex.open(given.resolve("index"));
    index
        .perceptual()
        .within(PerceptualMatchers.RADIUS)
        .search(
            queries,
            count,
            (query, slot, distance) -> {
              // A scan counts equal codes one by one.
              found[query] += index.entriesAt(slot).size();
              foundPlanted[query] |= distance == SyntheticCodes.flips(query);
            });
    int planted = 0;
    int recalled = 0;
    for (int query = 1; query < count; query += 2) {
      if (SyntheticCodes.flips(query) <= PerceptualMatchers.RADIUS) {
        planted++;
        recalled += foundPlanted[query] ? 1 : 0;
      }
    }
    ComparedCodes scan = ComparedCodes.inRows(read);
    boolean agrees =
        Arrays.stream(spread(count))
            .allMatch(
                query -> scan.scan(queries, query, PerceptualMatchers.RADIUS) == found[query]);
    return new MatchTable.Check(planted, recalled, QUERIES_CHECKED, agrees);
  }

  private static int[] spread(int count) {
    int[] queries = new int[QUERIES_CHECKED];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = i * (count - 1) / (queries.length - 1);
    }
    return queries;
  }

  /** Exact look-ups. */
  private void exact(int count) throws IOException, RunnerException {
    Path given = directory.resolve("exact-" + count + "-" + seed);
    Path list = given.resolve("lists").resolve("known.ndjson");
    if (!Files.exists(list)) {
      Files.createDirectories(given.resolve("lists"));
      new SyntheticValues(seed).writeList(list, count);
    }
    Path index = given.resolve("index");
    double build = build(given);
    double floor = SortedValues.write(list, given.resolve("floor"), Files.size(index));
    Map<String, String> entries = Map.of("entries", Integer.toString(count));
    Map<String, List<Speed>> all = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      // One after the other in each round: what else the machine does changes by the minute.
      for (String benchmark : ExactTable.benchmarks()) {
        all.computeIfAbsent(benchmark, ignored -> new ArrayList<>())
            .add(measure(ExactMatchers.class, benchmark, entries, given));
      }
    }
    Map<String, Speed> speeds = new HashMap<>();
    all.forEach((benchmark, measured) -> speeds.put(benchmark, Speed.median(measured)));
    new ExactTable(words()).print(count, Files.size(index), build, floor, speeds);
  }

  private double build(Path given) throws IOException {
    long start = System.nanoTime();
    BuildIndex.build(given.resolve("lists"), given.resolve("index"));
    return (System.nanoTime() - start) / 1e9;
  }

  private Speed measure(
      Class<?> benchmarks, String benchmark, Map<String, String> parameters, Path given)
      throws RunnerException {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("directory", given.toAbsolutePath().toString());
    all.put("seed", Long.toString(seed));
    Speed speed = Speed.of(benchmarks, benchmark, all);
    words()
        .printf(
            Locale.ROOT, "%s: %,.0f a second, %,.0f of CPU%n", benchmark, speed.wall(), speed.cpu())
        .flush();
    return speed;
  }

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }
}
