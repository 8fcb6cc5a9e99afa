package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.statistics.StatisticsOptions;
import eu.csar.pipelines.statistics.StatisticsRun;
import eu.csar.runners.flink.ClusterConditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Makes the tables of Article 83 on the runner that was asked for, embedded Flink by default. */
@Command(
    name = "statistics",
    description = {
      "Counts what Article 83 demands, from the database of reports and the returns of others.",
      "The tables are internal: small counts are not protected."
    },
    customSynopsis =
        "csar statistics --year=Y --database=DIR --returns=DIR --as-of=INSTANT --output=DIR%n"
            + "                [--previous=DIR] [Beam options]",
    footer = StatisticsOfYear.BEAM_OPTIONS)
final class StatisticsOfYear extends Verb {
  /** Foot of the help: it waits for its job, so there is no detached mode. */
  static final String BEAM_OPTIONS =
      """

      Every other --name=value goes to Beam, which refuses what it does not know:
        --parallelism=4               2 by default; on a cluster all slots
        --runner=DirectRunner         Beam's small runner
        --runner=FlinkRunner --flinkMaster=HOST:PORT
                                      a Flink cluster; the launcher waits and writes the release""";

  /** Ends that only this verb has. */
  static final Set<ExitCode> OWN_ENDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              ExitCode.UNUSABLE_RETURNS,
              ExitCode.UNUSABLE_RELEASE,
              ExitCode.NOT_RECONCILED,
              ExitCode.QUALITY_GATE_FAILED));

  @Option(
      names = "--year",
      required = true,
      paramLabel = "Y",
      description = "Last year of the tables, UTC.")
  private String year;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Option(
      names = "--returns",
      required = true,
      paramLabel = "DIR",
      description = "Returns of others, a directory each.")
  private Path returns;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "INSTANT",
      description = "The release's only clock; what came later is not there yet.")
  private String asOf;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory to make; must not exist.")
  private Path output;

  @Option(
      names = "--previous",
      paramLabel = "DIR",
      description = "An earlier release, for table revisions.")
  private @Nullable Path previous;

  @Unmatched private List<String> others = new ArrayList<>();

  @Override
  Set<ExitCode> ends() {
    Set<ExitCode> ends =
        EnumSet.of(
            ExitCode.OK,
            ExitCode.SOFTWARE,
            ExitCode.USAGE,
            ExitCode.UNUSABLE_DATABASE,
            ExitCode.JOB_FAILED,
            ExitCode.OUTPUT_EXISTS);
    ends.addAll(OWN_ENDS);
    return ends;
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    refuseExisting(output);
    refuseDetached();
    List<String> arguments = new ArrayList<>();
    RunVerb.give(arguments, "year", year);
    RunVerb.give(arguments, "database", database);
    RunVerb.give(arguments, "returns", returns);
    RunVerb.give(arguments, "asOf", asOf);
    RunVerb.give(arguments, "output", output);
    RunVerb.give(arguments, "previous", previous);
    arguments.addAll(others);
    String cluster = BeamArguments.cluster(arguments);
    for (String lacking : ClusterConditions.missing(cluster)) {
      notes().println("csar: the cluster at " + cluster + " lacks a setting: " + lacking);
    }
    return StatisticsRun.run(
        BeamArguments.parse(arguments, StatisticsOptions.class), words(), new QualityGates());
  }

  /** The job leaves figures; tables, reconciliation and gates are the launcher's. */
  private void refuseDetached() throws StoppedException {
    if (others.contains("--attachedMode=false")) {
      throw new StoppedException(
          ExitCode.USAGE,
          "--attachedMode=false: statistics waits for its job, since the launcher reconciles and writes the"
              + " release; leave the option out");
    }
  }
}
