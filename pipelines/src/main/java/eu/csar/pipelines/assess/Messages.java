package eu.csar.pipelines.assess;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.MessageStatus;
import eu.csar.schemas.tables.MessageRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What authorities, reviewers and gateways sent: {@code .ndjson} files, one message a line, each
 * with a message id. A message whose id an earlier run knows is a no-op. One that cannot be read
 * has the digest of its line for an id, so that it may be sent again in order under its own.
 * Reviews (JU4) are the first kind.
 */
public final class Messages {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final Map<String, Set<String>> VALUES =
      Map.of("DECISION", Set.of("FORWARD", "UNFOUNDED"), "URGENCY", Set.of("URGENT", "NOT_URGENT"));

  /** What speaks against a report or its urgency must know its current version (JU4). */
  private static final Set<String> AGAINST = Set.of("UNFOUNDED", "NOT_URGENT");

  private Messages() {}

  /**
   * The messages that no earlier run knows, by message id.
   *
   * @param directory directory of messages; null: none
   * @param run number of this run
   */
  public static List<MessageRow> unknownTo(Database database, @Nullable String directory, long run)
      throws StoppedException {
    if (directory == null) {
      return List.of();
    }
    TreeMap<String, MessageRow> messages = new TreeMap<>();
    try (Stream<Path> files = Files.list(LocalPath.of(directory))) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".ndjson")).sorted().toList()) {
        // A line with broken bytes is unreadable; it must not stop the run.
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
              MessageRow message = read(line, run);
              messages.putIfAbsent(message.getMessageId(), message);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_MESSAGES, "messages cannot be read: " + directory, e);
    }
    for (MessageRow known : database.<MessageRow>rows(Table.MESSAGES, ".parquet")) {
      messages.remove(known.getMessageId());
    }
    return withStatus(database, messages);
  }

  /** S36: decided against the state before the run. */
  private static List<MessageRow> withStatus(Database database, Map<String, MessageRow> messages) {
    Set<String> named = new HashSet<>();
    for (MessageRow message : messages.values()) {
      if (message.getReportKey() != null) {
        named.add(message.getReportKey());
      }
    }
    Map<String, KeyRow> known = database.sorted().latest(named);
    return messages.values().stream()
        .map(
            message ->
                MessageRow.newBuilder(message)
                    .setStatus(status(message, known.get(message.getReportKey())).name())
                    .build())
        .toList();
  }

  private static MessageStatus status(MessageRow message, @Nullable KeyRow report) {
    if (!message.getStatus().equals(MessageStatus.ACCEPTED.name())) {
      return MessageStatus.UNREADABLE;
    }
    if (report == null || report.getVersion() == null) {
      return MessageStatus.UNKNOWN_REPORT;
    }
    boolean outdated =
        AGAINST.contains(message.getValue())
            && !Objects.equals(message.getVersion(), report.getVersion());
    return outdated ? MessageStatus.OUTDATED : MessageStatus.ACCEPTED;
  }

  /** The reviews that a run accepts, by report. */
  static Map<String, List<AcceptedReview>> reviews(List<MessageRow> messages) {
    TreeMap<String, List<AcceptedReview>> reviews = new TreeMap<>();
    for (MessageRow message : messages) {
      if (message.getStatus().equals(MessageStatus.ACCEPTED.name())) {
        reviews
            .computeIfAbsent(message.getReportKey(), key -> new ArrayList<>())
            .add(
                new AcceptedReview(
                    message.getReviewId(),
                    message.getVersion(),
                    message.getSubject(),
                    message.getValue(),
                    message.getReasonCode(),
                    message.getDecidedAt(),
                    message.getReviewerRef()));
      }
    }
    return reviews;
  }

  private static MessageRow read(String line, long run) {
    String unreadable = "unreadable-" + DigestUtils.sha256Hex(line).substring(0, 16);
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return unreadable(unreadable, run);
    }
    String id = text(node, "message_id");
    String key = text(node, "report_key");
    String subject = text(node, "subject");
    String value = text(node, "value");
    Instant decidedAt = instant(text(node, "decided_at"));
    boolean readable =
        id != null
            && "REVIEW".equals(text(node, "kind"))
            && text(node, "review_id") != null
            && key != null
            && key.matches("[0-9a-f]{64}")
            && subject != null
            && value != null
            && VALUES.getOrDefault(subject, Set.of()).contains(value)
            && decidedAt != null
            && isGiven(text(node, "reason_code"))
            && isGiven(text(node, "reviewer_ref"))
            && node.path("version").isIntegralNumber()
            && node.path("version").canConvertToLong();
    if (!readable) {
      return unreadable(unreadable, run);
    }
    return new MessageRow(
        id,
        "REVIEW",
        text(node, "review_id"),
        "ACCEPTED",
        key,
        node.path("version").asLong(),
        subject,
        value,
        text(node, "reason_code"),
        decidedAt,
        text(node, "reviewer_ref"),
        run);
  }

  private static MessageRow unreadable(String id, long run) {
    return new MessageRow(
        id, "UNKNOWN", null, "UNREADABLE", null, null, null, null, null, null, null, run);
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
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
