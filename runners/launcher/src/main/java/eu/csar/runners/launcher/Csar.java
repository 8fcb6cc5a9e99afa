package eu.csar.runners.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code csar} command: without a verb it says which there are. */
@Command(
    name = "csar",
    description = "Runs the CSAR pipelines.",
    mixinStandardHelpOptions = true,
    versionProvider = Csar.Version.class)
public final class Csar implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Csar()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A verb is missing.");
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
