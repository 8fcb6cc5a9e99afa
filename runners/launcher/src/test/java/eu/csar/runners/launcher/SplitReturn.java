package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes two deliveries of one, received at the same instant, each with half of the rows. */
final class SplitReturn {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SplitReturn() {}

  static void inTwo(Path delivery) throws IOException {
    ObjectNode cover = (ObjectNode) JSON.readTree(delivery.resolve("return.json").toFile());
    Path rows = delivery.resolve(cover.path("file").asText());
    List<String> lines = Files.readAllLines(rows);
    boolean csv = rows.toString().endsWith(".csv");
    List<String> body = lines.subList(csv ? 1 : 0, lines.size());
    Path second = delivery.resolveSibling(delivery.getFileName() + "-second");
    StatisticsOfYearsTest.copy(delivery, second);
    int half = body.size() / 2;
    write(delivery, cover, csv ? lines.get(0) : null, body.subList(0, half));
    write(second, cover, csv ? lines.get(0) : null, body.subList(half, body.size()));
  }

  private static void write(
      Path delivery,
      ObjectNode cover,
      @org.jspecify.annotations.Nullable String header,
      List<String> body)
      throws IOException {
    List<String> lines = new ArrayList<>();
    if (header != null) {
      lines.add(header);
    }
    lines.addAll(body);
    byte[] bytes =
        (String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(delivery.resolve(cover.path("file").asText()), bytes);
    byte[] sheet =
        JSON.writeValueAsBytes(
            cover
                .deepCopy()
                .put("rows", body.size())
                .put("file_sha256", DigestUtils.sha256Hex(bytes)));
    Files.write(delivery.resolve("return.json"), sheet);
    ObjectNode intake = (ObjectNode) JSON.readTree(delivery.resolve("intake.json").toFile());
    Files.write(
        delivery.resolve("intake.json"),
        JSON.writeValueAsBytes(intake.put("digest", DigestUtils.sha256Hex(sheet))));
  }
}
