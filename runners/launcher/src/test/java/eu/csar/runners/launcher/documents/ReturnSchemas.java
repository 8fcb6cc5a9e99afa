package eu.csar.runners.launcher.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.statistics.CodeList;

/** {@code docs/schemas/returns/*.json} from the contracts of returns. */
final class ReturnSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReturnSchemas() {}

  /** Schema of a row, or of a whole yearly return. */
  static String write(ReturnKind kind) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put(
        "$comment",
        "Generated from ReturnKind by GeneratedDocumentsTest -Dregenerate; do not edit.");
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", kind.title());
    if (kind.form() == ReturnKind.Form.ROWS) {
      row(root, kind.tables().get(0));
    } else {
      root.put("type", "object").put("additionalProperties", false);
      ObjectNode sections = root.putObject("properties");
      for (ReturnTable table : kind.tables()) {
        ObjectNode section = sections.putObject(table.id());
        section.put("type", "array").put("description", described(table));
        row(section.putObject("items"), table);
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** The header that a CSV file must have; empty for yearly returns. */
  static String header(ReturnKind kind) {
    return kind.form() == ReturnKind.Form.DOCUMENT
        ? ""
        : String.join(
            ",", kind.tables().get(0).columns().stream().map(ReturnColumn::name).toList());
  }

  private static String described(ReturnTable table) {
    return table.title() + " (" + String.join(", ", table.items()) + ").";
  }

  private static void row(ObjectNode node, ReturnTable table) {
    node.put("type", "object").put("additionalProperties", false);
    node.put("description", described(table));
    ArrayNode required = node.putArray("required");
    ObjectNode properties = node.putObject("properties");
    for (ReturnColumn column : table.columns()) {
      if (!column.isOptional()) {
        required.add(column.name());
      }
      type(properties.putObject(column.name()), column);
    }
  }

  private static void type(ObjectNode node, ReturnColumn column) {
    node.put("description", column.doc());
    switch (column.type()) {
      case COUNT -> node.put("type", "integer").put("minimum", 0).put("maximum", 999_999_999_999L);
      case DAY -> node.put("type", "string").put("format", "date");
      case TOKEN -> node.put("type", "string").put("pattern", "^[0-9a-f]{32}$");
      case HASH ->
          node.put("type", "string").put("pattern", "^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$");
      case KEY -> node.put("type", "string").put("pattern", "^[A-Za-z0-9._:/-]{1,64}$");
      default -> node.put("type", "string");
    }
    CodeList codes = column.codes();
    if (codes != null) {
      codes.codes().forEach(node.putArray("enum")::add);
    }
  }
}
