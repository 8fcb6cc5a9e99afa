package eu.csar.transforms.protect.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table of counts that is meant for publication, with its margins, in tidy form.
 *
 * @param id of the published table
 * @param measure what is counted; tables of one measure share cells and margins
 * @param dimensions in the order of the columns
 * @param rows in the order in which they are printed
 * @param amounts by dimension: the code of a sum of days or minutes, and the code that counts those
 *     over which it is a sum
 */
public record FrequencyTable(
    String id,
    String measure,
    List<String> dimensions,
    List<Row> rows,
    Map<String, Map<String, String>> amounts) {

  public FrequencyTable {
    dimensions = List.copyOf(dimensions);
    rows = List.copyOf(rows);
    amounts = Map.copyOf(amounts);
  }

  /** A table of counts alone. */
  public FrequencyTable(String id, String measure, List<String> dimensions, List<Row> rows) {
    this(id, measure, dimensions, rows, Map.of());
  }

  /** Whether a row is a sum of days or minutes and no count. */
  public boolean isAmount(Row row) {
    return amounts.entrySet().stream()
        .anyMatch(amount -> amount.getValue().containsKey(row.codes().get(amount.getKey())));
  }

  /**
   * One row before protection.
   *
   * @param codes by dimension, totals by their code
   * @param count null where nothing was submitted: then there is nothing to protect, and the row
   *     adds nothing to its totals
   * @param obsStatus Eurostat's flag, or empty
   * @param note code of a note, or empty
   */
  public record Row(
      Map<String, String> codes, @Nullable Long count, String obsStatus, String note) {
    public Row {
      codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }
  }
}
