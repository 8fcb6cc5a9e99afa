package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the rows of an internal table to inner cells that add up: totals that are given are left
 * out, or split into what their parts leave of them.
 */
final class ReadRows {
  /** The code of a row that says that nothing was submitted, whatever the code. */
  static final String ANY_CODE = "_X";

  private final Catalogue.Table table;
  private final List<FrequencyTable.Row> inner = new ArrayList<>();

  private ReadRows(Catalogue.Table table) {
    this.table = table;
  }

  /** The inner rows of a table. Of one cell several rows may speak, which add up. */
  static List<FrequencyTable.Row> of(Catalogue.Table table, List<FrequencyTable.Row> rows) {
    ReadRows reading = new ReadRows(table);
    for (FrequencyTable.Row row : rows) {
      Map<String, String> codes = new LinkedHashMap<>(row.codes());
      for (Catalogue.Dimension dimension : table.dimensions()) {
        if (dimension.all() != null) {
          codes.put(dimension.id(), dimension.all());
        }
      }
      reading.add(new FrequencyTable.Row(codes, row.count(), row.obsStatus(), row.note()), 0);
    }
    return reading.inner;
  }

  private void add(FrequencyTable.Row row, int place) {
    if (place == table.dimensions().size()) {
      inner.add(row);
      return;
    }
    Catalogue.Dimension dimension = table.dimensions().get(place);
    String rest = dimension.rest();
    boolean whole =
        dimension.total() != null
            && dimension.total().equals(row.codes().get(dimension.id()))
            && dimension.all() == null;
    if (rest == null) {
      if (!whole) {
        add(row, place + 1);
      }
    } else if (whole) {
      add(with(row, dimension.id(), rest, 1), place + 1);
    } else {
      add(row, place + 1);
      if (row.count() != null) {
        add(with(row, dimension.id(), rest, -1), place + 1);
      }
    }
  }

  private static FrequencyTable.Row with(
      FrequencyTable.Row row, String dimension, String code, int sign) {
    Map<String, String> codes = new LinkedHashMap<>(row.codes());
    codes.put(dimension, code);
    Long count = row.count();
    return new FrequencyTable.Row(
        codes, count == null ? null : Long.valueOf(sign * count), row.obsStatus(), row.note());
  }
}
