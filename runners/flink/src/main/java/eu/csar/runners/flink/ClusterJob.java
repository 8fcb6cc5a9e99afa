package eu.csar.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * How far a job on a cluster has come, by the cluster's REST interface.
 *
 * @param step the last step that has subtasks at work, as Flink names it
 * @param finished steps that are done
 * @param steps all steps
 */
public record ClusterJob(String step, int finished, int steps) {

  /**
   * Asks for the job of a name; the youngest, where there are several.
   *
   * @param address host and port
   * @return empty where nobody answers, or there is no such job at work
   */
  public static Optional<ClusterJob> of(String address, String name) throws IOException {
    Optional<JsonNode> jobs = ClusterOverview.get(address, "/jobs/overview");
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    String id = "";
    long youngest = Long.MIN_VALUE;
    for (JsonNode job : jobs.get().path("jobs")) {
      if (job.path("name").asText().equals(name) && job.path("start-time").asLong() > youngest) {
        youngest = job.path("start-time").asLong();
        id = job.path("jid").asText();
      }
    }
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return ClusterOverview.get(address, "/jobs/" + id).map(ClusterJob::read);
  }

  private static ClusterJob read(JsonNode job) {
    String step = job.path("state").asText();
    int finished = 0;
    int steps = 0;
    for (JsonNode vertex : job.path("vertices")) {
      steps++;
      String status = vertex.path("status").asText();
      if (status.equals("FINISHED")) {
        finished++;
      } else if (status.equals("RUNNING")) {
        step = vertex.path("name").asText();
      }
    }
    return new ClusterJob(step, finished, steps);
  }
}
