package eu.csar.pipelines.protect;

import eu.csar.transforms.publish.rules.TidyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One row of a tidy table: the columns of its dimensions as texts, then {@code obs_value}, {@code
 * obs_status}, {@code conf_status} and {@code note}.
 *
 * @param codes by dimension, in the order of the columns
 * @param value null where there is none, or it is confidential
 * @param obsStatus Eurostat's flag, or empty
 * @param confStatus {@code C} or empty
 * @param note code, or empty
 */
public record TidyRow(
    Map<String, String> codes,
    @Nullable Long value,
    String obsStatus,
    String confStatus,
    String note) {

  /** The flag of {@code conf_status} of a hidden figure. */
  static final String CONFIDENTIAL = "C";

  public TidyRow {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /**
   * The rows of a table.
   *
   * @param dimensions columns that must be there
   */
  public static List<TidyRow> read(Path file, List<String> dimensions) throws IOException {
    List<TidyRow> rows = new ArrayList<>();
    for (GenericRecord row : TidyFile.read(file)) {
      Map<String, String> codes = new LinkedHashMap<>();
      for (String dimension : dimensions) {
        codes.put(dimension, text(row, dimension, file));
      }
      Object value = row.hasField("obs_value") ? row.get("obs_value") : null;
      rows.add(
          new TidyRow(
              codes,
              value instanceof Number number ? (Long) number.longValue() : null,
              optional(row, "obs_status"),
              optional(row, "conf_status"),
              optional(row, "note")));
    }
    return rows;
  }

  private static String text(GenericRecord row, String column, Path file) throws IOException {
    Object value = row.hasField(column) ? row.get(column) : null;
    if (value == null) {
      throw new IOException(file + " has a row without " + column);
    }
    return value.toString();
  }

  private static String optional(GenericRecord row, String column) {
    Object value = row.hasField(column) ? row.get(column) : null;
    return value == null ? "" : value.toString();
  }

  /** Writes a table, which must not exist. */
  public static void write(
      Path file, String table, List<String> dimensions, Collection<TidyRow> rows)
      throws IOException {
    Schema schema = schema(table, dimensions);
    TidyFile.write(file, schema, rows.stream().map(row -> row.record(schema)).toList(), Map.of());
  }

  private static Schema schema(String table, List<String> dimensions) {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record(table).namespace("eu.csar.release").fields();
    for (String dimension : dimensions) {
      fields = fields.name(dimension).doc("Code of the dimension.").type().stringType().noDefault();
    }
    return fields
        .name("obs_value")
        .doc("The figure; null where conf_status or obs_status says why.")
        .type()
        .optional()
        .longType()
        .name("obs_status")
        .doc("Flag of the observation.")
        .type()
        .stringType()
        .noDefault()
        .name("conf_status")
        .doc("C where the figure is confidential.")
        .type()
        .stringType()
        .noDefault()
        .name("note")
        .doc("Code of a note.")
        .type()
        .stringType()
        .noDefault()
        .endRecord();
  }

  private GenericRecord record(Schema schema) {
    GenericRecordBuilder record = new GenericRecordBuilder(schema);
    codes.forEach(record::set);
    return record
        .set("obs_value", value)
        .set("obs_status", obsStatus)
        .set("conf_status", confStatus)
        .set("note", note)
        .build();
  }
}
