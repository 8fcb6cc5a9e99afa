package eu.csar.runners.flink;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;

/** The client's Flink configuration: one of our own, or a check of the operator's. */
final class FlinkConfiguration {
  private static final String AUTO_PARALLELISM =
      "execution.batch.adaptive.auto-parallelism.enabled";

  /** Goes with every job. */
  private static final String OF_ANY =
      """
      # Written by csar for one run; --flinkConfDir=DIR takes another.

      # Without this the adaptive scheduler gives the reading step one subtask, whatever --parallelism says.
      execution.batch.adaptive.auto-parallelism.enabled: false
      """;

  /** How often a job is tried again is the cluster's to say: what stands here would go with it. */
  private static final String OF_EMBEDDED =
      """

      # Every blocking output needs its own buffers, 16 MB for each running subtask on a cluster, less here.
      taskmanager.memory.network.min: 256m
      taskmanager.memory.network.max: 256m
      # Shuffles sort in managed memory and spill to io.tmp.dirs, which is java.io.tmpdir.
      taskmanager.memory.managed.size: 512m
      # A lost process is lost with its job, so a retry could only hide a defect.
      restart-strategy.type: none
      # One process cannot lose itself, but a busy machine can be late.
      heartbeat.timeout: 180000
      """;

  private FlinkConfiguration() {}

  /**
   * Writes our configuration into a directory that goes with this process.
   *
   * @param embedded whether the job runs in this process too
   */
  static Path writeDefault(boolean embedded) throws IOException {
    Path directory = Files.createTempDirectory("csar-flink-");
    Path file =
        Files.writeString(
            directory.resolve("config.yaml"), embedded ? OF_ANY + OF_EMBEDDED : OF_ANY);
    // Deleted in reverse order of these calls.
    directory.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return directory;
  }

  /**
   * Refuses a configuration that would run, and run wrongly.
   *
   * @throws StoppedException with the missing setting
   */
  static void check(Path directory) throws StoppedException {
    Configuration configuration;
    try {
      configuration = GlobalConfiguration.loadConfiguration(directory.toString());
    } catch (IllegalConfigurationException | IllegalArgumentException e) {
      throw new StoppedException(
          ExitCode.USAGE, "no Flink configuration in " + directory + ": " + e.getMessage(), e);
    }
    if (configuration.get(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED)) {
      throw new StoppedException(
          ExitCode.USAGE,
          "the Flink configuration in "
              + directory
              + " lacks \""
              + AUTO_PARALLELISM
              + ": false\": without it one subtask reads everything, whatever --parallelism says");
    }
  }
}
