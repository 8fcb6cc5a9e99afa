package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.RunVerdict;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.DatabaseLock;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who holds the database, what the last run was, and how it ended. */
@Command(
    name = "status",
    description =
        "Says who holds the database and how the last run ended, with the exit code of that end.")
final class Status extends Verb {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--database",
      required = true,
      paramLabel = "DIR",
      description = "Database of reports.")
  private Path database;

  @Override
  Set<ExitCode> ends() {
    Set<ExitCode> ends = EnumSet.copyOf(Assess.PUBLISHED);
    ends.addAll(
        EnumSet.of(
            ExitCode.SOFTWARE,
            ExitCode.USAGE,
            ExitCode.UNUSABLE_DATABASE,
            ExitCode.LEDGER_UNBALANCED,
            ExitCode.JOB_FAILED,
            ExitCode.PUBLISHED_BY_ANOTHER,
            ExitCode.SUBMITTED));
    return ends;
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (!Files.isDirectory(database)) {
      throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "there is no directory " + database);
    }
    Database opened;
    try {
      opened = Database.open(database);
    } catch (UnusableDatabaseException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_DATABASE, e);
    }
    RunMarker latest = opened.latest();
    ExitCode end = latest == null ? ExitCode.OK : tellRun(latest);
    if (latest == null) {
      words().println("No run is published yet.");
    }
    Optional<JsonNode> verdict = lastVerdict();
    if (verdict.isPresent() && isNewer(verdict.get(), latest)) {
      end = tellVerdict(verdict.get());
    }
    return tellLock(end);
  }

  private ExitCode tellRun(RunMarker run) throws IOException, StoppedException {
    JsonNode report =
        JSON.readTree(Files.readAllBytes(database.resolve(run.directory()).resolve("run.json")));
    words().printf("Last run: %d, as of %s%n", run.name().number(), report.path("as_of").asText());
    return RunVerdict.of(database, run.name(), words());
  }

  /** The verdict of the highest run number; of one number, the last that was written. */
  private Optional<JsonNode> lastVerdict() throws IOException {
    Path failed = database.resolve("failed");
    if (!Files.isDirectory(failed)) {
      return Optional.empty();
    }
    try (Stream<Path> verdicts = Files.list(failed)) {
      Optional<Path> last =
          verdicts
              .filter(path -> path.toString().endsWith(".json"))
              .max(
                  Comparator.comparing(
                          (Path path) -> path.getFileName().toString().substring(0, 10))
                      .thenComparing(path -> path.toFile().lastModified()));
      return last.isPresent()
          ? Optional.of(JSON.readTree(Files.readAllBytes(last.get())))
          : Optional.empty();
    }
  }

  /**
   * A verdict counts until a run of its number is published, save the one that says that another
   * was.
   */
  private static boolean isNewer(JsonNode verdict, @Nullable RunMarker latest) {
    if (latest == null || verdict.path("number").asLong() > latest.name().number()) {
      return true;
    }
    return verdict.path("number").asLong() == latest.name().number()
        && verdict.path("code").asText().equals(ExitCode.PUBLISHED_BY_ANOTHER.name());
  }

  private ExitCode tellVerdict(JsonNode verdict) {
    String code = verdict.path("code").asText();
    words().printf("Run %d was not published: %s%n", verdict.path("number").asLong(), code);
    verdict.path("because").forEach(sentence -> words().println("  " + sentence.asText()));
    for (ExitCode end : ExitCode.values()) {
      if (end.name().equals(code)) {
        return end;
      }
    }
    return ExitCode.JOB_FAILED;
  }

  private ExitCode tellLock(ExitCode end) throws IOException {
    Optional<DatabaseLock.Holder> holder = DatabaseLock.holder(database);
    if (holder.isEmpty()) {
      words().println("No run is at work.");
      return end;
    }
    DatabaseLock.Holder held = holder.get();
    String who = "process " + held.process() + " on " + held.host();
    String job = held.job().isEmpty() ? "" : ", job " + held.job();
    if (held.isAlive()) {
      words().println("At work: " + who + job + ".");
      return ExitCode.SUBMITTED;
    }
    if (!held.job().isEmpty()) {
      words().println("Submitted by " + who + ", which has ended" + job + " may still run.");
      return ExitCode.SUBMITTED;
    }
    words()
        .println("A dead run holds the lock: " + who + " is gone. Run csar clean, then run again.");
    return ExitCode.JOB_FAILED;
  }
}
