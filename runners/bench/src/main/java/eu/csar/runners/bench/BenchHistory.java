package eu.csar.runners.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.maxmind.db.InvalidNetworkException;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.runners.launcher.Csar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code csar bench history}: a small run on a database with many runs behind it, beside the same
 * run on an empty one. What it reads of history is what it reads more than the other.
 */
@Command(
    name = "history",
    description = {
      "Measures a small run on a database of many runs beside the same run on an empty one.",
      "Prints a table of medians and the targets: at most 10 %% of the database's bytes read, at most 3 times the time."
    })
final class BenchHistory implements Callable<Integer> {
  private static final LocalDate FIRST_DAY = SynthesiseConfig.DEFAULT_FROM;

  @Spec private CommandSpec spec;

  @Option(
      names = "--reports",
      paramLabel = "N",
      description = "Reports in the database. Default: ${DEFAULT-VALUE}.")
  private long reports = 1_000_000L;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs that made it. Default: ${DEFAULT-VALUE}.")
  private int runs = 100;

  @Option(
      names = "--small",
      paramLabel = "N",
      description = "Reports of the run that is measured. Default: ${DEFAULT-VALUE}.")
  private long small = 4_000;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "Times that each is measured, in turn. Default: ${DEFAULT-VALUE}.")
  private int times = 3;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Where world and database are kept for the next time. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/bench-history");

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidNetworkException {
    int days = Math.toIntExact(reports / small) + 1;
    Path world = world(days);
    Path history = directory.resolve("database-" + reports + "-" + small + "-" + runs);
    for (int run = runsOf(history) + 1; run <= runs; run++) {
      int day = Math.toIntExact((days - 1L) * run / runs);
      // In this process: starting one for each run would take longer than most runs.
      PrintWriter silent = new PrintWriter(Writer.nullWriter());
      String[] line = line(world, world.resolve("exports"), history, day);
      int end = Csar.execute(silent, new PrintWriter(System.err, true, UTF_8), line);
      if (end != 0) {
        throw new IOException("run " + run + " of the history ended with " + end);
      }
    }
    Path exports = directory.resolve("last-exports");
    String last = "export-" + String.format(Locale.ROOT, "%04d", days);
    BenchAssess.clear(exports);
    link(world.resolve("exports").resolve(last), exports.resolve(last));
    List<MeasuredProcess> onHistory = new ArrayList<>();
    List<MeasuredProcess> onNothing = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Path database = directory.resolve("database");
      BenchAssess.clear(database);
      link(history, database);
      onHistory.add(measure("on-history", line(world, exports, database, days)));
      BenchAssess.clear(database);
      onNothing.add(measure("on-nothing", line(world, exports, database, days)));
    }
    new BenchTable(words())
        .history(
            MeasuredProcess.median(onHistory),
            MeasuredProcess.median(onNothing),
            BenchAssess.size(history));
    return 0;
  }

  /** An export of the same size on each day. */
  private Path world(int days) throws IOException, InvalidNetworkException {
    Path world = directory.resolve("world-" + reports + "-" + small);
    if (!Files.exists(world)) {
      Files.createDirectories(directory);
      // The first provider sends every third day's export.
      int ofTheFirst = (days + 2) / 3;
      double first = (double) ofTheFirst / days;
      Synthesise.world(
              new SynthesiseConfig(
                  small * days, 1, world, days, days, FIRST_DAY, 1_000, 0, true, first, 0, false))
          .run(words());
    }
    return world;
  }

  /** The command line of a run that reads what came until the end of a day. */
  private static String[] line(Path world, Path exports, Path database, int day) {
    return BenchAssess.assess(world, exports, database, FIRST_DAY.plusDays(day) + "T00:00:00Z");
  }

  private MeasuredProcess measure(String name, String[] line)
      throws IOException, InterruptedException {
    MeasuredProcess measured =
        MeasuredProcess.run(directory.resolve(name + ".log"), Csar.class, (Object[]) line);
    words().printf("%s: %.1f s wall, %.1f s CPU%n", name, measured.wall(), measured.cpu()).flush();
    return measured;
  }

  private static int runsOf(Path database) throws IOException {
    Path runs = database.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> markers = Files.list(runs)) {
      return (int) markers.count();
    }
  }

  /** A second name for each file: what is published is never written again. */
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path name = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(name);
        } else {
          Files.createLink(name, file);
        }
      }
    }
  }

  private PrintWriter words() {
    return spec.commandLine().getOut();
  }
}
