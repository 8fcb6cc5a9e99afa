package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns that every form of a table has, so that all tell the same. */
final class TidyColumns {
  /** Columns of SDMX-CSV 2 before the dimensions. */
  static final List<String> STRUCTURE = List.of("STRUCTURE", "STRUCTURE_ID", "ACTION");

  /** What stands behind the dimensions. */
  static final List<String> MEASURES = List.of("obs_value", "obs_status", "conf_status", "note");

  static final String UNIT = "UNIT_MEASURE";

  private TidyColumns() {}

  /** Header of the Parquet file and of the sheet. */
  static List<String> names(PublishedTables.Table table) {
    List<String> names = new ArrayList<>();
    table.dimensions().forEach(dimension -> names.add(dimension.id()));
    names.addAll(MEASURES);
    return names;
  }

  /** The cells of a row, each as text; a missing figure is empty. */
  static List<String> cells(PublishedTables.Table table, PublishedTables.Row row) {
    List<String> cells = new ArrayList<>();
    table.dimensions().forEach(dimension -> cells.add(row.code(dimension.id())));
    cells.add(row.value() == null ? "" : row.value().toString());
    cells.addAll(List.of(row.obsStatus(), row.confStatus(), row.note()));
    return cells;
  }

  /** Header of SDMX-CSV 2. */
  static List<String> sdmxNames(PublishedTables.Table table) {
    List<String> names = new ArrayList<>(STRUCTURE);
    names(table).forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
    names.add(UNIT);
    return names;
  }

  /** A row of SDMX-CSV 2: a vintage replaces ({@code R}) the one before it. */
  static List<String> sdmxCells(PublishedTables.Table table, PublishedTables.Row row) {
    List<String> cells = new ArrayList<>(List.of("dataflow", structure(table), "R"));
    cells.addAll(cells(table, row));
    cells.add(table.description().unit());
    return cells;
  }

  /** Id of the table's structure, with the version of its definition. */
  static String structure(PublishedTables.Table table) {
    return "CSAR:"
        + table.id().toUpperCase(Locale.ROOT)
        + "("
        + table.description().version()
        + ".0.0)";
  }
}
