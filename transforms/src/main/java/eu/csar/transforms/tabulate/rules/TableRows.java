package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one table by their dimensions; no two rows have the same. */
public final class TableRows {
  private final StatisticsTable table;
  private final Map<String, Observation> rows = new TreeMap<>();

  public TableRows(StatisticsTable table) {
    this.table = table;
  }

  /** The definition. */
  public StatisticsTable table() {
    return table;
  }

  /** Adds a row. */
  public void put(Observation row) {
    if (row.codes().size() != table.dimensions().size()) {
      throw new IllegalArgumentException(table.id() + " has other dimensions than " + row.codes());
    }
    if (rows.put(String.join("\t", row.codes()), row) != null) {
      throw new IllegalStateException("two rows of " + table.id() + " with " + row.codes());
    }
  }

  /** Adds a row where there is none. */
  public void putIfAbsent(Observation row) {
    rows.putIfAbsent(String.join("\t", row.codes()), row);
  }

  /** All rows, in order of their dimensions, bytes of the codes. */
  public Collection<Observation> rows() {
    List<Observation> sorted = new ArrayList<>(rows.values());
    sorted.sort(
        (one, other) -> {
          for (int i = 0; i < one.codes().size(); i++) {
            int order = compare(one.codes().get(i), other.codes().get(i));
            if (order != 0) {
              return order;
            }
          }
          return 0;
        });
    return sorted;
  }

  /** Numbers by their value, texts by their characters. */
  private static int compare(String one, String other) {
    boolean numbers = isNumber(one) && isNumber(other);
    return numbers
        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String code) {
    return !code.isEmpty()
        && code.length() < 19
        && code.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
