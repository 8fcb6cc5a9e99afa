package eu.csar.pipelines.oracle;

import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table in a form that can be compared: column names to texts, columns by name. Null
 * is the text {@code null}; instants are ISO 8601 in UTC; lists keep their order.
 */
record Row(TreeMap<String, String> columns) implements Comparable<Row> {

  static Row empty() {
    return new Row(new TreeMap<>());
  }

  /** The same row with one column more, or with another value in it. */
  Row and(String name, @Nullable Object value) {
    TreeMap<String, String> changed = new TreeMap<>(columns);
    changed.put(name, text(value));
    return new Row(changed);
  }

  /** The same row without the columns named. */
  Row without(Collection<String> names) {
    TreeMap<String, String> fewer = new TreeMap<>(columns);
    fewer.keySet().removeAll(names);
    return new Row(fewer);
  }

  String get(String name) {
    return Objects.requireNonNull(columns.get(name), name);
  }

  static String text(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(Row::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  @Override
  public int compareTo(Row other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return columns.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" | "));
  }
}
