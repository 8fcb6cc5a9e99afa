package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.account.rules.Counts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one attempt wrote for one part of a run. Several attempts of a part may reach the finishing
 * step after retries; it picks one, and their contents are equal.
 *
 * @param name name of the part, such as {@code shard-00003} or {@code hashes-07}
 * @param attempt the attempt's directory, relative to the database
 * @param files files in it
 * @param counts what the part counted
 */
public record Part(String name, String attempt, List<FileEntry> files, Counts counts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The part as bytes, for the shuffle to the finishing step. */
  public byte[] encode() {
    ObjectNode node = JSON.createObjectNode().put("name", name).put("attempt", attempt);
    ArrayNode array = node.putArray("files");
    for (FileEntry file : files) {
      array
          .addObject()
          .put("path", file.path())
          .put("table", file.table())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    ObjectNode numbers = node.putObject("counts");
    counts.forEach(numbers::put);
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part of these bytes. */
  public static Part decode(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(bytes);
      List<FileEntry> files = new ArrayList<>();
      for (JsonNode file : node.get("files")) {
        files.add(
            new FileEntry(
                file.get("path").asText(),
                file.get("table").asText(),
                file.get("rows").asLong(),
                file.get("bytes").asLong(),
                file.get("sha256").asText()));
      }
      Counts counts = new Counts();
      node.get("counts")
          .fields()
          .forEachRemaining(e -> counts.add(e.getKey(), e.getValue().asLong()));
      return new Part(node.get("name").asText(), node.get("attempt").asText(), files, counts);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a part", e);
    }
  }
}
