package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.tables.ReportRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reports that are held for review after a run (JU3): those of the run before, without the
 * released ones, and the newly held. Oldest first.
 */
final class ReviewQueue {
  /** Kind of file, and directory. */
  static final String TABLE = "review";

  /** File of a part with the reports whose being held this run touched. */
  static final String CHANGES = "review/changes.ndjson";

  /** File of a run with all that are still held. */
  static final String QUEUE = "review/queue.ndjson";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELEASED = "released";

  private final TreeMap<String, ObjectNode> held = new TreeMap<>();

  private ReviewQueue() {}

  /** A report that was held before, or is now, as a line of {@link #CHANGES}. */
  static byte[] change(ReportRow row) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("report_key", row.getReportKey());
    Instant since = row.getHeldSince();
    if (since == null) {
      line.put(RELEASED, true);
    } else {
      line.put("held_since", since.toString());
      line.put("provider_id", row.getProviderId());
      line.put("provider_report_id", row.getProviderReportId());
      line.put("version", row.getVersion()).put("source", row.getSource());
      line.put("received_at", row.getReceivedAt().toString());
      ArrayNode reasons = line.putArray("reason_codes");
      row.getReasonCodes().forEach(reasons::add);
    }
    return FinishRun.utf8(JSON.writeValueAsString(line) + "\n");
  }

  /**
   * The queue after a run.
   *
   * @param before queue of the run before; absent in a first run
   * @param changes files of changes, of all parts
   */
  static ReviewQueue after(@Nullable Path before, Collection<Path> changes) throws IOException {
    ReviewQueue queue = new ReviewQueue();
    if (before != null && Files.exists(before)) {
      queue.read(before);
    }
    for (Path file : changes) {
      queue.read(file);
    }
    return queue;
  }

  private void read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = JSON.readTree(line);
        String key = node.path("report_key").asText();
        if (node.path(RELEASED).asBoolean()) {
          held.remove(key);
        } else {
          held.put(key, (ObjectNode) node);
        }
      }
    }
  }

  int size() {
    return held.size();
  }

  /** Since when the oldest one is held; null: none is. */
  @Nullable Instant oldest() {
    return held.values().stream()
        .map(ReviewQueue::since)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The queue's lines, oldest first, then by key. */
  byte[] lines() throws IOException {
    List<ObjectNode> ordered =
        held.values().stream()
            .sorted(
                Comparator.comparing(ReviewQueue::since)
                    .thenComparing(line -> line.path("report_key").asText()))
            .toList();
    StringBuilder text = new StringBuilder();
    for (ObjectNode line : ordered) {
      text.append(JSON.writeValueAsString(line)).append('\n');
    }
    return FinishRun.utf8(text.toString());
  }

  private static Instant since(JsonNode line) {
    return Instant.parse(line.path("held_since").asText());
  }
}
