package eu.csar.pipelines.synthesise;

import java.util.Map;
import java.util.TreeMap;

/** What the tables of statistics must say, counted while planting: table, codes, value. */
final class StatisticsTruth {
  private final Map<String, Long> cells = new TreeMap<>();

  void add(long value, String table, Object... codes) {
    if (value != 0) {
      StringBuilder key = new StringBuilder(table);
      for (Object code : codes) {
        key.append('\t').append(code);
      }
      cells.merge(key.toString(), value, Long::sum);
    }
  }

  /** Lines of {@code statistics.tsv}. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    cells.forEach((key, value) -> lines.append(key).append('\t').append(value).append('\n'));
    return lines.toString();
  }
}
