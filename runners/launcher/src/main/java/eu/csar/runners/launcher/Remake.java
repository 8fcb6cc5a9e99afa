package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RemakePackage;
import eu.csar.transforms.publish.rules.RemakePackage.MadeFile;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a lost package again. */
@Command(
    name = "remake-package",
    description =
        "Makes a recipient's package of a run again, byte for byte, from the tables; the marker says whether it is the same.")
final class Remake extends Verb {
  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Option(names = "--run", required = true, paramLabel = "N", description = "Number of the run.")
  private long run;

  @Option(
      names = "--recipient",
      required = true,
      paramLabel = "CODE",
      description = "EU code of the Member State, or EUROPOL.")
  private String recipient;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory to make; must not exist. It will hold personal data.")
  private Path output;

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(
        ExitCode.OK,
        ExitCode.SOFTWARE,
        ExitCode.USAGE,
        ExitCode.UNUSABLE_DATABASE,
        ExitCode.OUTPUT_EXISTS,
        ExitCode.CHECK_FAILED);
  }

  @Override
  ExitCode perform() throws StoppedException {
    Database opened = databaseWithRuns(database);
    if (run < 1 || run > opened.runs().size()) {
      throw new StoppedException(
          ExitCode.USAGE, "there is no run " + run + ", but 1 to " + opened.runs().size());
    }
    RunMarker marker = opened.runs().get(Math.toIntExact(run - 1));
    List<MadeFile> published = RemakePackage.published(marker, recipient);
    if (published.isEmpty()) {
      throw new StoppedException(ExitCode.USAGE, "run " + run + " sent nothing to " + recipient);
    }
    refuseExisting(output);
    try {
      return tell(published, RemakePackage.make(opened, marker, recipient, output));
    } catch (IOException | UncheckedIOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the package cannot be made: " + e.getMessage(), e);
    }
  }

  private ExitCode tell(List<MadeFile> published, List<MadeFile> made) {
    for (MadeFile file : made) {
      words()
          .printf(
              "%s: %s, %s, %s%n",
              output.resolve(file.name()),
              Figures.count(file.lines(), "line"),
              Figures.bytes(file.bytes()),
              published.contains(file) ? "as published" : "not as published");
    }
    for (MadeFile file : published) {
      if (made.stream().noneMatch(other -> other.name().equals(file.name()))) {
        words().println(file.name() + ": was published, and is not made");
      }
    }
    boolean same = made.equals(published);
    words()
        .println(
            same
                ? "The package is the one that was published, byte for byte."
                : "This is not the package that was published: do not send it. Another version of the software may have made that one.");
    return same ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
