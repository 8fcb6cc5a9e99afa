package eu.csar.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster lacks of what a run needs that loses a worker: settings of the cluster, which no
 * job can bring along. Each shows only when it is too late, so it is asked before.
 */
public final class ClusterConditions {
  /** A lost TaskManager costs two attempts, and more than one may be lost. */
  private static final int LEAST_ATTEMPTS = 10;

  /** Less than {@code csar cluster} gives, more than what failed: 128 MiB for two slots. */
  private static final long LEAST_NETWORK_OF_A_SLOT = 128L << 20;

  private ClusterConditions() {}

  /**
   * Asks a cluster's REST interface.
   *
   * @param address host and port
   * @return a sentence for each setting that is missing; none where nobody answers
   */
  public static List<String> missing(String address) throws IOException {
    List<String> missing = new ArrayList<>();
    Map<String, String> settings = new TreeMap<>();
    for (JsonNode setting :
        ClusterOverview.get(address, "/jobmanager/config").map(List::of).orElse(List.of())) {
      setting.forEach(
          entry -> settings.put(entry.path("key").asText(), entry.path("value").asText()));
    }
    if (!settings.isEmpty()) {
      addRestarts(settings, missing);
    }
    ClusterOverview.get(address, "/taskmanagers")
        .ifPresent(answer -> addNetwork(answer.path("taskmanagers"), missing));
    return missing;
  }

  private static void addRestarts(Map<String, String> settings, List<String> missing) {
    String type =
        settings.getOrDefault(
            "restart-strategy.type", settings.getOrDefault("restart-strategy", "none"));
    if (type.equals("none") || type.equals("off") || type.equals("disable")) {
      missing.add(
          "restart-strategy.type is not set: a lost TaskManager ends the run; fixed-delay is tried");
    } else if (type.equals("fixed-delay") || type.equals("fixeddelay")) {
      String attempts = settings.getOrDefault("restart-strategy.fixed-delay.attempts", "1");
      if (attempts.matches("\\d{1,9}") && Integer.parseInt(attempts) < LEAST_ATTEMPTS) {
        missing.add(
            "restart-strategy.fixed-delay.attempts is "
                + attempts
                + ": each lost TaskManager costs two; 20 is tried");
      }
    }
  }

  private static void addNetwork(JsonNode taskManagers, List<String> missing) {
    for (JsonNode taskManager : taskManagers) {
      JsonNode network = taskManager.path("memoryConfiguration").path("networkMemory");
      int slots = Math.max(1, taskManager.path("slotsNumber").asInt());
      if (network.canConvertToLong() && network.asLong() / slots < LEAST_NETWORK_OF_A_SLOT) {
        missing.add(
            "taskmanager.memory.network.max gives "
                + taskManager.path("id").asText()
                + " "
                + (network.asLong() >> 20)
                + " MiB for "
                + slots
                + " slots: where it takes over the work of a lost one, \"Insufficient number of network"
                + " buffers\" ends the run; 256 MiB a slot are tried");
      }
    }
  }
}
