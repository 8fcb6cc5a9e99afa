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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The line of a report in a recipient's package: the report with its personal part, its matches and
 * the evidence for routing. The body is the same for every recipient and holds no other report's
 * key (RC7); the head is the recipient's.
 */
public final class PackageLine {
  /** The line of a recall, which has no body. */
  public static final PackageLine WITHOUT_BODY = new PackageLine(new byte[0], "");

  private static final JsonFactory JSON = new JsonFactory();

  /** Keys of other reports, and what is the Centre's own bookkeeping. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "cited_keys",
          "missing_fields",
          "run",
          "namespace",
          "file",
          "ordinal",
          "export_digest",
          "flood");

  /**
   * The same, and what belongs to the run, not to the report: a new version of a list or of the IP
   * database alone is no news to a recipient, and makes no replacement (S39).
   */
  private static final Set<String> LEFT_OUT_OF_DIGEST =
      Stream.concat(
              LEFT_OUT.stream(),
              Stream.of("list_version", "index_digest", "ip_database_digest", "ip_database_built"))
          .collect(Collectors.toUnmodifiableSet());

  private static final RecordJson RECORDS = new RecordJson(LEFT_OUT);
  private static final RecordJson LASTING = new RecordJson(LEFT_OUT_OF_DIGEST);

  private final byte[] body;
  private final String digest;

  private PackageLine(byte[] body, String digest) {
    this.body = body;
    this.digest = digest;
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
    ByteArrayOutputStream lasting = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes);
        JsonGenerator evidence = JSON.createGenerator(lasting)) {
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
      json.flush();
      lasting.write(bytes.toByteArray());
      json.writeFieldName("matches");
      RECORDS.write(json, matches);
      json.writeFieldName("signals");
      RECORDS.write(json, signals);
      json.writeEndObject();
      evidence.writeStartArray();
      LASTING.write(evidence, matches);
      LASTING.write(evidence, signals);
      evidence.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("a buffer in memory does not fail", e);
    }
    return new PackageLine(bytes.toByteArray(), DigestUtils.sha256Hex(lasting.toByteArray()));
  }

  /**
   * Digest of the line for a recipient, without run, times and versions of lists: equal digests
   * need no replacement.
   *
   * @param reason why this recipient is competent
   */
  public String digestFor(List<String> authorityIds, boolean urgent, String reason) {
    return DigestUtils.sha256Hex(
        digest + '\n' + urgent + '\n' + reason + '\n' + String.join("\n", authorityIds));
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
