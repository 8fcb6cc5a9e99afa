package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("RC4 every export has a receipt")
final class ReceiptsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "{'provider_report_id':'%s'}";

  @TempDir static Path directory = Path.of("unset");

  @BeforeAll
  void run() throws Exception {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    world.export(
        "A", "2026-01-02T00:00:00Z", List.of(GOOD.formatted("1"), "{'urgent':", "[]", "{}"));
    world.export("B", "2026-01-02T01:00:00Z", List.of(GOOD.formatted("2")));
    world.write("exports/export-2/reports.ndjson", GOOD.formatted("3") + "\n");
    world.export("B", "2026-01-02T02:00:00Z", List.of(GOOD.formatted("4")), 2);
    world.export("B", "2026-01-02T03:00:00Z", List.of(GOOD.formatted("5"), "{}"), 1);
    Ended ended =
        new AssessCommand(world.directory(), directory.resolve("database"), "2026-01-06T00:00:00Z")
            .run();
    assertThat(ended.err(), ended.code(), is(32));
  }

  private static JsonNode receipt(String provider, String export) throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve("database"))) {
      Path run = runs.filter(p -> p.toString().contains("run=")).findFirst().orElseThrow();
      return JSON.readTree(
          Files.readAllBytes(run.resolve("feedback/" + provider + "/receipt-" + export + ".json")));
    }
  }

  /** Status, records read, accepted, rejected. */
  private static String told(JsonNode receipt) {
    return String.join(
        " ",
        receipt.path("status").asText(),
        receipt.path("records_read").asText(),
        receipt.path("accepted").asText(),
        receipt.path("rejected").asText());
  }

  @Test
  @DisplayName("RC4 RC2 with what was accepted, and each rejection by its place and code")
  void rejections() throws Exception {
    JsonNode receipt = receipt("A", "E1");
    assertThat(told(receipt), is("READ 4 2 2"));
    assertThat(
        receipt.path("rejections").toString(),
        is(
            "[{\"file\":\"reports.ndjson\",\"ordinal\":1,\"offset\":27,\"length\":10,\"code\":\"MALFORMED_JSON\",\"field\":null},"
                + "{\"file\":\"reports.ndjson\",\"ordinal\":2,\"offset\":38,\"length\":2,\"code\":\"NOT_AN_OBJECT\",\"field\":null}]"));
  }

  @Test
  @DisplayName("RC4 RC1 that says why an export was refused, of which nothing was read")
  void refusal() throws Exception {
    JsonNode receipt = receipt("B", "E2");
    assertThat(told(receipt), is("REFUSED 0 0 0"));
    assertThat(receipt.path("code").asText(), is("WRONG_DIGEST"));
    assertThat(receipt.path("file").asText(), is("reports.ndjson"));
  }

  @Test
  @DisplayName("RC4 RC1 of fewer records than declared: one rejection where the file ends")
  void fewer() throws Exception {
    JsonNode receipt = receipt("B", "E3");
    assertThat(told(receipt), is("READ 2 1 1"));
    assertThat(
        receipt.path("rejections").toString(),
        is(
            "[{\"file\":\"reports.ndjson\",\"ordinal\":1,\"offset\":27,\"length\":0,\"code\":\"COUNT_MISMATCH\",\"field\":null}]"));
  }

  @Test
  @DisplayName("RC4 RC1 of more records than declared: all accepted, with a finding")
  void more() throws Exception {
    JsonNode receipt = receipt("B", "E4");
    assertThat(told(receipt), is("READ 2 2 0"));
    assertThat(
        receipt.path("findings").toString(),
        is("[{\"code\":\"MORE_RECORDS_THAN_DECLARED\",\"file\":\"reports.ndjson\"}]"));
  }
}
