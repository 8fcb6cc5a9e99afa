package eu.csar.runners.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a cluster lacks for batch that loses a worker")
class ClusterConditionsTest {
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void cluster(String settings, long networkMebibytes, int slots) {
    answer("/jobmanager/config", "[" + settings + "]");
    answer(
        "/taskmanagers",
        "{\"taskmanagers\":[{\"id\":\"taskmanager-1\",\"slotsNumber\":"
            + slots
            + ",\"memoryConfiguration\":{\"networkMemory\":"
            + (networkMebibytes << 20)
            + "}}]}");
  }

  private static String setting(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}";
  }

  private List<String> missing() throws Exception {
    return ClusterConditions.missing("127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  @DisplayName("is nothing where it is as it must be")
  void nothing() throws Exception {
    cluster(
        setting("restart-strategy.type", "fixed-delay")
            + ","
            + setting("restart-strategy.fixed-delay.attempts", "20"),
        512,
        2);
    assertThat(missing(), is(empty()));
  }

  @Test
  @DisplayName("is named: a restart strategy that allows attempts enough")
  void restarts() throws Exception {
    cluster(setting("rest.port", "8081"), 512, 2);
    assertThat(missing(), contains(containsString("restart-strategy.type is not set")));
  }

  @Test
  @DisplayName("is named: attempts enough")
  void attempts() throws Exception {
    cluster(
        setting("restart-strategy", "fixed-delay")
            + ","
            + setting("restart-strategy.fixed-delay.attempts", "5"),
        512,
        2);
    assertThat(missing(), contains(containsString("restart-strategy.fixed-delay.attempts is 5")));
  }

  @Test
  @DisplayName("is named: network memory for all slots of a worker at once")
  void network() throws Exception {
    cluster(setting("restart-strategy.type", "exponential-delay"), 128, 2);
    assertThat(
        missing(),
        contains(
            containsString(
                "taskmanager.memory.network.max gives taskmanager-1 128 MiB for 2 slots")));
  }

  @Test
  @DisplayName("is unknown where nobody answers")
  void nobody() throws Exception {
    assertThat(missing(), is(empty()));
  }
}
