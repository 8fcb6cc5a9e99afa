package eu.csar.runners.launcher.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.AnnexIIIReport;
import org.apache.avro.Schema;

/** {@code docs/schemas/annex-iii-report.json} from the contract of the input. */
final class JsonSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonSchema() {}

  static String write() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put(
        "$comment",
        "Generated from schemas/src/main/avro/AnnexIIIReport.avsc by GeneratedDocumentsTest -Dregenerate; do not edit.");
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Annex III report, one line of a bulk export");
    ObjectNode definitions = JSON.createObjectNode();
    describe(root, AnnexIIIReport.getClassSchema(), definitions);
    root.set("$defs", definitions);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void describe(ObjectNode node, Schema record, ObjectNode definitions) {
    node.put("type", "object");
    if (record.getDoc() != null) {
      node.put("description", record.getDoc());
    }
    ObjectNode properties = node.putObject("properties");
    for (Schema.Field field : record.getFields()) {
      ObjectNode property = properties.putObject(field.name());
      if (field.doc() != null) {
        property.put("description", field.doc());
      }
      type(property, field.schema(), definitions);
    }
  }

  /** Every member may be missing or null: a record is never rejected for its values (RC2). */
  private static void type(ObjectNode node, Schema schema, ObjectNode definitions) {
    Schema plain = DataDictionary.nonNull(schema);
    switch (plain.getType()) {
      case RECORD -> {
        node.put("$ref", "#/$defs/" + plain.getName());
        if (!definitions.has(plain.getName())) {
          describe(definitions.putObject(plain.getName()), plain, definitions);
        }
      }
      case ARRAY -> {
        types(node, schema, "array");
        type(node.putObject("items"), plain.getElementType(), definitions);
      }
      case LONG, INT -> types(node, schema, "integer");
      case DOUBLE, FLOAT -> types(node, schema, "number");
      case BOOLEAN -> types(node, schema, "boolean");
      default -> types(node, schema, "string");
    }
  }

  private static void types(ObjectNode node, Schema schema, String type) {
    if (schema.isNullable()) {
      node.putArray("type").add(type).add("null");
    } else {
      node.put("type", type);
    }
  }
}
