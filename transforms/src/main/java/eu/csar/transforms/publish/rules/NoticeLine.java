package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.codes.NoticeReason;
import eu.csar.schemas.tables.NoticeRow;

/**
 * A notice as the provider reads it (RC6): the provider's own ids, and reasons in the words of the
 * published table, with what to do.
 */
final class NoticeLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NoticeLine() {}

  /** The line, with its line feed. */
  static byte[] of(NoticeRow notice) {
    ObjectNode line = JSON.createObjectNode();
    line.put("report_key", notice.getReportKey());
    line.put("provider_report_id", notice.getProviderReportId());
    line.put("kind", notice.getKind());
    ArrayNode reasons = line.putArray("reasons");
    for (String code : notice.getReasonCodes()) {
      NoticeReason reason = NoticeReason.valueOf(code);
      reasons
          .addObject()
          .put("code", code)
          .put("words", reason.meaning())
          .put("action", reason.action());
    }
    ArrayNode items = line.putArray("item_ids");
    notice.getItemIds().forEach(items::add);
    line.put("created_at", notice.getCreatedAt().toString());
    try {
      return FinishRun.utf8(JSON.writeValueAsString(line) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }
}
