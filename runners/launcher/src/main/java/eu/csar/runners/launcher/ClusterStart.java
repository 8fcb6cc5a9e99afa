package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.runners.flink.LocalCluster;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a cluster and says where to submit. */
@Command(
    name = "start",
    description = "Starts a JobManager and TaskManagers, each a process of its own on loopback.")
final class ClusterStart extends Verb {
  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "How many TaskManagers. Default: ${DEFAULT-VALUE}.")
  private int taskManagers = 2;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description =
          "Slots of each: shards at work at once, about 1.3 GB each. Default: ${DEFAULT-VALUE}.")
  private int slots = 1;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of REST and web UI; 0: a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8081;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A setting of Flink in the place of ours, such as slot.request.timeout=60000.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private Cluster.Place place = new Cluster.Place();

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE, ExitCode.CLUSTER_UNUSABLE);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    if (taskManagers < 1 || slots < 1 || port < 0 || port > 65_535) {
      throw new StoppedException(
          ExitCode.USAGE, "a cluster needs a TaskManager, a slot and a port from 0 to 65535");
    }
    LocalCluster cluster = place.cluster();
    cluster.start(
        taskManagers,
        slots,
        port,
        settings.entrySet().stream().map(set -> set.getKey() + ": " + set.getValue()).toList());
    return ClusterStatus.tell(cluster, words());
  }
}
