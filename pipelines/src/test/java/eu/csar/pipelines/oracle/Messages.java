package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Json.Num;
import eu.csar.pipelines.oracle.Known.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages of a world: reviews (JU4, S36), each with a status that the state before decides. */
final class Messages {

  private static final Set<String> SAID =
      Set.of("DECISION FORWARD", "DECISION UNFOUNDED", "URGENCY URGENT", "URGENCY NOT_URGENT");

  /** A message that no run has read; all but id and kind are null where it is unreadable. */
  record Message(
      String id,
      String kind,
      @Nullable String reviewId,
      @Nullable String reportKey,
      @Nullable Long version,
      @Nullable String subject,
      @Nullable String value,
      @Nullable String reasonCode,
      @Nullable Instant decidedAt,
      @Nullable String reviewerRef) {

    static Message unreadable(String id) {
      return new Message(id, "UNKNOWN", null, null, null, null, null, null, null, null);
    }
  }

  private Messages() {}

  /** The messages of a directory whose ids no run knows, each id once. */
  static List<Message> unknownTo(OracleState state, Path directory) {
    Map<String, Message> messages = new LinkedHashMap<>();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).sorted().toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          if (!line.isBlank()) {
            Message message = read(line);
            messages.putIfAbsent(message.id(), message);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> known = new HashSet<>();
    state.table("messages").forEach(r -> known.add(r.get("message_id")));
    messages.keySet().removeAll(known);
    return List.copyOf(messages.values());
  }

  /**
   * Adds the rows of table messages, and hands the accepted reviews to their reports.
   *
   * @param before the state before the run, which alone decides the statuses
   * @return keys of the reports that an accepted review touches
   */
  static Set<String> accept(List<Message> messages, OracleState before, OracleState after) {
    Set<String> touched = new TreeSet<>();
    for (Message m : messages) {
      String status = status(m, before);
      after
          .table("messages")
          .add(
              Row.empty()
                  .and("message_id", m.id())
                  .and("kind", m.kind())
                  .and("review_id", m.reviewId())
                  .and("status", status)
                  .and("report_key", m.reportKey())
                  .and("version", m.version())
                  .and("subject", m.subject())
                  .and("value", m.value())
                  .and("reason_code", m.reasonCode())
                  .and("decided_at", m.decidedAt())
                  .and("reviewer_ref", m.reviewerRef())
                  .and("run", after.run));
      if (status.equals("ACCEPTED")
          && m.reportKey() != null
          && m.reviewId() != null
          && m.subject() != null
          && m.value() != null
          && m.decidedAt() != null) {
        touched.add(m.reportKey());
        after
            .report(m.reportKey())
            .reviews
            .add(new Review(m.reviewId(), m.subject(), m.value(), m.decidedAt(), after.run));
      }
    }
    return touched;
  }

  private static String status(Message m, OracleState before) {
    if (m.reportKey() == null || m.version() == null) {
      return "UNREADABLE";
    }
    Known report = before.known.get(m.reportKey());
    if (report == null || !report.isReport()) {
      return "UNKNOWN_REPORT";
    }
    boolean against = "UNFOUNDED".equals(m.value()) || "NOT_URGENT".equals(m.value());
    return against && m.version() != report.version ? "OUTDATED" : "ACCEPTED";
  }

  private static Message read(String line) {
    String unnamed = "unreadable-" + Bytes.sha256(Bytes.utf8(line)).substring(0, 16);
    Map<String, Object> given;
    try {
      given = Json.object(Bytes.utf8(line));
    } catch (Json.Unreadable e) {
      return Message.unreadable(unnamed);
    }
    String id = text(given, "message_id");
    String reviewId = text(given, "review_id");
    String key = text(given, "report_key");
    String said = text(given, "subject") + " " + text(given, "value");
    Instant decidedAt = instant(text(given, "decided_at"));
    if (id == null) {
      return Message.unreadable(unnamed);
    }
    String reason = text(given, "reason_code");
    String reviewer = text(given, "reviewer_ref");
    if (!"REVIEW".equals(text(given, "kind"))
        || reason == null
        || reason.isBlank()
        || reviewer == null
        || reviewer.isBlank()
        || reviewId == null
        || key == null
        || !key.matches("[0-9a-f]{64}")
        || !SAID.contains(said)
        || decidedAt == null
        || !(given.get("version") instanceof Num version)
        || !version.source().matches("-?[0-9]{1,18}")) {
      return Message.unreadable(unnamed);
    }
    return new Message(
        id,
        "REVIEW",
        reviewId,
        key,
        Long.parseLong(version.source()),
        text(given, "subject"),
        text(given, "value"),
        reason,
        decidedAt,
        reviewer);
  }

  private static @Nullable String text(Map<String, Object> given, String name) {
    return given.get(name) instanceof String text ? text : null;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null
          ? null
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
