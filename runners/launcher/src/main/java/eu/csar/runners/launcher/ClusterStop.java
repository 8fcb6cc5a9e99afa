package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.runners.flink.ClusterProcess;
import eu.csar.runners.flink.LocalCluster;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a cluster. */
@Command(
    name = "stop",
    description = "Ends the processes of the cluster and removes their temporary files; logs stay.")
final class ClusterStop extends Verb {
  @Mixin private Cluster.Place place = new Cluster.Place();

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE);
  }

  @Override
  ExitCode perform() throws IOException {
    LocalCluster cluster = place.cluster();
    String ended =
        cluster.processes().stream().map(ClusterProcess::name).collect(Collectors.joining(", "));
    cluster.stop();
    words().println(ended.isEmpty() ? "No cluster was at work." : "Ended " + ended + ".");
    return ExitCode.OK;
  }
}
