package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import eu.csar.schemas.Report;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.SignalRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The line of a report in a recipient's package: the report with its personal part, its matches and
 * the evidence for routing. The body is the same for every recipient and holds no other report's
 * key (RC7); the head is the recipient's.
 */
public final class PackageLine {
  private static final JsonFactory JSON = new JsonFactory();

  /** Keys of other reports, and what is the Centre's own bookkeeping. */
  private static final RecordJson RECORDS =
      new RecordJson(Set.of("cited_keys", "run", "namespace", "file", "ordinal", "export_digest"));

  private final byte[] body;
  private final String digest;

  private PackageLine(byte[] body) {
    this.body = body;
    this.digest = DigestUtils.sha256Hex(body);
  }

  /** The body of a report. */
  public static PackageLine of(
      Report report,
      List<String> centreTypes,
      boolean centreUrgent,
      @Nullable Instant retractedAt,
      List<MatchRow> matches,
      List<SignalRow> signals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectField("provider_urgent", report.getProviderUrgent());
      json.writeObjectField("centre_urgent", centreUrgent);
      if (retractedAt != null) {
        json.writeStringField("retracted_at", retractedAt.toString());
      }
      json.writeFieldName("centre_types");
      RECORDS.write(json, centreTypes);
      json.writeFieldName("report");
      RECORDS.write(json, report);
      json.writeFieldName("matches");
      RECORDS.write(json, matches);
      json.writeFieldName("signals");
      RECORDS.write(json, signals);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a buffer in memory does not fail", e);
    }
    return new PackageLine(bytes.toByteArray());
  }

  /**
   * Digest of the line for a recipient, without run and times: equal digests need no replacement.
   */
  public String digestFor(List<String> authorityIds, boolean urgent) {
    return DigestUtils.sha256Hex(digest + '\n' + urgent + '\n' + String.join("\n", authorityIds));
  }

  /** The line for a recipient, with its line feed; a recall carries no body. */
  public byte[] lineFor(ForwardRow forward) {
    boolean recall = forward.getKind().equals("RECALL");
    ByteArrayOutputStream line = new ByteArrayOutputStream(body.length + 512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("report_key", forward.getReportKey());
      json.writeStringField("recipient", forward.getRecipient());
      json.writeFieldName("authority_ids");
      RECORDS.write(json, forward.getAuthorityIds());
      json.writeStringField("kind", forward.getKind());
      json.writeBooleanField("urgent", forward.getUrgent());
      json.writeStringField("reason", forward.getReason());
      json.writeStringField("forwarded_at", forward.getForwardedAt().toString());
      json.writeStringField("follow_up_token", forward.getFollowUpToken());
      json.writeNumberField("run", forward.getRun());
      if (recall) {
        json.writeEndObject();
      } else {
        json.writeFieldName("assessment");
        json.writeRawValue("");
        json.flush();
        line.write(body);
        // The generator closes the object when it is closed; the body went past it, once for all
        // recipients.
        json.writeEndObject();
      }
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new IllegalStateException("a buffer in memory does not fail", e);
    }
    return line.toByteArray();
  }
}
