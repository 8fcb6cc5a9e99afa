package eu.csar.transforms.receive.rules;

import com.fasterxml.jackson.databind.JsonNode;
import eu.csar.schemas.codes.RefusalCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * intake.json: what the Centre's receiving gateway wrote beside the manifest (ID5).
 *
 * @param receivedAt UTC, microseconds
 * @param manifestSha256 digest of the manifest that was received, lower-case hex
 */
public record Intake(Instant receivedAt, String manifestSha256) {

  /** Reads the bytes of an intake file; refuses as UNREADABLE_INTAKE what lacks a member. */
  public static Intake parse(byte[] bytes) throws RefusedException {
    @Nullable JsonNode json = JsonDocument.object(bytes);
    @Nullable String receivedAt = json == null ? null : JsonDocument.text(json, "received_at");
    @Nullable String digest = json == null ? null : JsonDocument.text(json, "manifest_sha256");
    if (receivedAt == null || digest == null || !Sha256.isHex(digest.toLowerCase(Locale.ROOT))) {
      throw new RefusedException(RefusalCode.UNREADABLE_INTAKE, null);
    }
    try {
      OffsetDateTime time =
          OffsetDateTime.parse(receivedAt, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      if (time.getYear() < 0 || time.getYear() > 9999) {
        throw new RefusedException(RefusalCode.UNREADABLE_INTAKE, null);
      }
      return new Intake(
          time.toInstant().truncatedTo(ChronoUnit.MICROS), digest.toLowerCase(Locale.ROOT));
    } catch (DateTimeException e) {
      throw new RefusedException(RefusalCode.UNREADABLE_INTAKE, null);
    }
  }
}
