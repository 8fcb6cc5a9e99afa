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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
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
  private static final Set<String> LEFT_OUT =
      Set.of(
          "cited_keys", "missing_fields", "run", "namespace", "file", "ordinal", "export_digest");

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
      write(json, centreTypes);
      json.writeFieldName("report");
      write(json, report);
      json.writeFieldName("matches");
      write(json, matches);
      json.writeFieldName("signals");
      write(json, signals);
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
      write(json, forward.getAuthorityIds());
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

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof IndexedRecord record) {
      json.writeStartObject();
      for (Schema.Field field : record.getSchema().getFields()) {
        Object member = record.get(field.pos());
        boolean empty = member == null || (member instanceof Collection<?> list && list.isEmpty());
        if (!empty && !LEFT_OUT.contains(field.name())) {
          json.writeFieldName(field.name());
          write(json, member);
        }
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
