package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.statistics.ExpireReturns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes rows of returns whose time is over. */
@Command(
    name = "expire",
    description = {
      "Removes the rows of returns that were received before a day, with their tokens and case keys.",
      "Cover sheets stay. Releases of statistics hold neither, so they stay as they are."
    })
final class Expire extends Verb {
  @Option(
      names = "--returns",
      required = true,
      paramLabel = "DIR",
      description = "Returns of others, a directory each.")
  private Path returns;

  @Option(
      names = "--keep-until",
      required = true,
      paramLabel = "DATE",
      description = "Keep what was received on this day (UTC) or later, such as 2027-07-01.")
  private String keepUntil;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_RETURNS,
        ExitCode.RETURNS_UNDATED);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (!Files.isDirectory(returns)) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS, "--returns: there is no directory " + returns);
    }
    ExpireReturns.Expired expired = ExpireReturns.before(returns, day());
    words().println("Rows removed of " + Figures.count(expired.removed().size(), "return"));
    if (expired.undated().isEmpty()) {
      return ExitCode.OK;
    }
    words().println("Left, since intake.json does not say when they were received:");
    expired.undated().forEach(name -> words().println("  " + name));
    return ExitCode.RETURNS_UNDATED;
  }

  private LocalDate day() throws StoppedException {
    try {
      return LocalDate.parse(keepUntil);
    } catch (DateTimeException e) {
      throw new StoppedException(
          ExitCode.USAGE, "--keep-until is no day such as 2027-07-01: " + keepUntil, e);
    }
  }
}
