package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.AssessRun.Planned;
import eu.csar.pipelines.assess.ReassessOptions;
import eu.csar.pipelines.assess.ReassessRun;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Assesses history again, on the runner that was asked for, embedded Flink by default. */
@Command(
    name = "reassess",
    description =
        "Matches, judges and routes stored reports again with other lists, policy or IP database, and publishes one run.",
    customSynopsis =
        "csar reassess --since=DATE --registers=DIR --indicators=PATH --ip-database=FILE%n"
            + "            --token-key=FILE --database=DIR --as-of=INSTANT [--policy=FILE]%n"
            + "            [--messages=DIR] [--dry-run] [Beam options]",
    footer = RunVerb.BEAM_OPTIONS)
final class Reassess extends RunVerb {
  @Option(
      names = "--since",
      required = true,
      paramLabel = "DATE",
      description = "Reports received from that day on, UTC, such as 2026-01-01.")
  private String since;

  @Override
  void give(List<String> arguments) {
    give(arguments, "since", since);
  }

  @Override
  ExitCode run(List<String> arguments, Consumer<Planned> watch)
      throws IOException, StoppedException {
    return ReassessRun.run(BeamArguments.parse(arguments, ReassessOptions.class), words(), watch);
  }
}
