package eu.csar.runners.launcher;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.runners.flink.ClusterOverview;
import eu.csar.runners.flink.ClusterProcess;
import eu.csar.runners.flink.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which processes of a cluster are alive, and where to submit. */
@Command(
    name = "status",
    description = "Says which processes of the cluster are alive, and the address to submit to.")
final class ClusterStatus extends Verb {
  @Mixin private Cluster.Place place = new Cluster.Place();

  @Override
  Set<ExitCode> ends() {
    return EnumSet.of(ExitCode.OK, ExitCode.SOFTWARE, ExitCode.USAGE, ExitCode.CLUSTER_UNUSABLE);
  }

  @Override
  ExitCode perform() throws IOException, StoppedException {
    return tell(place.cluster(), words());
  }

  static ExitCode tell(LocalCluster cluster, PrintWriter words)
      throws IOException, StoppedException {
    List<ClusterProcess> processes = cluster.processes();
    if (processes.isEmpty()) {
      throw new StoppedException(
          ExitCode.CLUSTER_UNUSABLE, "no cluster is at work: csar cluster start");
    }
    Optional<ClusterOverview> overview = cluster.overview();
    for (ClusterProcess process : processes) {
      words.printf(
          "%-15s process %-8d %s%n",
          process.name(),
          process.pid(),
          process.isAlive()
              ? "http://127.0.0.1:" + process.metricsPort() + "/metrics"
              : "gone: see its log");
    }
    if (overview.isEmpty()) {
      throw new StoppedException(
          ExitCode.CLUSTER_UNUSABLE, "nobody answers at " + cluster.address());
    }
    ClusterOverview answer = overview.get();
    words.printf(
        "%s, %d of %s free, %s at work%n",
        Figures.count(answer.taskManagers(), "TaskManager"),
        answer.freeSlots(),
        Figures.count(answer.slots(), "slot"),
        Figures.count(answer.jobsAtWork(), "job"));
    words.println("Web UI:    http://" + cluster.address());
    words.println(
        "Submit to: ./csar assess ... --runner=FlinkRunner --flinkMaster=" + cluster.address());
    words.println("Logs:      " + cluster.configuration().getParent() + "; configuration in conf/");
    return ExitCode.OK;
  }
}
