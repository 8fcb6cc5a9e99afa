package eu.csar.runners.flink;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Completes the Beam arguments of a run on Flink: what was given stands, what was not is set to
 * what batch on DataStream needs. Without {@code --flinkMaster} the run is embedded.
 *
 * <p>Each setting answers a failure that was measured: DataSet costs three times as much for steps
 * with several outputs; bundles of 5000 blocks before a shuffle do not fit in the heap.
 */
public final class FlinkArguments {
  /** The one master that runs in this process. */
  public static final String EMBEDDED = "[local]";

  private static final int EMBEDDED_PARALLELISM = 2;

  private final List<String> arguments;

  private FlinkArguments(List<String> given) {
    this.arguments = new ArrayList<>(given);
  }

  /**
   * The arguments with all that was left open.
   *
   * @param given arguments of the form {@code --name=value}
   * @param jobJar what a cluster runs, where the launcher knows it
   * @param configuration the directory that {@code FLINK_CONF_DIR} names, where it is set
   * @throws StoppedException if the given settings cannot work; the message names the setting
   */
  public static List<String> complete(
      List<String> given, Optional<Path> jobJar, Optional<Path> configuration)
      throws IOException, StoppedException {
    return new FlinkArguments(given).complete(jobJar, configuration);
  }

  private List<String> complete(Optional<Path> jobJar, Optional<Path> configuration)
      throws IOException, StoppedException {
    setUnlessGiven("runner", "FlinkRunner");
    setUnlessGiven("flinkMaster", EMBEDDED);
    setUnlessGiven("useDataStreamForBatch", "true");
    setUnlessGiven("objectReuse", "true");
    setUnlessGiven("maxBundleSize", "100");
    setUnlessGiven("attachedMode", "true");
    boolean embedded = EMBEDDED.equals(value("flinkMaster").orElse(EMBEDDED));
    if (!embedded) {
      setUnlessGiven("remoteJob", "true");
      takeAllSlots();
    }
    if (embedded) {
      setUnlessGiven("parallelism", Integer.toString(EMBEDDED_PARALLELISM));
      refuseDetached();
    } else if (jobJar.isPresent()) {
      // The launcher's own class path holds Flink, which a cluster must not get a second time.
      setUnlessGiven("filesToStage", jobJar.get().toString());
    } else if (value("filesToStage").isEmpty()) {
      throw new StoppedException(
          ExitCode.USAGE,
          "the jar that a cluster runs has not been built: ./mvnw -DskipTests package, or name one with"
              + " --filesToStage=JAR");
    }
    Optional<Path> given = value("flinkConfDir").map(Path::of).or(() -> configuration);
    if (given.isPresent()) {
      if (value("useDataStreamForBatch").orElse("").equals("true")) {
        FlinkConfiguration.check(given.get());
      }
    } else {
      setUnlessGiven("flinkConfDir", FlinkConfiguration.writeDefault(embedded).toString());
    }
    return List.copyOf(arguments);
  }

  /** Without a number Flink takes that of the client's configuration, which is 1. */
  private void takeAllSlots() throws IOException {
    if (value("parallelism").isEmpty()) {
      ClusterOverview.of(value("flinkMaster").orElseThrow())
          .ifPresent(
              overview ->
                  setUnlessGiven("parallelism", Integer.toString(Math.max(1, overview.slots()))));
    }
  }

  private void refuseDetached() throws StoppedException {
    if (value("attachedMode").orElse("true").equals("false")) {
      throw new StoppedException(
          ExitCode.USAGE,
          "--attachedMode=false needs a cluster: an embedded job ends with this process; give"
              + " --flinkMaster=HOST:PORT");
    }
  }

  private void setUnlessGiven(String name, String value) {
    if (value(name).isEmpty()) {
      arguments.add("--" + name + "=" + value);
    }
  }

  /** The last value given for a name; a bare {@code --name} means true. */
  private Optional<String> value(String name) {
    Optional<String> value = Optional.empty();
    for (String argument : arguments) {
      if (argument.equals("--" + name)) {
        value = Optional.of("true");
      } else if (argument.startsWith("--" + name + "=")) {
        value = Optional.of(argument.substring(name.length() + 3));
      }
    }
    return value;
  }
}
