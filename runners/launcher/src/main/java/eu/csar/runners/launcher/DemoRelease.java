package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.annualreport.Addressee;
import eu.csar.pipelines.annualreport.AnnualReportPlan;
import eu.csar.pipelines.annualreport.AnnualReportRun;
import eu.csar.pipelines.assess.AssessOptions;
import eu.csar.pipelines.assess.AssessRun;
import eu.csar.pipelines.statistics.StatisticsOptions;
import eu.csar.pipelines.statistics.StatisticsRun;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.pipelines.synthesise.SynthesiseYears;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The second half of the demo: what the public gets. A world of its own, since what became of
 * reports comes years after them: three years with the returns of others, their statistics, and the
 * release of the last year, counted and issued by 30 June of the year after (Article 84(4)).
 */
final class DemoRelease {
  /** The first lies beyond a break in series; of the other two a change can be said. */
  static final int YEARS = 3;

  /** No break parts it from the year before it. */
  static final int LAST_YEAR = SynthesiseConfig.DEFAULT_FROM.getYear() + YEARS - 1;

  /** Fewer, and most figures of a State are too small to be published. */
  private static final int REPORTS_A_YEAR = 1_500;

  static final LocalDate AS_OF = LocalDate.of(LAST_YEAR + 1, 6, 1);
  static final LocalDate ISSUED = LocalDate.of(LAST_YEAR + 1, 6, 30);

  private final Path output;
  private final Path world;
  private final Path database;
  private final PrintWriter notes;

  DemoRelease(Path output, PrintWriter notes) {
    this.output = output;
    this.world = output.resolve("world-of-years");
    this.database = output.resolve("database-of-years");
    this.notes = notes;
  }

  /** Makes all of it, and says what to open. */
  ExitCode make(PrintWriter words) throws IOException, StoppedException {
    notes.printf("Making a world of %d years, with what became of its reports ...%n", YEARS);
    notes.flush();
    new SynthesiseYears(
            new SynthesiseConfig(
                    REPORTS_A_YEAR,
                    SynthesiseConfig.DEFAULT_SEED,
                    world,
                    SynthesiseConfig.DEFAULT_EXPORTS,
                    SynthesiseConfig.DEFAULT_DAYS,
                    SynthesiseConfig.DEFAULT_FROM,
                    SynthesiseConfig.DEFAULT_INDICATORS,
                    SynthesiseConfig.DEFAULT_PDQ,
                    true)
                .asPlain(),
            YEARS,
            LAST_YEAR)
        .run(new PrintWriter(Writer.nullWriter()));
    for (String asOf : Files.readAllLines(world.resolve("runs.txt"))) {
      ExitCode end = assess(asOf);
      if (!Assess.PUBLISHED.contains(end)) {
        return end;
      }
    }
    ExitCode counted = count();
    return counted == ExitCode.OK ? release(words) : counted;
  }

  private ExitCode assess(String asOf) throws IOException, StoppedException {
    notes.println("Assessing what came in until " + asOf + " ...");
    StringWriter summary = new StringWriter();
    List<String> arguments = new ArrayList<>(Demo.inputs(world, database));
    arguments.add("--asOf=" + asOf);
    ExitCode end;
    try (ShowProgress progress = new ShowProgress(notes, "")) {
      end =
          AssessRun.run(
              BeamArguments.parse(arguments, AssessOptions.class),
              new PrintWriter(summary, true),
              progress);
    }
    if (!Assess.PUBLISHED.contains(end)) {
      notes.print(summary);
    }
    return end;
  }

  private ExitCode count() throws IOException, StoppedException {
    notes.println("Counting what Article 83 demands ...");
    notes.flush();
    return StatisticsRun.run(
        BeamArguments.parse(
            List.of(
                "--year=" + LAST_YEAR,
                "--database=" + database,
                "--returns=" + world.resolve("returns"),
                "--asOf=" + AS_OF + "T00:00:00Z",
                "--output=" + output.resolve("statistics")),
            StatisticsOptions.class),
        new PrintWriter(Writer.nullWriter()),
        new QualityGates());
  }

  private ExitCode release(PrintWriter words) throws IOException, StoppedException {
    notes.println("Protecting small counts, attacking the result, writing the annual report ...");
    notes.flush();
    Path release = output.resolve("release");
    Path key = world.resolve("rounding.key");
    Files.writeString(key, "for synthetic counts alone; that of an operator is random");
    AnnualReportRun.Result result =
        AnnualReportRun.make(
            new AnnualReportPlan(
                output.resolve("statistics"),
                world.resolve("returns"),
                LAST_YEAR,
                ISSUED,
                key,
                null,
                release,
                List.of(),
                List.of("en", "fr", "de"),
                Addressee.PUBLIC));
    PublishedTables published = result.tables();
    if (published == null) {
      result
          .protection()
          .audit()
          .exposures()
          .forEach(exposure -> notes.println("Exposed: " + exposure.sentence()));
      return ExitCode.DISCLOSURE_FOUND;
    }
    words.println("What the public gets");
    words.printf(
        "  The annual report %d and %s, made of synthetic counts. Every figure went through"
            + " disclosure control:%n",
        LAST_YEAR, Figures.count(published.tables().size(), "table"));
    words.printf(
        "  %s of readers found nothing.%n",
        Figures.count(result.protection().audit().attacks(), "attack"));
    words.println("Open this in a browser");
    words.println("  " + release + "/report/en/index.html    the report; the PDF stands beside it");
    words.println("  " + release + "/README.md               the data behind it");
    words.println("  " + release + "/protection.json         what the audit says of it");
    words.println("  ./csar check-release " + release);
    return ExitCode.OK;
  }
}
