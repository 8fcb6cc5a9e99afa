package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnTable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of a return that was read and whose own values are in order. */
public final class ReturnRow {
  private final ReturnTable table;
  private final int delivery;
  private final long number;
  private final @Nullable String[] values;

  /**
   * A row.
   *
   * @param table what it is a row of
   * @param delivery number of the delivery
   * @param number place in the file, from 1; in a section, place in the section
   * @param values in order of the columns, null where nothing was given; not copied
   */
  public ReturnRow(ReturnTable table, int delivery, long number, @Nullable String[] values) {
    this.table = table;
    this.delivery = delivery;
    this.number = number;
    this.values = values;
  }

  /** What it is a row of. */
  public ReturnTable table() {
    return table;
  }

  /** Number of the delivery. */
  public int delivery() {
    return delivery;
  }

  /** Place in the file or section, from 1. */
  public long number() {
    return number;
  }

  /** The value of a column by its place; null where nothing was given. */
  public @Nullable String value(int place) {
    return values[place];
  }

  /** A value; null where nothing was given. */
  public @Nullable String get(String column) {
    return values[table.indexOf(column)];
  }

  /** A value that the schema requires. */
  public String text(String column) {
    String value = get(column);
    if (value == null) {
      throw new IllegalStateException(table.id() + " without " + column);
    }
    return value;
  }

  /** A number; 0 where nothing was given. */
  public long count(String column) {
    String value = get(column);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** A day that the schema requires. */
  public LocalDate day(String column) {
    return LocalDate.parse(text(column));
  }

  /** What the row is about: of rows with the same subject the latest counts. */
  public String subject() {
    StringBuilder subject = new StringBuilder(table.id());
    for (String column : table.key()) {
      subject.append('\t').append(get(column));
    }
    return subject.toString();
  }
}
