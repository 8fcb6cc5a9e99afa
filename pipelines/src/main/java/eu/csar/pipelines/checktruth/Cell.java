package eu.csar.pipelines.checktruth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** The value of a column as text, in the form in which the truth writes it. */
final class Cell {
  private Cell() {}

  /** JSON text of the value; a column that the table lacks is null. */
  static String of(GenericRecord row, String column) {
    Schema.Field field = row.getSchema().getField(column);
    return field == null ? "null" : text(row.get(field.pos()), field.schema());
  }

  /** The value without quotes. */
  static String plain(GenericRecord row, String column) {
    String text = of(row, column);
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  private static String text(@Nullable Object value, Schema schema) {
    if (value == null) {
      return "null";
    }
    if (value instanceof List<?> members) {
      return members.stream()
          .map(member -> "\"" + member + "\"")
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Long number && isInstant(schema)) {
      return "\"" + Instant.EPOCH.plus(number, ChronoUnit.MICROS) + "\"";
    }
    return value instanceof CharSequence ? "\"" + value + "\"" : value.toString();
  }

  private static boolean isInstant(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      return schema.getTypes().stream().anyMatch(Cell::isInstant);
    }
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMicros;
  }
}
