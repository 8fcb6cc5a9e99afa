package eu.csar.runners.launcher;

import eu.csar.runners.flink.LocalCluster;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A Flink cluster on this machine, to try what an operator's cluster will do. */
@Command(
    name = "cluster",
    description = "Starts, shows and stops a Flink cluster on this machine, on loopback.",
    subcommands = {ClusterStart.class, ClusterStatus.class, ClusterStop.class})
final class Cluster implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say start, status or stop.");
  }

  /** Where a cluster's state stands. */
  static final class Place {
    @Option(
        names = "--directory",
        paramLabel = "DIR",
        description = "State, logs and temporary files. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("target", "cluster");

    LocalCluster cluster() {
      String libraries = System.getProperty("csar.cluster.lib", "runners/cluster/target/lib");
      return new LocalCluster(directory, Path.of(libraries));
    }
  }
}
