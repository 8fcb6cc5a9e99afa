package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.AssessOptions;
import eu.csar.pipelines.assess.AssessRun;
import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A first look: a small synthetic world, one run and its result in plain words; then a release for
 * the public.
 */
@Command(
    name = "demo",
    description =
        "Makes a small synthetic world, assesses it on embedded Flink, and says what came out; then makes an annual report.")
final class Demo extends Verb {
  private static final int REPORTS = 2_000;
  private static final int EXPORTS = 4;
  private static final int DAYS = 1;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Directory to make; must not exist. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("csar-demo");

  @Override
  Set<ExitCode> ends() {
    Set<ExitCode> ends = EnumSet.copyOf(Assess.PUBLISHED);
    ends.addAll(
        EnumSet.of(
            ExitCode.SOFTWARE,
            ExitCode.USAGE,
            ExitCode.DISK_SHORT,
            ExitCode.JOB_FAILED,
            ExitCode.OUTPUT_EXISTS,
            ExitCode.DISCLOSURE_FOUND));
    ends.addAll(StatisticsOfYear.OWN_ENDS);
    return ends;
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    Path world = output.resolve("world");
    Path database = output.resolve("database");
    notes()
        .println(
            "Making a synthetic world of "
                + Figures.count(REPORTS, "plain report")
                + ", and planted cases beside them ...");
    Synthesise.world(
            new SynthesiseConfig(
                REPORTS,
                SynthesiseConfig.DEFAULT_SEED,
                world,
                EXPORTS,
                DAYS,
                SynthesiseConfig.DEFAULT_FROM,
                SynthesiseConfig.DEFAULT_INDICATORS,
                SynthesiseConfig.DEFAULT_PDQ,
                false))
        .run(new PrintWriter(Writer.nullWriter()));
    notes().println("Assessing it on embedded Flink ...");
    StringWriter summary = new StringWriter();
    ExitCode end;
    try (ShowProgress progress = new ShowProgress(notes(), "")) {
      end =
          AssessRun.run(
              BeamArguments.parse(arguments(world, database), AssessOptions.class),
              new PrintWriter(summary, true),
              progress);
    }
    if (!Assess.PUBLISHED.contains(end)) {
      notes().print(summary);
    } else {
      // Its own words say all of the summary, and more.
      CurrentViews.refresh(database);
      DemoWords.tell(databaseWithRuns(database), output, words());
      words().flush();
      ExitCode released = new DemoRelease(output, notes()).make(words());
      if (released != ExitCode.OK) {
        return released;
      }
    }
    return end;
  }

  private static List<String> arguments(Path world, Path database) {
    List<String> arguments = new ArrayList<>(inputs(world, database));
    arguments.add("--policy=" + world.resolve("policy.json"));
    // The day after the last export, so that the run takes them all.
    arguments.add("--asOf=" + SynthesiseConfig.DEFAULT_FROM.plusDays(DAYS) + "T00:00:00Z");
    return arguments;
  }

  /** Where a run over a synthetic world finds what it reads, and what it writes. */
  static List<String> inputs(Path world, Path database) {
    return List.of(
        "--exports=" + world.resolve("exports"),
        "--registers=" + world.resolve("registers"),
        "--indicators=" + world.resolve("indicators"),
        "--ipDatabase=" + world.resolve("ip-country.mmdb"),
        "--tokenKey=" + world.resolve("token.key"),
        "--database=" + database);
  }
}
