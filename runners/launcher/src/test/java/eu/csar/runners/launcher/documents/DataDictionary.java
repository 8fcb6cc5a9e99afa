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

        What stands in each table and each file, column by column, in the order of the columns. Tables of a run are Parquet
        files under `run=<number>-<id>/<table>/`. How to open them, and what not to count:
        [statisticians.md](statisticians.md). Codes: [codes.md](codes.md).

        - **text** is UTF-8, **instant** a point in time in UTC with microseconds, **list** a list, in the tables never null.
        - **Null** says `yes` where a column may be empty. A nullable integer becomes a floating-point column in pandas unless
          it is read with `dtype_backend="numpy_nullable"`.
        - **Articles** are those of COM(2022) 209. R01 to R33 are the fields of Article 13(1) and Annex III; "envelope" marks
          a field that the annex lacks and the pipeline needs.
        - **Row ids** name the rule behind a column: ID identity and order, SU supplements and links, UG and JU judging, RT
          routing, RC refusals, receipts and ledger, CT counting, ST runs and state. How they are read stands in
          [decisions](decisions).

        """);
    contents(dictionary.text);
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
    dictionary.record(Table.PERCEPTUAL.directory(), Table.PERCEPTUAL.schema());
    dictionary.text.append("## Personal data\n\nThese stand in `personal/` only (RC7).\n\n");
    dictionary.record(Table.PERSONAL.directory(), Table.PERSONAL.schema());
    return dictionary.text.toString();
  }

  /** The public tables, each with the first sentence of its contract. */
  private static void contents(StringBuilder text) {
    text.append("| Table | Holds |\n| --- | --- |\n");
    for (Table table : Table.values()) {
      if (table.isPublic()) {
        String name = table.directory();
        String sentence = table.schema().getDoc().replaceFirst("^Table " + name + ": ", "");
        int end = sentence.indexOf(". ");
        text.append("| [%1$s](#%1$s) | ".formatted(name))
            .append(end < 0 ? sentence : sentence.substring(0, end + 1))
            .append(" |\n");
      }
    }
    text.append('\n');
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
      case RECORD ->
          "[" + plain.getName() + "](#" + plain.getName().toLowerCase(java.util.Locale.ROOT) + ")";
      case STRING -> "text";
      case LONG -> "64-bit integer";
      case INT -> "32-bit integer";
      case MAP -> "map of " + type(plain.getValueType());
      case UNION ->
          plain.getTypes().stream().map(DataDictionary::type).collect(Collectors.joining(" or "));
      default -> plain.getType().getName();
    };
  }
}
