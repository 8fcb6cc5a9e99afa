package eu.csar.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What the REST interface of a cluster says of itself.
 *
 * @param taskManagers TaskManagers that have reported
 * @param slots all their slots
 * @param freeSlots those that no job has
 * @param jobsAtWork jobs that run
 */
public record ClusterOverview(int taskManagers, int slots, int freeSlots, int jobsAtWork) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Asks a cluster.
   *
   * @param address host and port
   * @return empty where nobody answers, or not like Flink
   */
  public static Optional<ClusterOverview> of(String address) throws IOException {
    return get(address, "/overview")
        .filter(node -> node.has("slots-total"))
        .map(
            node ->
                new ClusterOverview(
                    node.path("taskmanagers").asInt(),
                    node.path("slots-total").asInt(),
                    node.path("slots-available").asInt(),
                    node.path("jobs-running").asInt()));
  }

  /** What the REST interface answers; empty where nobody does, or says no. */
  static Optional<JsonNode> get(String address, String path) throws IOException {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(PATIENCE).build();
    } catch (IllegalArgumentException e) {
      // No address: whoever submits says so better.
      return Optional.empty();
    }
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the cluster", e);
    }
  }
}
