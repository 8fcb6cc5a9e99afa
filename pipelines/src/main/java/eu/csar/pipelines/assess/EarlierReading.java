package eu.csar.pipelines.assess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.receive.rules.KnownFile;
import eu.csar.transforms.receive.rules.ReadExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs have read, from their {@code run.json}.
 *
 * @param exports exports that were read (ID11)
 * @param refused content digests of exports that were refused
 * @param files files of standing exports (ID9)
 * @param asOf as-of of the newest run; null in an empty database
 * @param held reports held at the end of the newest run
 * @param notices notices of the not-abuse list on which decisions of all runs rest; null: a run
 *     does not say
 * @param fallen those of them of which the newest run knew that they stand no more
 * @param oldestHeldSince since when the oldest of them waits; null: none does
 */
record EarlierReading(
    Set<ReadExport> exports,
    Set<String> refused,
    Set<KnownFile> files,
    @Nullable Instant asOf,
    long held,
    @Nullable Set<String> notices,
    Set<String> fallen,
    @Nullable Instant oldestHeldSince) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static EarlierReading of(Database database) throws StoppedException {
    Set<ReadExport> exports = new HashSet<>();
    Set<String> refused = new HashSet<>();
    Set<KnownFile> files = new HashSet<>();
    @Nullable Set<String> notices = new HashSet<>();
    Set<String> fallen = Set.of();
    @Nullable Instant asOf = null;
    long held = 0;
    @Nullable Instant oldestHeldSince = null;
    for (RunMarker run : database.runs()) {
      Path report = database.root().resolve(run.directory()).resolve("run.json");
      try {
        JsonNode node = JSON.readTree(Files.readAllBytes(report));
        asOf = Instant.parse(node.path("as_of").asText());
        fallen = texts(node.path("notices_fallen"));
        if (notices != null) {
          notices = node.has("decisions_by_notice") ? notices : null;
        }
        if (notices != null) {
          node.path("decisions_by_notice").fieldNames().forEachRemaining(notices::add);
        }
        JsonNode review = node.path("review");
        held = review.path("held").asLong();
        oldestHeldSince =
            held > 0 ? Instant.parse(review.path("oldest_held_since").asText()) : null;
        for (JsonNode export : node.path("exports")) {
          if (export.path("status").asText().equals("REFUSED")) {
            refused.add(export.path("content_digest").asText());
          } else {
            exports.add(
                new ReadExport(
                    export.path("export_digest").asText(), export.path("intake_digest").asText()));
            addFiles(export, files);
          }
        }
      } catch (IOException | RuntimeException e) {
        throw new StoppedException(
            ExitCode.UNUSABLE_DATABASE, "UNREADABLE_RUN_REPORT: " + report, e);
      }
    }
    return new EarlierReading(
        exports, refused, files, asOf, held, notices, fallen, oldestHeldSince);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void addFiles(JsonNode export, Set<KnownFile> files) {
    for (JsonNode file : export.path("files")) {
      files.add(
          new KnownFile(
              export.path("namespace").asText(),
              export.path("test_flag").asBoolean(),
              export.path("schema_version").asText(),
              file.path("sha256").asText()));
    }
  }
}
