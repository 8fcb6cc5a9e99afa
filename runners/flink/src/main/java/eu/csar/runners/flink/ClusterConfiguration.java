package eu.csar.runners.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Flink's configuration of a cluster on this machine, each key with its reason. No shell script of
 * a distribution computes the memory of a process here, so every part of it is named.
 *
 * @param restPort port of the REST interface and the web UI
 * @param rpcPort port on which TaskManagers find the JobManager
 * @param slots slots of a TaskManager; each holds one subtask of every step
 * @param parallelism slots of all TaskManagers
 * @param temporary directory of shuffles, spills and uploaded jars
 */
record ClusterConfiguration(int restPort, int rpcPort, int slots, int parallelism, Path temporary) {

  private static final int FRAMEWORK_HEAP = 128;
  private static final int HEAP_OF_A_SLOT = 750;
  private static final int FRAMEWORK_OFF_HEAP = 128;
  private static final int TASK_OFF_HEAP = 64;
  private static final int NETWORK_OF_A_SLOT = 256;
  private static final int MANAGED_OF_A_SLOT = 256;
  private static final int METASPACE = 512;

  /** Heap of a JobManager, MiB: it holds graphs and the list of files, never a record. */
  static final int JOB_MANAGER_HEAP = 512;

  /** Heap of a TaskManager, MiB. */
  int heap() {
    return FRAMEWORK_HEAP + HEAP_OF_A_SLOT * slots;
  }

  /** Direct memory of a TaskManager, MiB; Flink checks that it is the sum of its parts. */
  int direct() {
    return FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + NETWORK_OF_A_SLOT * slots;
  }

  /** Metaspace of a TaskManager, MiB. */
  int metaspace() {
    return METASPACE;
  }

  /**
   * Writes {@code config.yaml} into a directory.
   *
   * @param settings {@code key: value}; each takes the place of ours of the same key
   */
  void write(Path directory, List<String> settings) throws IOException {
    List<String> lines = new ArrayList<>(text().lines().toList());
    for (String setting : settings) {
      String key = setting.substring(0, setting.indexOf(':') + 1);
      lines.removeIf(line -> line.startsWith(key));
      lines.add(setting);
    }
    Files.createDirectories(directory);
    Files.write(directory.resolve("config.yaml"), lines);
  }

  private String text() {
    return """
        # Written by csar cluster start. Everything listens on loopback only.
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %1$d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %2$d
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1

        # Shuffles, spills and uploaded jars; a killed process leaves its own here until cluster stop.
        io.tmp.dirs: %3$s

        # As many subtasks of each step as there are slots, unless --parallelism says otherwise.
        taskmanager.numberOfTaskSlots: %4$d
        parallelism.default: %5$d
        cluster.evenly-spread-out-slots: true

        # Without this one subtask reads everything, whatever --parallelism says.
        execution.batch.adaptive.auto-parallelism.enabled: false

        # The JobManager holds graphs and lists of files, never a record.
        jobmanager.memory.heap.size: %6$dm

        # Flink takes the memory of a TaskManager from its parts only if all of them are named.
        taskmanager.cpu.cores: %4$d.0
        taskmanager.memory.framework.heap.size: %7$dm
        taskmanager.memory.framework.off-heap.size: %8$dm
        # One shard at work holds the buffers of a dozen Parquet files.
        taskmanager.memory.task.heap.size: %9$dm
        # Beside it: compression, and Parquet's own direct buffers.
        taskmanager.memory.task.off-heap.size: %10$dm
        # 512 buffers of 32 KB for each blocking output of a running subtask. Too little shows only when a
        # TaskManager is lost and the others take its subtasks over: "Insufficient number of network buffers".
        taskmanager.memory.network.min: %11$dm
        taskmanager.memory.network.max: %11$dm
        # Where shuffles sort before they spill.
        taskmanager.memory.managed.size: %12$dm
        # Each job brings its classes, and a cluster sees many jobs.
        taskmanager.memory.jvm-metaspace.size: %13$dm
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m

        # One lost TaskManager costs two attempts: its own tasks, then those that read from them.
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 20
        restart-strategy.fixed-delay.delay: 2 s
        # A dead process is noticed after some seconds, a stopped one after the timeout.
        heartbeat.interval: 2000
        heartbeat.timeout: 10000
        # With no TaskManager left a job waits this long for one, and then uses an attempt.
        slot.request.timeout: 30000
        jobmanager.execution.failover-strategy: region

        # Jars of jobs that have ended; each TaskManager keeps its own.
        blob.service.cleanup.interval: 60

        metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
        """
        .formatted(
            rpcPort,
            restPort,
            temporary,
            slots,
            parallelism,
            JOB_MANAGER_HEAP,
            FRAMEWORK_HEAP,
            FRAMEWORK_OFF_HEAP,
            HEAP_OF_A_SLOT * slots,
            TASK_OFF_HEAP,
            NETWORK_OF_A_SLOT * slots,
            MANAGED_OF_A_SLOT * slots,
            METASPACE);
  }
}
