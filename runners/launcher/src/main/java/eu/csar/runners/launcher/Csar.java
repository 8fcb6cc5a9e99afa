package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The {@code csar} command: without a verb it says which there are. Results go to stdout, all else
 * to stderr.
 */
@Command(
    name = "csar",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Csar.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class Csar implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the code a failure arose (or set CSAR_STACKTRACE=1).")
  private boolean stacktrace;

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int end = execute(out, err, arguments);
    out.flush();
    System.exit(end);
  }

  /** Runs one command line in this process and gives the exit status. */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Csar csar = new Csar();
    return csar.commandLine().setOut(out).setErr(err).execute(arguments);
  }

  /** The command with all its verbs. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    line.addSubcommand(new Demo())
        .addSubcommand(new Assess())
        .addSubcommand(new Reassess())
        .addSubcommand(new Index())
        .addSubcommand(new Explain())
        .addSubcommand(new Views())
        .addSubcommand(new Status())
        .addSubcommand(new VerifyDatabase())
        .addSubcommand(new Remake())
        .addSubcommand(new Protect())
        .addSubcommand(new AnnualReport())
        .addSubcommand(new CheckReleaseOfYear())
        .addSubcommand(new Clean())
        .addSubcommand(new Cluster())
        .addSubcommand(new StatisticsOfYear())
        .addSubcommand(new Expire())
        .addSubcommand(new SynthesiseWorld())
        .addSubcommand(new CheckTruthOfWorld());
    line.getCommandSpec()
        .usageMessage()
        .description("Assesses reports of providers: bulk exports in, a database of reports out.")
        .footer("%nA first look: csar demo. Each verb has its own --help.");
    listEnds(line, EnumSet.allOf(ExitCode.class));
    listEndsOfVerbs(line);
    line.registerConverter(Path.class, Csar::localPath);
    line.setParameterExceptionHandler(Csar::refuse);
    line.setExecutionExceptionHandler((failure, verb, parsed) -> explain(failure, verb));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A verb is missing.");
  }

  /** Lists the ends of all verbs below, and gives them together. */
  private static Set<ExitCode> listEndsOfVerbs(CommandLine line) {
    Set<ExitCode> together = EnumSet.noneOf(ExitCode.class);
    for (CommandLine verb : line.getSubcommands().values()) {
      Set<ExitCode> ends =
          verb.getCommand() instanceof Verb command ? command.ends() : listEndsOfVerbs(verb);
      listEnds(verb, ends);
      together.addAll(ends);
    }
    return together;
  }

  private static void listEnds(CommandLine line, Set<ExitCode> ends) {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode end : ends) {
      String action = end.action().equals("Nothing.") ? "" : " " + end.action();
      list.put(Integer.toString(end.code()), end.meaning() + action);
    }
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(list);
  }

  /** Paths of every verb; without it an address would become a directory where the command runs. */
  private static Path localPath(String text) {
    try {
      return LocalPath.of(text);
    } catch (StoppedException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static int refuse(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    PrintWriter err = line.getErr();
    String name = line.getCommandSpec().qualifiedName();
    err.println(name + ": " + failure.getMessage());
    if (failure instanceof CommandLine.MissingParameterException) {
      nameStrangers(line, arguments);
    }
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)
        && line.getCommand() instanceof Csar) {
      err.println("Verbs: " + String.join(", ", line.getSubcommands().keySet()));
    }
    err.println("See " + name + " --help");
    return ExitCode.USAGE.code();
  }

  /** What was written instead of a required option is most likely among the options given. */
  private static void nameStrangers(CommandLine line, String[] arguments) {
    Set<String> known = line.getCommandSpec().optionsMap().keySet();
    for (String argument : arguments) {
      String option = argument.contains("=") ? argument.split("=", 2)[0] : argument;
      if (option.startsWith("--") && !known.contains(option)) {
        line.getErr().println("Given, but no option of this verb: " + option);
      }
    }
  }

  private int explain(Exception failure, CommandLine verb) {
    PrintWriter err = verb.getErr();
    boolean known = failure instanceof StoppedException;
    err.println(
        verb.getCommandSpec().qualifiedName()
            + ": "
            + (known ? "" : failure.getClass().getSimpleName() + ": ")
            + failure.getMessage());
    ExitCode end =
        failure instanceof StoppedException stopped ? stopped.exitCode() : ExitCode.SOFTWARE;
    if (stacktrace || "1".equals(System.getenv("CSAR_STACKTRACE"))) {
      failure.printStackTrace(err);
    } else if (!known || failure.getCause() != null) {
      err.println("--stacktrace shows where.");
    }
    return end.code();
  }

  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Csar.class.getPackage().getImplementationVersion();
      return new String[] {"csar " + (version == null ? "(not packaged)" : version)};
    }
  }
}
