package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One export directory. ID11: which a run takes; RC1: which it refuses whole; S1, S16.
 *
 * @param identity digests of manifest and intake, and for a refused one of what it holds, so that
 *     it is tried again when anything of it changes
 * @param refusal code of RC1; null where the export stands
 */
record Export(
    Path directory,
    String identity,
    @Nullable String refusal,
    String id,
    String digest,
    Instant receivedAt,
    String providerName,
    String schemaVersion,
    boolean testFlag,
    List<DataFile> files) {

  /** A data file of the manifest. */
  record DataFile(String path, String sha256, long records) {}

  /** Order of exports: received_at, export_id, export_digest (S1). */
  static final Comparator<Export> BY_PLACE =
      Comparator.comparing(Export::receivedAt)
          .thenComparing(Export::id, Bytes.BY_UTF8)
          .thenComparing(Export::digest, Bytes.BY_UTF8)
          .thenComparing(e -> String.valueOf(e.directory().getFileName()), Bytes.BY_UTF8);

  boolean stands() {
    return refusal == null;
  }

  /** All export directories received up to {@code asOf}, in order of place (ID11). */
  static List<Export> upTo(Instant asOf, Path exports) {
    try (Stream<Path> entries = Files.list(exports)) {
      return entries
          .filter(Files::isDirectory)
          .map(Export::read)
          .filter(e -> !e.receivedAt().isAfter(asOf))
          .sorted(BY_PLACE)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Export read(Path directory) {
    byte[] manifestBytes = bytes(directory.resolve("manifest.json"));
    byte[] intakeBytes = bytes(directory.resolve("intake.json"));
    String digest = Bytes.sha256(manifestBytes);
    String identity = digest + " " + Bytes.sha256(intakeBytes);
    JsonNode intake = parse(intakeBytes);
    Instant receivedAt = instant(intake);
    if (intake == null || receivedAt == null || !intake.path("manifest_sha256").isTextual()) {
      return refused(directory, identity, digest, "UNREADABLE_INTAKE", Instant.MIN);
    }
    if (!intake.path("manifest_sha256").asText().equals(digest)) {
      return refused(directory, identity, digest, "DIGEST_NOT_NAMED", receivedAt);
    }
    JsonNode manifest = parse(manifestBytes);
    if (manifest == null
        || !manifest.path("provider").isTextual()
        || !manifest.path("export_id").isTextual()
        || !manifest.path("files").isArray()) {
      return refused(directory, identity, digest, "UNREADABLE_MANIFEST", receivedAt);
    }
    List<DataFile> files = new ArrayList<>();
    String refusal = null;
    StringBuilder found = new StringBuilder();
    for (JsonNode file : manifest.path("files")) {
      String path = file.path("path").asText();
      Path location = directory.resolve(path).normalize();
      String has =
          !location.startsWith(directory)
              ? "UNSAFE_PATH"
              : Files.isRegularFile(location) ? Bytes.sha256(Bytes.read(location)) : "MISSING_FILE";
      found.append(' ').append(has);
      if (refusal == null && !has.equals(file.path("sha256").asText())) {
        refusal = has.contains("_") ? has : "WRONG_DIGEST";
      }
      files.add(new DataFile(path, file.path("sha256").asText(), file.path("records").asLong()));
    }
    files.sort(Comparator.comparing(DataFile::path, Bytes.BY_UTF8));
    return new Export(
        directory,
        refusal == null ? identity : identity + found,
        refusal,
        manifest.path("export_id").asText(),
        digest,
        receivedAt,
        manifest.path("provider").asText(),
        manifest.path("schema_version").asText(""),
        manifest.path("test").asBoolean(false),
        files);
  }

  private static Export refused(
      Path directory, String identity, String digest, String code, Instant receivedAt) {
    return new Export(directory, identity, code, "", digest, receivedAt, "", "", false, List.of());
  }

  private static byte[] bytes(Path file) {
    return Files.isRegularFile(file) ? Bytes.read(file) : new byte[0];
  }

  private static @Nullable JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = World.MAPPER.readTree(bytes);
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(@Nullable JsonNode intake) {
    try {
      return intake == null
          ? null
          : OffsetDateTime.parse(intake.path("received_at").asText()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
