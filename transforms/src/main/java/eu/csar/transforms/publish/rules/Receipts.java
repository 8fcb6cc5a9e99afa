package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.tables.RejectionRow;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One receipt for every export, refused ones included (RC4): what was accepted, what was rejected,
 * where and why.
 */
final class Receipts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Receipts() {}

  static void write(
      RunFolder folder, List<ExportBook> exports, Collection<Part> parts, RunEvidence evidence)
      throws IOException {
    ShardParts shards = new ShardParts(parts);
    Set<String> taken = new HashSet<>();
    for (ExportBook export : exports) {
      String path = path(export, taken);
      folder.write(path, FeedbackPath.TABLE, 0, receipt(folder, export, shards, evidence));
    }
  }

  private static byte[] receipt(
      RunFolder folder, ExportBook export, ShardParts shards, RunEvidence evidence)
      throws IOException {
    ObjectNode receipt = JSON.createObjectNode();
    receipt.put("export_id", export.exportId()).put("export_digest", export.exportDigest());
    receipt.put("provider_id", export.providerId());
    receipt.put("received_at", export.receivedAt() == null ? null : export.receivedAt().toString());
    receipt.put("run", evidence.name().number()).put("read_at", evidence.asOf());
    receipt.put("status", export.stands() ? "READ" : "REFUSED");
    if (!export.stands()) {
      receipt.put("code", export.refusal()).put("file", export.refusedFile());
    }
    ArrayNode files = receipt.putArray("files");
    for (ExportBook.FileBook file : export.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("records_declared", file.declared())
          .put("records_read", !export.stands() || file.skipped() ? 0 : file.read())
          .put("status", !export.stands() ? "NOT_READ" : file.skipped() ? "READ_BEFORE" : "READ")
          .put("sha256", file.sha256());
    }
    long rejected = shards.rejected(export);
    receipt.put("records_read", export.recordsRead());
    receipt.put("accepted", export.recordsRead() - rejected).put("rejected", rejected);
    ArrayNode findings = receipt.putArray("findings");
    export
        .findings()
        .forEach(
            finding ->
                findings.addObject().put("code", finding.code()).put("file", finding.file()));
    ArrayNode rejections = receipt.putArray("rejections");
    for (Part part : shards.withRejections(export)) {
      for (FileEntry file : part.files()) {
        if (file.table().equals(Table.REJECTIONS.directory())) {
          addRejections(folder, file, export, rejections);
        }
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt);
  }

  private static void addRejections(
      RunFolder folder, FileEntry file, ExportBook export, ArrayNode rejections)
      throws IOException {
    try (RowsOfFile<RejectionRow> rows =
        RowsOfFile.open(folder.resolve(file.path()), Table.REJECTIONS)) {
      while (rows.hasNext()) {
        RejectionRow row = rows.next();
        if (!row.getExportDigest().equals(export.exportDigest())
            || !row.getExportId().equals(export.exportId())) {
          continue;
        }
        rejections
            .addObject()
            .put("file", row.getFile())
            .put("ordinal", row.getOrdinal())
            .put("offset", row.getOffset())
            .put("length", row.getLength())
            .put("code", row.getCode())
            .put("field", row.getField());
      }
    }
  }

  /**
   * {@code feedback/<provider>/receipt-<export_id>.json}; names that a path cannot hold are
   * digested.
   */
  private static String path(ExportBook export, Set<String> taken) {
    String provider = FeedbackPath.of(export.providerId());
    String name =
        export.exportId() == null
            ? "directory-" + FeedbackPath.plain(export.directory())
            : FeedbackPath.plain(export.exportId());
    String path = provider + "/receipt-" + name + ".json";
    for (int again = 2; !taken.add(path.toLowerCase(Locale.ROOT)); again++) {
      path = provider + "/receipt-" + name + "-" + again + ".json";
    }
    return path;
  }
}
