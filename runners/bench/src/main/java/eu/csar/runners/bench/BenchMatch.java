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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench match}: perceptual search in the index file beside scans of the same codes and
 * the public reference's algorithm. All of a row are measured one after the other, in rounds, each
 * in a process of its own.
 */
@Command(
    name = "match",
    description = {
      "Measures perceptual search in the index beside scans and the public reference's algorithm (JMH).",
      "Prints a table of medians and the targets; docs/benchmarks.md says what the figures mean."
    })
final class BenchMatch implements Callable<Integer> {
  private static final int QUERIES_CHECKED = 200;

  @Spec private CommandSpec spec;

  @Option(
      names = "--entries",
      split = ",",
      paramLabel = "N",
      description = "Distinct codes in the index. Default: ${DEFAULT-VALUE}.")
  private List<Integer> entries = List.of(10_000, 100_000, 1_000_000, 10_000_000);

  @Option(
      names = "--shapes",
      split = ",",
      paramLabel = "SHAPE",
      description = "How codes lie: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Shape> shapes = List.of(Shape.values());

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
    MatchTable table = new MatchTable(words(), seed, rounds);
    for (int count : entries) {
      for (Shape shape : shapes) {
        Path given = prepare(shape, count);
        table.checked(shape, count, check(shape, given));
        Map<Matcher, List<MatchTable.Speed>> speeds = new EnumMap<>(Matcher.class);
        for (int round = 0; round < rounds; round++) {
          for (Matcher matcher : Matcher.values()) {
            speeds
                .computeIfAbsent(matcher, ignored -> new ArrayList<>())
                .add(measure(matcher, shape, given));
          }
        }
        table.measured(shape, count, speeds);
      }
    }
    table.print();
    return 0;
  }

  /** Codes and their index, made once. */
  private Path prepare(Shape shape, int count) throws IOException {
    Path given = directory.resolve(shape.words() + "-" + count + "-" + seed);
    if (!Files.exists(given.resolve("index"))) {
      Files.createDirectories(given.resolve("lists"));
      long[] codes = SyntheticCodes.make(shape, count, seed);
      SyntheticCodes.write(given.resolve("codes"), codes);
      Path list = given.resolve("lists").resolve("known.ndjson");
      SyntheticCodes.writeList(list, codes);
      long start = System.nanoTime();
      BuildIndex.build(given.resolve("lists"), given.resolve("index"));
      words()
          .printf(
              Locale.ROOT,
              "%s, %,d: built from its list in %.1f s, %.1f bytes an entry%n",
              shape.words(),
              count,
              (System.nanoTime() - start) / 1e9,
              Files.size(given.resolve("index")) / (double) count)
          .flush();
      Files.delete(list);
    }
    return given;
  }

  /** Holds what the index finds against a scan, and against what was planted. */
  private MatchTable.Check check(Shape shape, Path given) throws IOException {
    long[] codes = SyntheticCodes.read(given.resolve("codes"));
    int count = PerceptualMatchers.TOGETHER;
    long[] queries = SyntheticCodes.queries(shape, codes, count, seed);
    int[] found = new int[count];
    boolean[] foundPlanted = new boolean[count];
    IndicatorIndex.open(given.resolve("index"))
        .perceptual()
        .within(PerceptualMatchers.RADIUS)
        .search(
            queries,
            count,
            (query, slot, distance) -> {
              found[query]++;
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
    ComparedCodes scan = ComparedCodes.inRows(codes);
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

  private MatchTable.Speed measure(Matcher matcher, Shape shape, Path given)
      throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(PerceptualMatchers.class.getName() + "\\." + matcher.benchmark + "$")
            .param("directory", given.toAbsolutePath().toString())
            .param("shape", shape.name())
            .param("seed", Long.toString(seed))
            .addProfiler(CpuTime.class)
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend("-Xmx6g")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    RunResult result = new Runner(options).runSingle();
    MatchTable.Speed speed =
        new MatchTable.Speed(
            result.getPrimaryResult().getScore(),
            result.getSecondaryResults().get(CpuTime.LABEL).getScore());
    words()
        .printf(
            Locale.ROOT,
            "%s: %,.0f queries a second, %,.0f a second of CPU%n",
            matcher.benchmark,
            speed.wall(),
            speed.cpu())
        .flush();
    return speed;
  }

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }
}
