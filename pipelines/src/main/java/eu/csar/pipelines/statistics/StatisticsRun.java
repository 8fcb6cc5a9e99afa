package eu.csar.pipelines.statistics;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.tabulate.rules.CompileTables;
import eu.csar.transforms.tabulate.rules.Figures;
import eu.csar.transforms.tabulate.rules.Observation;
import eu.csar.transforms.tabulate.rules.Reconcile;
import eu.csar.transforms.tabulate.rules.Revise;
import eu.csar.transforms.tabulate.rules.SmallReturns;
import eu.csar.transforms.tabulate.rules.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/** One release of statistics, from its options to its exit code. */
public final class StatisticsRun {
  private StatisticsRun() {}

  /** Quality gates over the tables of a release that is being made. */
  @FunctionalInterface
  public interface Gates {
    /**
     * Rows of table quality_gates.
     *
     * @param internal directory with catalogue.json and tables/
     */
    List<Observation> check(Path internal) throws IOException, StoppedException;
  }

  /**
   * Counts, reconciles, checks and writes a release; where anything fails, nothing stands.
   *
   * @throws StoppedException where an operator can mend the cause
   */
  public static ExitCode run(StatisticsOptions options, PrintWriter words, Gates gates)
      throws StoppedException {
    Path output = StatisticsPlan.output(options);
    Deliveries deliveries = StatisticsPlan.deliveries(options);
    StatisticsPlan plan = StatisticsPlan.of(options, deliveries);
    Path absolute = output.toAbsolutePath();
    Path making = absolute.resolveSibling(absolute.getFileName() + ".making");
    try {
      delete(making);
      Files.createDirectories(making);
      Figures figures = count(options, plan, new FigureFile(making.resolve("figures").toString()));
      Files.deleteIfExists(making.resolve("figures"));
      SmallReturns small = SmallReturns.of(deliveries);
      Tables tables = CompileTables.of(figures, deliveries, small, plan.year());
      List<String> broken = Reconcile.broken(tables);
      if (!broken.isEmpty()) {
        throw new StoppedException(
            ExitCode.NOT_RECONCILED, "figures do not reconcile: " + String.join("; ", broken));
      }
      @Nullable String previous = options.getPrevious();
      if (previous != null) {
        EarlierRelease earlier = EarlierRelease.read(Path.of(previous));
        Revise.against(earlier.rows(), earlier.definitions(), earlier.inputsOf(plan), tables);
      }
      WriteRelease release = new WriteRelease(making, plan, tables);
      release.tables();
      List<Observation> found = gates.check(making.resolve("internal"));
      found.forEach(tables.table("quality_gates")::put);
      stopAtErrors(found);
      release.table(tables.table("quality_gates"));
      release.documents();
      WriteReceipts.to(making.resolve("receipts"), deliveries, figures);
      Files.move(making, absolute);
      tell(words, output, plan, deliveries, figures, found);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.SOFTWARE, "the release cannot be written: " + e.getMessage(), e);
    } finally {
      deleteQuietly(making);
    }
  }

  private static Figures count(StatisticsOptions options, StatisticsPlan plan, FigureFile file)
      throws StoppedException, IOException {
    options.setJobName("csar-statistics-" + plan.year());
    Pipeline pipeline = Pipeline.create(options);
    CountStatistics.build(pipeline, plan, file);
    try {
      PipelineResult result = pipeline.run();
      PipelineResult.State state = result.waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new StoppedException(ExitCode.JOB_FAILED, "the job ended as " + state);
      }
    } catch (RuntimeException e) {
      throw new StoppedException(ExitCode.JOB_FAILED, "the job failed: " + e.getMessage(), e);
    }
    return file.read();
  }

  private static void stopAtErrors(List<Observation> gates) throws StoppedException {
    List<String> errors =
        gates.stream()
            .filter(row -> row.codes().get(1).equals("ERROR"))
            .filter(row -> row.value() != null && row.value() > 0)
            .map(row -> row.codes().get(0) + " in " + row.codes().get(2))
            .toList();
    if (!errors.isEmpty()) {
      throw new StoppedException(
          ExitCode.QUALITY_GATE_FAILED, "quality gates failed: " + String.join(", ", errors));
    }
  }

  private static void tell(
      PrintWriter words,
      Path output,
      StatisticsPlan plan,
      Deliveries deliveries,
      Figures figures,
      List<Observation> gates) {
    words.printf("Statistics up to %d, as of %s, in %s%n", plan.year(), plan.asOf(), output);
    words.println("  internal: small counts are not protected; publish nothing from them");
    words.printf(
        "  %d returns read, %d refused; %d rows accepted, %d rejected; receipts/ says why%n",
        deliveries.standing().size(),
        deliveries.refused().size(),
        figures.sum(Figures.ACCEPTED),
        figures.sum(Figures.REJECTED));
    words.println("  every equation holds");
    for (Observation row : gates) {
      if (row.codes().get(1).equals("WARNING") && row.value() != null && row.value() > 0) {
        words.printf(
            "  look at table %s: %d times %s (table quality_gates)%n",
            row.codes().get(2), row.value(), row.codes().get(0));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void deleteQuietly(Path directory) {
    try {
      delete(directory);
    } catch (IOException e) {
      // What stays costs room only, and the next release clears it.
      return;
    }
  }
}
