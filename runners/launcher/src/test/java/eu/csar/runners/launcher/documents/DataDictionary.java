package eu.csar.runners.launcher.documents;

import eu.csar.schemas.AnnexIIIReport;
import eu.csar.transforms.publish.rules.Table;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** {@code docs/data-dictionary.md} from the contracts. */
final class DataDictionary {
  private final StringBuilder text = new StringBuilder();
  private final Set<String> told = new TreeSet<>();

  private DataDictionary() {}

  static String write() {
    DataDictionary dictionary = new DataDictionary();
    dictionary.text.append(
        """
        <!-- Generated from schemas/src/main/avro by GeneratedDocumentsTest -Dregenerate; do not edit. -->

        # Data dictionary

        Tables of a run are Parquet files under `run=<number>-<id>/<table>/`. Instants are UTC with microseconds.
        A nullable integer becomes a floating-point column in pandas unless it is read with `dtype_backend="numpy_nullable"`.

        """);
    dictionary.text.append("## Input\n\n");
    dictionary.record("AnnexIIIReport", AnnexIIIReport.getClassSchema());
    dictionary.text.append("## Tables\n\n");
    for (Table table : Table.values()) {
      if (table.isPublic()) {
        dictionary.record(table.directory(), table.schema());
      }
    }
    dictionary.text.append("## Kept between runs\n\n");
    dictionary.record(Table.KEYS.directory(), Table.KEYS.schema());
    dictionary.record(Table.REFERENCES.directory(), Table.REFERENCES.schema());
    dictionary.text.append("## Personal data\n\nThese stand in `personal/` only (RC7).\n\n");
    dictionary.record(Table.PERSONAL.directory(), Table.PERSONAL.schema());
    return dictionary.text.toString();
  }

  private void record(String name, Schema schema) {
    if (!told.add(schema.getFullName())) {
      return;
    }
    text.append("### ").append(name).append("\n\n");
    if (schema.getDoc() != null) {
      text.append(schema.getDoc()).append("\n\n");
    }
    text.append("| Column | Type | Null | Meaning |\n| --- | --- | --- | --- |\n");
    for (Schema.Field field : schema.getFields()) {
      text.append("| ")
          .append(field.name())
          .append(" | ")
          .append(type(field.schema()))
          .append(" | ")
          .append(field.schema().isNullable() ? "yes" : "")
          .append(" | ")
          .append(field.doc() == null ? "" : field.doc().replace("|", "\\|"))
          .append(" |\n");
    }
    text.append('\n');
    for (Schema.Field field : schema.getFields()) {
      Schema inner = inner(field.schema());
      if (inner.getType() == Schema.Type.RECORD) {
        record(inner.getName(), inner);
      }
    }
  }

  private static Schema inner(Schema schema) {
    Schema plain = nonNull(schema);
    return plain.getType() == Schema.Type.ARRAY ? inner(plain.getElementType()) : plain;
  }

  /** The type beside null. */
  static Schema nonNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static String type(Schema schema) {
    Schema plain = nonNull(schema);
    LogicalType logical = plain.getLogicalType();
    if (logical != null) {
      return logical.getName().startsWith("timestamp") ? "instant" : logical.getName();
    }
    return switch (plain.getType()) {
      case ARRAY -> "list of " + type(plain.getElementType());
      case RECORD -> "[" + plain.getName() + "](#" + plain.getName().toLowerCase(java.util.Locale.ROOT) + ")";
      case STRING -> "text";
      case LONG -> "64-bit integer";
      case INT -> "32-bit integer";
      case MAP -> "map of " + type(plain.getValueType());
      case UNION -> plain.getTypes().stream().map(DataDictionary::type).collect(Collectors.joining(" or "));
      default -> plain.getType().getName();
    };
  }
}
