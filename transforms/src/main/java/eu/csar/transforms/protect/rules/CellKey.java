package eu.csar.transforms.protect.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a figure counts: the measure, and the code of each dimension that is not its total. The same
 * cell has the same key in every table, release and year, whatever the table is called.
 *
 * @param measure what is counted, such as {@code VICTIMS}
 * @param codes by dimension; a dimension that is missing is totalled
 */
public record CellKey(String measure, SortedMap<String, String> codes)
    implements Comparable<CellKey> {

  /** The dimensions of years. */
  static final List<String> TIMES = List.of("time_period", "cohort");

  public CellKey {
    codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
  }

  /** The key of a row, whose codes may be totals. */
  static CellKey of(String measure, Map<String, String> row, Map<String, CodeList> lists) {
    SortedMap<String, String> codes = new TreeMap<>(row);
    codes
        .entrySet()
        .removeIf(
            entry -> {
              CodeList list = lists.get(entry.getKey());
              return list != null && entry.getValue().equals(list.total());
            });
    return new CellKey(measure, codes);
  }

  /** The same cell with another code in one dimension. */
  CellKey with(String dimension, @Nullable String code) {
    SortedMap<String, String> changed = new TreeMap<>(codes);
    if (code == null) {
      changed.remove(dimension);
    } else {
      changed.put(dimension, code);
    }
    return new CellKey(measure, changed);
  }

  /** Its year or pool of years; null where it has none. */
  @Nullable String period() {
    return TIMES.stream()
        .map(time -> codes.get(time))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** One text for one cell: {@code VICTIMS;age=Y00-12;geo=FR;time_period=2025}. */
  public String text() {
    return measure
        + codes.entrySet().stream()
            .map(entry -> ";" + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
  }

  @Override
  public int compareTo(CellKey other) {
    return text().compareTo(other.text());
  }
}
