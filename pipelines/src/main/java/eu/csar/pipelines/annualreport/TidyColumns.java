package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns that every form of a table has, so that all tell the same. */
final class TidyColumns {
  /** Columns of SDMX-CSV 2 before the dimensions. */
  static final List<String> STRUCTURE = List.of("STRUCTURE", "STRUCTURE_ID", "ACTION");

  /** What stands behind the dimensions. */
  static final List<String> MEASURES = List.of("obs_value", "obs_status", "conf_status", "note");

  /** How often the figures are made, {@code CL_FREQ} of SDMX. */
  static final String FREQUENCY = "FREQ";

  private static final Set<String> TIMES = Set.of("time_period", "cohort");
  private static final Pattern BLOCK = Pattern.compile("(\\d{4})-(\\d{4})");

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
    names.add(FREQUENCY);
    names(table).forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
    names.add(UNIT);
    return names;
  }

  /** A row of SDMX-CSV 2: a vintage replaces ({@code R}) the one before it. */
  static List<String> sdmxCells(PublishedTables.Table table, PublishedTables.Row row) {
    List<String> cells = new ArrayList<>(List.of("dataflow", structure(table), "R"));
    cells.add(frequency(row));
    cells.addAll(cells(table, row));
    cells.add(table.description().unit());
    return cells;
  }

  /**
   * {@code A}, yearly; of a block of two or three years that are printed together {@code A2},
   * {@code A3}.
   */
  private static String frequency(PublishedTables.Row row) {
    for (String time : TIMES) {
      Matcher block = BLOCK.matcher(row.code(time));
      if (block.matches()) {
        return "A" + (Integer.parseInt(block.group(2)) - Integer.parseInt(block.group(1)) + 1);
      }
    }
    return "A";
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
