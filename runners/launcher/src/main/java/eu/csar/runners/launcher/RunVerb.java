package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.AssessRun.Planned;
import eu.csar.runners.flink.ClusterConditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** A verb that publishes a run: what all of them take, and how they end. */
abstract class RunVerb extends Verb {
  /** Foot of the help of such a verb. */
  static final String BEAM_OPTIONS =
      """

      Every other --name=value goes to Beam, which refuses what it does not know:
        --parallelism=4               2 by default; on a cluster all slots
        --runner=DirectRunner         Beam's small runner
        --runner=FlinkRunner --flinkMaster=HOST:PORT [--attachedMode=false]
                                      a Flink cluster, detached if wanted""";

  /** Ends behind which a new run stands. */
  static final Set<ExitCode> PUBLISHED =
      Collections.unmodifiableSet(
          EnumSet.of(
              ExitCode.OK,
              ExitCode.EXPORT_REFUSED,
              ExitCode.REJECTIONS_ABOVE_THRESHOLD,
              ExitCode.COUNT_DIFFERS,
              ExitCode.REVIEWS_OVERDUE,
              ExitCode.MESSAGES_REJECTED));

  @Option(
      names = "--registers",
      required = true,
      paramLabel = "DIR",
      description = "providers.json and authorities.json.")
  private Path registers;

  @Option(
      names = "--indicators",
      required = true,
      paramLabel = "PATH",
      description = "Directory of indicator lists, or an index file made by csar index.")
  private Path indicators;

  @Option(
      names = "--ip-database",
      required = true,
      paramLabel = "FILE",
      description = "IP-to-country database in MaxMind DB format; your own.")
  private Path ipDatabase;

  @Option(
      names = "--token-key",
      required = true,
      paramLabel = "FILE",
      description = "File with your secret for follow-up tokens.")
  private Path tokenKey;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports; made if missing.")
  private Path database;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "INSTANT",
      description = "The run's only clock, such as 2026-01-06T00:00:00Z.")
  private String asOf;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Policy; without it the one shipped with the code.")
  private @Nullable Path policy;

  @Option(
      names = "--messages",
      paramLabel = "DIR",
      description = "What authorities, reviewers and gateways sent.")
  private @Nullable Path messages;

  @Option(names = "--dry-run", description = "Check everything, print the plan, write nothing.")
  private boolean dryRun;

  @Unmatched private List<String> others = new ArrayList<>();

  /** Runs with these arguments, those of every run and those that csar does not know. */
  abstract ExitCode run(List<String> arguments, Consumer<Planned> watch)
      throws IOException, StoppedException;

  /** Adds the arguments that this verb has of its own. */
  abstract void give(List<String> arguments);

  @Override
  Set<ExitCode> ends() {
    Set<ExitCode> ends = EnumSet.allOf(ExitCode.class);
    ends.remove(ExitCode.OUTPUT_EXISTS);
    ends.remove(ExitCode.CHECK_FAILED);
    ends.remove(ExitCode.CLUSTER_UNUSABLE);
    ends.removeAll(StatisticsOfYear.OWN_ENDS);
    return ends;
  }

  @Override
  final ExitCode perform() throws IOException, StoppedException {
    List<String> arguments = new ArrayList<>();
    give(arguments);
    give(arguments, "registers", registers);
    give(arguments, "indicators", indicators);
    give(arguments, "ipDatabase", ipDatabase);
    give(arguments, "tokenKey", tokenKey);
    give(arguments, "database", database);
    give(arguments, "asOf", asOf);
    give(arguments, "policy", policy);
    give(arguments, "messages", messages);
    give(arguments, "dryRun", dryRun);
    arguments.addAll(others);
    String cluster = BeamArguments.cluster(arguments);
    if (cluster != null) {
      for (String lacking : ClusterConditions.missing(cluster)) {
        notes().println("csar: the cluster at " + cluster + " lacks a setting: " + lacking);
      }
    }
    ExitCode end;
    try (ShowProgress progress = new ShowProgress(notes(), cluster)) {
      end = run(arguments, progress);
    }
    if (PUBLISHED.contains(end) && !dryRun) {
      CurrentViews.refresh(database);
    }
    return end;
  }

  static void give(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.add("--" + name + "=" + value);
    }
  }
}
