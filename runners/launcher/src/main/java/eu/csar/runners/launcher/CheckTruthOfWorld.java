package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.checktruth.CheckTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares a database with what was planted in the synthetic world that it was made from. */
@Command(
    name = "check-truth",
    description =
        "Compares a database with what was planted in the synthetic world that it was made from.")
final class CheckTruthOfWorld extends Verb {
  @Option(
      names = "--truth",
      required = true,
      paramLabel = "DIR",
      description = "truth/ of the world.")
  private Path truth;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_DATABASE,
        ExitCode.CHECK_FAILED);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (!Files.isDirectory(truth)) {
      throw new StoppedException(ExitCode.USAGE, "there is no directory " + truth);
    }
    if (!Files.isDirectory(database.resolve("runs"))) {
      throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "no run is published in " + database);
    }
    List<String> differences = CheckTruth.run(truth, database, words());
    return differences.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
