package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes while days pass: {@code history/day-NN/} holds what is other from that day (1 is the
 * first) on, by the names that it has in the world: lists, messages, the policy. Whoever runs day
 * by day copies it over the world before the first run of the day. A history takes ten days, so
 * that first versions, reviews, later versions and the last exports fall on days of their own.
 */
final class History {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAYS = 10;

  /** With the second exports of provider A come other lists, and the reviews. */
  private static final Slot REVIEWED = Slot.A2;

  /** With the last export comes a policy whose circuit breaker trips at three reports. */
  private static final Slot LAST = Slot.AGAIN;

  private final Planting planting;
  private final List<String> messages = new ArrayList<>();

  History(Planting planting) {
    this.planting = planting;
  }

  boolean isPossible() {
    return planting.days() >= DAYS;
  }

  String inWords() {
    return String.format(
        "history/ changes lists and reviews from day %d on, and the policy from day %d on:"
            + " copy history/day-NN over the world before the first run of day NN.",
        planting.day(REVIEWED) + 1, planting.day(LAST) + 1);
  }

  /** Adds a review and what must become of it; returns its id. */
  String review(String status, String key, long version, String said, String decidedAt) {
    String id = "planted-" + (messages.size() + 1);
    ObjectNode review = JSON.createObjectNode().put("message_id", "M-" + id).put("kind", "REVIEW");
    review.put("review_id", "V-" + id).put("report_key", key).put("version", version);
    review.put("subject", said.endsWith("URGENT") ? "URGENCY" : "DECISION").put("value", said);
    review.put("reason_code", "PLANTED").put("decided_at", decidedAt);
    messages.add(review.put("reviewer_ref", "reviewer-1").toString());
    PlantedJudgement.message(planting, key, "M-" + id, status);
    return "V-" + id;
  }

  /** Adds a line as it stands. */
  void message(String line, @Nullable String id, String status) {
    messages.add(line);
    if (id != null) {
      PlantedJudgement.message(planting, null, id, status);
    }
  }

  /** The last message once more: a repeat is no row. */
  void repeat() {
    messages.add(messages.get(messages.size() - 1));
  }

  void write(Path directory, Indicators indicators, byte[] policy) throws IOException {
    Path reviewed = day(directory, REVIEWED);
    indicators.plantChanged(reviewed.resolve("indicators"), planting.lists().later());
    Path file = Files.createDirectories(reviewed.resolve("messages")).resolve("reviews.ndjson");
    Files.write(file, messages);
    ObjectNode low = (ObjectNode) JSON.readTree(policy);
    low.put("version", low.path("version").asText() + "-low");
    low.put("breaker_count", 2).put("breaker_share", 0.0);
    Files.write(
        day(directory, LAST).resolve("policy.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(low));
  }

  private Path day(Path directory, Slot slot) throws IOException {
    return Files.createDirectories(
        directory.resolve(String.format("day-%02d", planting.day(slot) + 1)));
  }
}
