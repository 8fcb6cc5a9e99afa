package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.verify.Leftovers;
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

/** Clears what dead runs left behind, and nothing else: no published file, no verdict. */
@Command(
    name = "clean",
    description =
        "Clears the lock of a dead run, and removes attempts and directories of runs that were never published.")
final class Clean extends Verb {
  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Option(names = "--dry-run", description = "Say what would be done; do nothing.")
  private boolean dryRun;

  @Option(
      names = "--job-ended",
      description = "You have seen on the cluster that the job which the lock names has ended.")
  private boolean jobEnded;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_DATABASE,
        ExitCode.LOCKED);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (!Files.isDirectory(database)) {
      throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "there is no directory " + database);
    }
    boolean cleared = clearLock();
    if (!dryRun && DatabaseLock.acquire(database).isPresent()) {
      throw new StoppedException(ExitCode.LOCKED, "another run took the lock just now");
    }
    try {
      List<Path> left = Leftovers.in(database);
      for (Path path : left) {
        String size = Figures.bytes(Leftovers.bytes(database.resolve(path)));
        words().println((dryRun ? "would remove " : "removed ") + path + ", " + size);
        if (!dryRun) {
          Leftovers.remove(database.resolve(path));
        }
      }
      if (left.isEmpty() && !cleared) {
        words().println("Nothing to clean.");
      }
    } catch (UnusableDatabaseException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "what is published cannot be told: " + e.getMessage(), e);
    } finally {
      if (!dryRun) {
        DatabaseLock.clear(database);
      }
    }
    return ExitCode.OK;
  }

  /** Clears a dead lock; true where there was one. */
  private boolean clearLock() throws IOException, StoppedException {
    Optional<DatabaseLock.Holder> holder = DatabaseLock.holder(database);
    if (holder.isEmpty()) {
      return false;
    }
    DatabaseLock.Holder held = holder.get();
    String who = "process " + held.process() + " on " + held.host();
    if (held.isAlive()) {
      throw new StoppedException(
          ExitCode.LOCKED, who + " holds the database and is taken to be alive");
    }
    if (!held.job().isEmpty() && !jobEnded) {
      throw new StoppedException(
          ExitCode.LOCKED,
          who
              + " is gone, but its job "
              + held.job()
              + " may still run: look, then give --job-ended");
    }
    words()
        .println((dryRun ? "would clear" : "cleared") + " the lock of " + who + ", which is gone");
    if (!dryRun) {
      DatabaseLock.clear(database);
    }
    return true;
  }
}
