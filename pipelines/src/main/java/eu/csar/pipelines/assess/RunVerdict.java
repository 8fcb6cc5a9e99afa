package eu.csar.pipelines.assess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a run ended, told from what it left on disk: its marker and {@code run.json}, or its verdict
 * in {@code failed/}.
 */
public final class RunVerdict {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunVerdict() {}

  /** The exit code of a run that has come to its end, and what a person should know, in words. */
  public static ExitCode of(Path root, RunName name, PrintWriter words) throws StoppedException {
    Path marker = root.resolve("runs").resolve(name.marker());
    try {
      if (!Files.exists(marker) || !RunMarker.read(marker).name().id().equals(name.id())) {
        return failed(root, name, words);
      }
      JsonNode run =
          JSON.readTree(Files.readAllBytes(root.resolve(name.directory()).resolve("run.json")));
      JsonNode ledger = run.path("ledger");
      words.println(
          "Published run " + name.number() + " in " + root.resolve(name.directory()) + ":");
      words.println(
          "  "
              + ledger.path("records_read").asLong()
              + " records read, "
              + told(ledger.path("outcomes"))
              + ".");
      tellDecisions(run, ledger, words);
      return attention(run, words);
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "the end of the run cannot be read: " + root, e);
    }
  }

  /** What was decided, in the order in which a newcomer asks. */
  private static void tellDecisions(JsonNode run, JsonNode ledger, PrintWriter words) {
    words.println(
        "  "
            + ledger.path("reports").asLong()
            + " reports assessed ("
            + told(ledger.path("causes"))
            + "): "
            + ledger.path("forwarded").asLong()
            + " forwarded, "
            + ledger.path("manifestly_unfounded").asLong()
            + " manifestly unfounded, "
            + ledger.path("held_for_review").asLong()
            + " held for review.");
    if (ledger.path("manifestly_unfounded").asLong() > 0) {
      words.println("  Unfounded by ground: " + told(ledger.path("unfounded")) + ".");
    }
    long reopened = ledger.path("causes").path("REOPENED").asLong();
    if (reopened > 0) {
      words.println(
          "  "
              + reopened
              + " decisions were re-opened, since a not-abuse notice that they name no longer stands.");
    }
    words.println("  Forwards: " + told(ledger.path("forwards")) + ".");
    words.println("  Notices to providers: " + told(ledger.path("notices")) + ".");
    long held = run.path("review").path("held").asLong();
    if (held > 0) {
      words.println(
          "  "
              + held
              + " reports wait for a review, the oldest since "
              + run.path("review").path("oldest_held_since").asText()
              + ": see review/queue.ndjson.");
    }
    for (Map.Entry<String, JsonNode> ground : run.path("breaker").properties()) {
      if (ground.getValue().path("tripped").asBoolean()) {
        words.println(
            "  The circuit breaker tripped: "
                + lower(ground.getKey())
                + " held for "
                + ground.getValue().path("reports").asLong()
                + " reports and filtered none of them in this run.");
      }
    }
  }

  private static ExitCode failed(Path root, RunName name, PrintWriter words) throws IOException {
    Path verdict = root.resolve("failed").resolve(name.directory() + ".json");
    if (!Files.exists(verdict)) {
      words.println("Nothing was published and no verdict was left: see the log of the job.");
      return ExitCode.JOB_FAILED;
    }
    JsonNode node = JSON.readTree(Files.readAllBytes(verdict));
    words.println("Nothing was published: " + verdict);
    node.path("because").forEach(sentence -> words.println("  " + sentence.asText()));
    return ExitCode.valueOf(node.path("code").asText());
  }

  private static ExitCode attention(JsonNode run, PrintWriter words) {
    TreeSet<ExitCode> codes = new TreeSet<>();
    double threshold = run.path("options").path("rejection_threshold").asDouble();
    for (JsonNode export : run.path("exports")) {
      String id = export.path("export_id").asText(export.path("directory").asText());
      if (export.path("status").asText().equals("REFUSED")) {
        codes.add(ExitCode.EXPORT_REFUSED);
        words.println("  Refused export " + id + ": " + export.path("code").asText() + ".");
      }
      long read = export.path("records_read").asLong();
      long rejected = export.path("rejected").asLong();
      if (read > 0 && (double) rejected / read > threshold) {
        codes.add(ExitCode.REJECTIONS_ABOVE_THRESHOLD);
        words.println("  Export " + id + ": " + rejected + " of " + read + " records rejected.");
      }
      for (JsonNode finding : export.path("findings")) {
        if (finding.path("code").asText().equals("MORE_RECORDS_THAN_DECLARED")) {
          codes.add(ExitCode.COUNT_DIFFERS);
          words.println("  Export " + id + " held more records than declared; all were read.");
        }
      }
    }
    if (run.path("messages_rejected").asLong() > 0) {
      codes.add(ExitCode.MESSAGES_REJECTED);
      words.println(
          "  "
              + run.path("messages_rejected").asLong()
              + " messages not accepted: see table messages.");
    }
    double overdue = run.path("options").path("review_overdue_hours").asDouble(Double.MAX_VALUE);
    if (run.path("review").path("oldest_held_since").isTextual() && age(run) > overdue) {
      codes.add(ExitCode.REVIEWS_OVERDUE);
      words.println("  The oldest held report waits longer than " + (long) overdue + " hours.");
    }
    return codes.isEmpty() ? ExitCode.OK : codes.first();
  }

  /** Hours, with fractions, for which the oldest held report waits at the as-of. */
  private static double age(JsonNode run) {
    Instant since = Instant.parse(run.path("review").path("oldest_held_since").asText());
    return Duration.between(since, Instant.parse(run.path("as_of").asText())).toMillis()
        / 3_600_000.0;
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String told(JsonNode group) {
    StringBuilder told = new StringBuilder();
    group
        .fields()
        .forEachRemaining(
            member -> {
              if (member.getValue().asLong() > 0) {
                told.append(told.length() == 0 ? "" : ", ")
                    .append(member.getValue().asLong())
                    .append(' ')
                    .append(lower(member.getKey()));
              }
            });
    return told.length() == 0 ? "none" : told.toString();
  }
}
