package eu.csar.pipelines.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.tabulate.rules.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receipts: what of each delivery counted, and why each other row did not, by its place. A receipt
 * repeats no value of a row: neither token nor case key.
 */
final class WriteReceipts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WriteReceipts() {}

  static void to(Path receipts, Deliveries deliveries, Figures figures) throws IOException {
    Map<String, List<List<String>>> rejected = new HashMap<>();
    figures
        .of(Figures.REJECTED)
        .keySet()
        .forEach(row -> rejected.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(row));
    for (Delivery delivery : deliveries.standing()) {
      String number = Integer.toString(delivery.number());
      ObjectNode receipt = receipt(delivery.name(), delivery.sender());
      receipt
          .put("kind", delivery.kind().name())
          .put("received_at", delivery.receivedAt().toString())
          .put("digest", delivery.digest())
          .put("rows_read", figures.sum(Figures.READ, number))
          .put("rows_accepted", figures.sum(Figures.ACCEPTED, number));
      ArrayNode rows = receipt.putArray("rejected");
      List<List<String>> of = rejected.getOrDefault(number, new ArrayList<>());
      of.sort(
          Comparator.comparing((List<String> row) -> row.get(1))
              .thenComparing(row -> Long.parseLong(row.get(2))));
      for (List<String> row : of) {
        ReturnRejectCode code = ReturnRejectCode.valueOf(row.get(3));
        ObjectNode one =
            rows.addObject().put("table", row.get(1)).put("row", Long.parseLong(row.get(2)));
        one.put("code", code.name());
        if (!row.get(4).isEmpty()) {
          one.put("column", row.get(4));
        }
        one.put("meaning", code.meaning()).put("action", code.action());
      }
      write(receipts, delivery.sender(), delivery.name(), receipt);
    }
    for (Deliveries.Refused refused : deliveries.refused()) {
      ObjectNode receipt = receipt(refused.name(), refused.sender());
      receipt
          .put("refused", refused.code().name())
          .put("meaning", refused.code().meaning())
          .put("action", refused.code().action());
      write(receipts, refused.sender(), refused.name(), receipt);
    }
  }

  /** A sender who was refused may call itself anything; no name leads out of the receipts. */
  private static String folder(String sender) {
    return sender.isEmpty() ? "unknown" : sender.replaceAll("[^A-Za-z0-9._-]|^\\.+", "_");
  }

  private static ObjectNode receipt(String delivery, String sender) {
    return JSON.createObjectNode().put("delivery", delivery).put("sender", sender);
  }

  private static void write(Path receipts, String sender, String delivery, ObjectNode receipt)
      throws IOException {
    Path file = receipts.resolve(folder(sender)).resolve("receipt-" + delivery + ".json");
    Files.createDirectories(file.getParent());
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt) + "\n";
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
