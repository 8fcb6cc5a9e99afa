package eu.csar.transforms.tabulate.rules;

import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReadDeliveries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of 2025 and 2026 as a release would have them, of rows made by hand. */
final class TablesByHand {
  private static final Instant AS_OF = Instant.parse("2027-07-01T00:00:00Z");

  private final Tables tables;

  private TablesByHand(Tables tables) {
    this.tables = tables;
  }

  /** Of returns without tokens, and no report. */
  static TablesByHand ofReturns(Path returns) throws IOException {
    Deliveries deliveries = ReadDeliveries.in(returns, AS_OF);
    return new TablesByHand(
        CompileTables.of(new Figures(), deliveries, SmallReturns.of(deliveries), 2026));
  }

  /** Of rows of the database, and of what was returned on their tokens for all of the years. */
  static TablesByHand ofRows(CountedRows rows) throws IOException {
    return ofRows(rows, List.of());
  }

  /** The same where the rows of some deliveries were removed. */
  static TablesByHand ofRows(CountedRows rows, List<Delivery> expired) throws IOException {
    Deliveries deliveries = new Deliveries(rows.deliveries(), expired, List.of());
    return new TablesByHand(
        CompileTables.of(rows.figures(), deliveries, SmallReturns.of(deliveries), 2026));
  }

  /**
   * Cells of a table: codes joined by a space, value; where there is none its status and note.
   *
   * @param with codes that a cell must have
   */
  Map<String, String> cells(String table, String... with) {
    Map<String, String> cells = new TreeMap<>();
    for (Observation row : tables.table(table).rows()) {
      if (row.codes().containsAll(List.of(with))) {
        Long value = row.value();
        cells.put(
            String.join(" ", row.codes()),
            value == null ? row.status() + " " + row.note() : value.toString());
      }
    }
    return cells;
  }

  /** Value, status and note of each cell of a table. */
  Map<String, String> rows(String table) {
    return rows(tables.table(table));
  }

  static Map<String, String> rows(TableRows table) {
    Map<String, String> cells = new TreeMap<>();
    for (Observation row : table.rows()) {
      cells.put(
          String.join(" ", row.codes()),
          String.join(" ", String.valueOf(row.value()), row.status(), row.note()));
    }
    return cells;
  }

  /** Equations that do not hold. */
  List<String> broken() {
    return Reconcile.broken(tables);
  }

  /** The same without zeros. */
  Map<String, String> counted(String table, String... with) {
    Map<String, String> cells = cells(table, with);
    cells.values().removeIf("0"::equals);
    return cells;
  }
}
