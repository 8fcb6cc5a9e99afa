package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of {@code csar}: says how it may end, and does its work. */
abstract class Verb implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** The ends that {@code --help} lists, beside those of every verb. */
  abstract Set<ExitCode> ends();

  /** Does the work. */
  abstract ExitCode perform() throws IOException, StoppedException;

  @Override
  public final Integer call() throws IOException, StoppedException {
    ExitCode end = perform();
    words().flush();
    return end.code();
  }

  /** Where results go. */
  PrintWriter words() {
    return spec.commandLine().getOut();
  }

  /** Where all else goes. */
  PrintWriter notes() {
    return spec.commandLine().getErr();
  }

  /** Refuses to overwrite. */
  static void refuseExisting(Path output) throws StoppedException {
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoppedException(
          ExitCode.OUTPUT_EXISTS,
          output
              + " exists, and nothing is overwritten: name another place with --output, or remove it");
    }
  }

  /** Opens a database that has at least one run. */
  static Database databaseWithRuns(Path root) throws StoppedException {
    try {
      if (!Files.isDirectory(root)) {
        throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "there is no directory " + root);
      }
      Database database = Database.open(root);
      if (database.latest() == null) {
        throw new StoppedException(
            ExitCode.UNUSABLE_DATABASE, "no run is published in " + root + " yet");
      }
      return database;
    } catch (UnusableDatabaseException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the database cannot be used: " + e.getMessage(), e);
    }
  }
}
