package eu.csar.runners.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code csar bench}: measurements and trials, which docs/benchmarks.md tells of. */
@Command(
    name = "csar bench",
    description = "Measures what the decisions and the benchmarks of this repository state.",
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      BenchAssess.class,
      BenchHistory.class,
      BenchFullLists.class,
      BenchMatch.class,
      BenchStatistics.class,
      FuzzReaders.class,
      Bench.Publication.class,
      Bench.FirstReading.class
    })
public final class Bench implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // the option ends the run by itself
  private boolean help;

  /** Runs one measurement; ends with 2 for a wrong command line, with 1 for a failure. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int end = new CommandLine(new Bench()).setOut(out).execute(arguments);
    out.flush();
    System.exit(end);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A measurement is missing.");
  }

  /** The skeleton of a run, once. */
  @Command(
      name = "publication",
      description = {
        "Runs the skeleton of a run once, and tells its stages (docs/decisions/0002).",
        "Needs --database=DIR and --settings=DIR; takes --number=N --id=TEXT --finish=LINK|MOVE and the sizes of a trial."
      })
  static final class Publication implements Callable<Integer> {
    @Unmatched private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
      TryPublication.main(arguments.toArray(new String[0]));
      return 0;
    }
  }

  /** The acts of the first reading. */
  @Command(
      name = "first-reading",
      description = "Measures the acts of a reading over the same lines (docs/decisions/0003).")
  static final class FirstReading implements Callable<Integer> {
    @Parameters(
        arity = "3..4",
        paramLabel = "ARGUMENT",
        description = "A directory for the world, reports, rounds, and one act to do it alone.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
      TryFirstReading.main(arguments.toArray(new String[0]));
      return 0;
    }
  }
}
