package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.verify.Leftovers;
import eu.csar.pipelines.verify.VerifyDatabase.Depth;
import eu.csar.pipelines.verify.VerifyDatabase.Outcome;
import eu.csar.transforms.publish.rules.DatabaseLock;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks that a database is whole. */
@Command(
    name = "verify-database",
    description =
        "Checks sizes and digests of all published files, the chain of runs, and each ledger against the rows.")
final class VerifyDatabase extends Verb {
  @Parameters(paramLabel = "DIR", description = "Database of reports.")
  private Path database;

  @Option(names = "--deep", description = "Decode every row and every package line as well.")
  private boolean deep;

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
    if (!Files.isDirectory(database)) {
      throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "there is no directory " + database);
    }
    Outcome outcome =
        eu.csar.pipelines.verify.VerifyDatabase.check(database, deep ? Depth.ROWS : Depth.BYTES);
    outcome.differences().forEach(words()::println);
    words()
        .printf(
            "%s: %s, %s, %s%n",
            outcome.differences().isEmpty() ? "Whole" : "Not whole",
            Figures.count(outcome.runs(), "run"),
            Figures.count(outcome.files(), "file"),
            Figures.bytes(outcome.bytes()));
    tellLeftovers();
    return outcome.differences().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  /** What no reader sees is told, but is no difference. */
  private void tellLeftovers() throws IOException {
    Optional<DatabaseLock.Holder> holder = DatabaseLock.holder(database);
    if (holder.isPresent() && holder.get().isAlive()) {
      words().println("A run is at work: see csar status.");
      return;
    }
    try {
      List<Path> left = Leftovers.in(database);
      left.forEach(path -> words().println("left over: " + path));
      holder.ifPresent(dead -> words().println("left over: lock of process " + dead.process()));
      if (!left.isEmpty() || holder.isPresent()) {
        words().println("No reader sees these; csar clean removes them.");
      }
    } catch (UnusableDatabaseException e) {
      // Told as a difference already.
      return;
    }
  }
}
