package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.explain.ExplainReport;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells one report's story. */
@Command(
    name = "explain",
    description =
        "Tells one report's story in words: how it came, what it matched, why it went where.")
final class Explain extends Verb {
  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Parameters(
      paramLabel = "REPORT_KEY",
      description = "The key, or its first 8 or more digits if no other starts so.")
  private String reportKey;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE, ExitCode.UNUSABLE_DATABASE);
  }

  @Override
  ExitCode perform() throws StoppedException {
    ExplainReport.tell(databaseWithRuns(database), reportKey, words());
    return ExitCode.OK;
  }
}
