package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.jspecify.annotations.Nullable;

/** The rows of one Parquet file of a table, in order. Closes itself behind the last row. */
final class RowsOfFile<T extends IndexedRecord> implements Iterator<T>, AutoCloseable {
  /** Key of AvroReadSupport, which has no public constant of it. */
  private static final String READ_SCHEMA = "parquet.avro.read.schema";

  private final ParquetReader<T> rows;
  private @Nullable T next;

  private RowsOfFile(ParquetReader<T> rows) throws IOException {
    this.rows = rows;
    advance();
  }

  static <T extends SpecificRecord> RowsOfFile<T> open(
      Path file, Table table, FilterCompat.Filter filter) throws IOException {
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    // No projection: of a file that lacks a newer column, it would make a list null instead of its
    // default.
    configuration.set(READ_SCHEMA, table.schema().toString());
    return new RowsOfFile<>(
        AvroParquetReader.<T>builder(new BufferedInput(file), configuration)
            .withDataModel(table.model())
            .withFilter(filter)
            .build());
  }

  /**
   * Some columns of a table, which every run of it has; the others are not decoded.
   *
   * @param columns top-level columns by name, or {@code list.member} for one member of the records
   *     of a list; rows hold them in this order, texts as {@link CharSequence}
   */
  static RowsOfFile<GenericRecord> columns(
      Path file, Table table, List<String> columns, FilterCompat.Filter filter) throws IOException {
    String projection = projection(table.schema(), columns).toString();
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, projection);
    configuration.set(READ_SCHEMA, projection);
    // The projection must name lists as they were written, with three levels; otherwise they read
    // as null.
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return new RowsOfFile<>(
        AvroParquetReader.<GenericRecord>builder(new BufferedInput(file), configuration)
            .withDataModel(GenericData.get())
            .withFilter(filter)
            .build());
  }

  static <T extends SpecificRecord> RowsOfFile<T> open(Path file, Table table) throws IOException {
    return open(file, table, FilterCompat.NOOP);
  }

  private static Schema projection(Schema table, List<String> columns) {
    List<Schema.Field> fields = new ArrayList<>();
    for (String column : columns) {
      String[] path = column.split("\\.", 2);
      Schema.Field field = table.getField(path[0]);
      Schema schema = field.schema();
      if (path.length > 1) {
        schema = Schema.createArray(projection(schema.getElementType(), List.of(path[1])));
      }
      fields.add(new Schema.Field(field.name(), schema, field.doc(), field.defaultVal()));
    }
    return Schema.createRecord(
        table.getName(), table.getDoc(), table.getNamespace(), false, fields);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public T next() {
    T row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row;
  }

  private void advance() throws IOException {
    next = rows.read();
    if (next == null) {
      rows.close();
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
