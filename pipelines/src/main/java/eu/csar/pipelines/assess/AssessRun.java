package eu.csar.pipelines.assess;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.DatabaseLock;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** One run of {@code assess}, from its options to its exit code. */
public final class AssessRun {
  private AssessRun() {}

  /**
   * A Beam main: takes options as {@code --name=value} and throws where the run did not publish.
   */
  public static void main(String[] args) throws StoppedException {
    AssessOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(AssessOptions.class);
    PrintWriter words = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ExitCode code = run(options, words);
    if (code.code() < ExitCode.NOTHING_TO_DO.code() && code != ExitCode.OK) {
      throw new StoppedException(code, code.meaning());
    }
  }

  /**
   * What is about to be submitted.
   *
   * @param job its name on the runner
   * @param bytes bytes of the files to read, each of them twice
   */
  public record Planned(String job, long bytes) {}

  /** Plans, runs and judges the end of a run that nobody watches. */
  public static ExitCode run(AssessOptions options, PrintWriter words) throws StoppedException {
    return run(options, words, planned -> {});
  }

  /**
   * Plans, runs and judges the end of a run.
   *
   * @param options what the command line said, with the runner's own options
   * @param words where the result is told in plain words
   * @param watch told once, before the job is submitted
   * @return the exit code
   * @throws StoppedException where an operator can mend the cause
   */
  public static ExitCode run(AssessOptions options, PrintWriter words, Consumer<Planned> watch)
      throws StoppedException {
    return run(options, Scope.of(options), words, watch);
  }

  /** The same of a run of any scope. */
  static ExitCode run(RunOptions options, Scope scope, PrintWriter words, Consumer<Planned> watch)
      throws StoppedException {
    Path root = LocalPath.of(options.getDatabase());
    if (options.getDryRun()) {
      return dryRun(options, scope, root, words);
    }
    try {
      Optional<DatabaseLock.Holder> holder = DatabaseLock.acquire(root);
      if (holder.isPresent()) {
        throw new StoppedException(ExitCode.LOCKED, locked(root, holder.get()));
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the database cannot be written: " + root, e);
    }
    boolean attached = true;
    try {
      AssessPlan plan = plan(options, scope, root, words);
      checkDisk(plan, root);
      watch.accept(new Planned(DatabaseLock.jobName(plan.name()), DiskNeed.ofInput(plan)));
      PipelineResult.State state = submit(options, plan);
      attached = state.isTerminal();
      if (!attached) {
        words.println(
            "Submitted as run " + plan.name().number() + ". Ask: csar status --database=" + root);
        return ExitCode.SUBMITTED;
      }
      return RunVerdict.of(root, plan.name(), words);
    } finally {
      if (attached) {
        delete(root.resolve("tmp").resolve(AssessInputs.BUILT_INDEX));
        delete(root.resolve("tmp").resolve(AssessInputs.BUILT_INDEX + ".summary.json"));
        delete(root.resolve("tmp"));
        release(root);
      }
    }
  }

  private static AssessPlan plan(RunOptions options, Scope scope, Path root, PrintWriter words)
      throws StoppedException {
    try {
      Files.createDirectories(root);
      if (!RunMarker.canPublishIn(root)) {
        throw new StoppedException(
            ExitCode.UNUSABLE_DATABASE,
            "the file system of " + root + " cannot link a file exclusively (ST3)");
      }
      return plan(options, scope, root, root.resolve("tmp"), words);
    } catch (UnusableDatabaseException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_DATABASE, e);
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the database cannot be written: " + root, e);
    }
  }

  private static AssessPlan plan(
      RunOptions options, Scope scope, Path root, Path scratch, PrintWriter words)
      throws StoppedException, UnusableDatabaseException {
    Database database = Database.open(root);
    AssessInputs inputs = AssessInputs.open(options, scratch);
    if (inputs.leftOut() > 0) {
      words.println(
          "Entries of the lists that cannot be read and match nothing: "
              + inputs.leftOut()
              + ". To see which and why: csar index --indicators="
              + options.getIndicators()
              + " --output=FILE, then FILE.summary.json");
    }
    return PlanRun.of(options, scope, inputs, database);
  }

