package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one file report by report, read once from front to back. All tables of a part hold its
 * reports in one order, since they are written together.
 */
final class RowsByReport<T extends SpecificRecord> implements AutoCloseable {
  private final @Nullable RowsOfFile<T> rows;
  private final int keyColumn;
  private @Nullable T next;

  private RowsByReport(@Nullable RowsOfFile<T> rows, int keyColumn) {
    this.rows = rows;
    this.keyColumn = keyColumn;
    advance();
  }

  /**
   * Opens the file of this name in a table of a run; where there is none, no report has a row.
   *
   * @param name such as {@code part-00003.parquet}
   */
  static <T extends SpecificRecord> RowsByReport<T> open(
      Path database, RunMarker run, Table table, String name) throws IOException {
    int keyColumn = table.schema().getField("report_key").pos();
    for (FileEntry file : run.files(table)) {
      if (file.path().endsWith("/" + name)) {
        return new RowsByReport<>(RowsOfFile.open(database.resolve(file.path()), table), keyColumn);
      }
    }
    return new RowsByReport<>(null, keyColumn);
  }

  /** The rows of a report; reports must be asked for in the order of the file. */
  List<T> of(String report) {
    List<T> found = new ArrayList<>();
    for (T row = next; row != null && report.equals(row.get(keyColumn)); row = next) {
      found.add(row);
      advance();
    }
    return found;
  }

  /** True behind the last row: otherwise the rows left are of reports that nobody asked for. */
  boolean isAtEnd() {
    return next == null;
  }

  private void advance() {
    next = rows != null && rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}
