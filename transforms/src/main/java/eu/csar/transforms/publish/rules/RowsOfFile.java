package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** The rows of one Parquet file of a table, in order. Closes itself behind the last row. */
final class RowsOfFile<T extends SpecificRecord> implements Iterator<T>, AutoCloseable {
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
        AvroParquetReader.<T>builder(new LocalInputFile(file), configuration)
            .withDataModel(table.model())
            .withFilter(filter)
            .build());
  }

  static <T extends SpecificRecord> RowsOfFile<T> open(Path file, Table table) throws IOException {
    return open(file, table, FilterCompat.NOOP);
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
