package eu.csar.pipelines.assess;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.assess.AssessRun.Planned;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * One run of {@code reassess}: history is matched, judged and routed again with other lists, policy
 * or IP database, without any re-delivery, and only what changes is forwarded. The chain is that of
 * {@code assess}, over a reading plan without exports.
 */
public final class ReassessRun {
  private ReassessRun() {}

  /**
   * A Beam main: takes options as {@code --name=value} and throws where the run did not publish.
   */
  public static void main(String[] args) throws StoppedException {
    ReassessOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(ReassessOptions.class);
    PrintWriter words = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ExitCode code = run(options, words, planned -> {});
    if (code.code() < ExitCode.NOTHING_TO_DO.code() && code != ExitCode.OK) {
      throw new StoppedException(code, code.meaning());
    }
  }

  /** Plans, runs and judges the end of a run, as {@link AssessRun#run}. */
  public static ExitCode run(ReassessOptions options, PrintWriter words, Consumer<Planned> watch)
      throws StoppedException {
    return AssessRun.run(options, Scope.of(options), words, watch);
  }
}
