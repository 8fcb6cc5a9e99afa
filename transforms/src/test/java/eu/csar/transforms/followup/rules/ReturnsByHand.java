package eu.csar.transforms.followup.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Deliveries by hand in a directory of returns; each is received a day after the one before. */
public final class ReturnsByHand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant FIRST = Instant.parse("2027-02-01T00:00:00Z");
  private static final long SECONDS_A_DAY = 86_400;

  private final Path returns;
  private int written;

  /** Under this directory. */
  public ReturnsByHand(Path returns) {
    this.returns = returns;
  }

  /** A yearly return on 2026: one object, quoted with {@code '}. */
  public ReturnsByHand yearly(ReturnKind kind, String sender, String document) throws IOException {
    String text = document.replace('\'', '"');
    long rows = 0;
    for (JsonNode section : JSON.readTree(text)) {
      rows += section.size();
    }
    write(sender, cover(kind, "2026-01-01", "2026-12-31", rows), "rows.json", text);
    return this;
  }

  /** Rows, one object each, quoted with {@code '}, on all of 2025 and 2026. */
  public ReturnsByHand rows(ReturnKind kind, String sender, String... rows) throws IOException {
    String text = (String.join("\n", rows) + "\n").replace('\'', '"');
    write(sender, cover(kind, "2025-01-01", "2026-12-31", rows.length), "rows.ndjson", text);
    return this;
  }

  static ObjectNode cover(ReturnKind kind, String from, String to, long rows) {
    return JSON.createObjectNode()
        .put("kind", kind.name())
        .put("year", 2026)
        .put("covers_from", from)
        .put("covers_to", to)
        .put("rows", rows);
  }

  /** A delivery whose digests are right. */
  Path write(String sender, ObjectNode cover, @Nullable String file, String text)
      throws IOException {
    Path directory = Files.createDirectory(returns.resolve("return-" + written));
    if (file != null) {
      Files.writeString(directory.resolve(file), text);
      cover
          .put("file", file)
          .put("file_sha256", DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8)));
    }
    Files.write(directory.resolve("return.json"), JSON.writeValueAsBytes(cover));
    intake(directory, sender, FIRST.plusSeconds(SECONDS_A_DAY * written++).toString());
    return directory;
  }

  /** The intake of a cover sheet as it stands. */
  static void intake(Path directory, String sender, String receivedAt) throws IOException {
    byte[] cover = Files.readAllBytes(directory.resolve("return.json"));
    Files.write(
        directory.resolve("intake.json"),
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("received_at", receivedAt)
                .put("sender", sender)
                .put("digest", DigestUtils.sha256Hex(cover))));
  }
}