  private static PipelineResult.State submit(RunOptions options, AssessPlan plan)
      throws StoppedException {
    options.setJobName(DatabaseLock.jobName(plan.name()));
    Pipeline pipeline = Pipeline.create(options);
    AssessReports.build(pipeline, plan);
    try {
      if (options.getRemoteJob()) {
        // Should this process die, the job goes on: whoever clears the lock must know.
        DatabaseLock.nameJob(plan.database().root(), options.getJobName());
      }
      PipelineResult.State state = pipeline.run().getState();
      if (state == PipelineResult.State.FAILED || state == PipelineResult.State.CANCELLED) {
        throw new StoppedException(ExitCode.JOB_FAILED, "the job ended as " + state);
      }
      return state;
    } catch (IOException | RuntimeException e) {
      throw new StoppedException(ExitCode.JOB_FAILED, "the job failed: " + rootCause(e), e);
    }
  }

  private static ExitCode dryRun(RunOptions options, Scope scope, Path root, PrintWriter words)
      throws StoppedException {
    Path scratch;
    try {
      scratch = Files.createTempDirectory("csar-dry-run");
    } catch (IOException e) {
      throw new StoppedException(ExitCode.SOFTWARE, "no temporary directory", e);
    }
    try {
      AssessPlan plan = plan(options, scope, root, scratch, words);
      words.println("Plan of run " + plan.name().number() + " as of " + plan.asOf());
      if (plan.touch().since() != null) {
        words.println("  history since     " + plan.touch().since());
      }
      words.println("  reports reviewed  " + plan.touch().reviews().size());
      words.println("  exports to read   " + plan.reading().exports().size());
      words.println("  exports refused   " + plan.reading().refused().size());
      words.println("  to read           " + DiskNeed.mebibytes(DiskNeed.ofInput(plan)));
      words.println("  shards            " + plan.reading().shards().size());
      words.println("  disk needed       about " + DiskNeed.mebibytes(DiskNeed.ofRun(plan)));
      words.println(
          "  memory needed     about 1.5 GiB of heap and 0.5 GiB beside it for two shards at once");
      checkDisk(plan, root);
      return ExitCode.OK;
    } catch (UnusableDatabaseException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_DATABASE, e);
    } finally {
      delete(scratch.resolve(AssessInputs.BUILT_INDEX));
      delete(scratch.resolve(AssessInputs.BUILT_INDEX + ".summary.json"));
      delete(scratch);
    }
  }

  private static void checkDisk(AssessPlan plan, Path root) throws StoppedException {
    Path existing = root.toAbsolutePath();
    for (Path up = existing; up != null && !Files.exists(existing); up = up.getParent()) {
      existing = up;
    }
    long needed = DiskNeed.ofRun(plan);
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      if (free < needed) {
        throw new StoppedException(
            ExitCode.DISK_SHORT,
            "the run needs about "
                + DiskNeed.mebibytes(needed)
                + "; "
                + existing
                + " has "
                + DiskNeed.mebibytes(free));
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the database cannot be written: " + root, e);
    }
  }

  private static String locked(Path root, DatabaseLock.Holder holder) {
    return "another run holds "
        + root
        + ": process "
        + holder.process()
        + " on "
        + holder.host()
        + (holder.job().isEmpty() ? "" : ", job " + holder.job())
        + (holder.isAlive() ? "" : "; it is dead, so run: csar clean --database=" + root);
  }

  private static String rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName()
        + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
  }

  private static void release(Path root) throws StoppedException {
    try {
      DatabaseLock.release(root);
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the lock cannot be released: " + root, e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A temporary file that stays costs room only.
      return;
    }
  }
}
