package eu.csar.pipelines.assess;

import eu.csar.pipelines.ExitCode;
import java.io.PrintWriter;

/** One run of {@code assess}, from its options to its exit code. */
public final class AssessRun {
  private AssessRun() {}

  /**
   * Plans, runs and judges the end of a run.
   *
   * @param options what the command line said, with the runner's own options
   * @param words where the result is told in plain words
   * @return the exit code; every failure that an operator can mend is one of its own
   */
  public static ExitCode run(AssessOptions options, PrintWriter words) {
    words.println("as of " + options.getAsOf());
    return ExitCode.OK;
  }
}
