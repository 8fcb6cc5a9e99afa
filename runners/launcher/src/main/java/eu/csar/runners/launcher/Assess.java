package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.AssessOptions;
import eu.csar.pipelines.assess.AssessRun;
import eu.csar.pipelines.assess.AssessRun.Planned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the assessment on the runner that was asked for, embedded Flink by default. */
@Command(
    name = "assess",
    description = "Reads new exports and publishes one run of the database of reports.",
    customSynopsis =
        "csar assess --exports=DIR --registers=DIR --indicators=PATH --ip-database=FILE%n"
            + "            --token-key=FILE --database=DIR --as-of=INSTANT [--policy=FILE]%n"
            + "            [--messages=DIR] [--dry-run] [Beam options]",
    footer = RunVerb.BEAM_OPTIONS)
final class Assess extends RunVerb {
  @Option(
      names = "--exports",
      required = true,
      paramLabel = "DIR",
      description = "Exports, a directory each.")
  private Path exports;

  @Override
  void give(List<String> arguments) {
    give(arguments, "exports", exports);
  }

  @Override
  ExitCode run(List<String> arguments, Consumer<Planned> watch)
      throws IOException, StoppedException {
    return AssessRun.run(BeamArguments.parse(arguments, AssessOptions.class), words(), watch);
  }
}
