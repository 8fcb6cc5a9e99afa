package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of rows that a published database must hold over all its runs, counted while generating:
 * once for a world read in one run, once for one run an export.
 */
final class Totals {
  private static final String SEPARATOR = "\u0000";

  private final Map<String, long[]> counts = new TreeMap<>();

  /** Counts one row of a table, whatever the runs. */
  void count(String table, String... columnsAndValues) {
    count(table, 1, 1, columnsAndValues);
  }

  void count(String table, long oneRun, long runPerExport, String... columnsAndValues) {
    StringBuilder path = new StringBuilder(table);
    for (String part : columnsAndValues) {
      path.append(SEPARATOR).append(part);
    }
    String key = path.toString();
    long[] sums = counts.computeIfAbsent(key, any -> new long[2]);
    sums[0] += oneRun;
    sums[1] += runPerExport;
  }

  /** Lines of {@code totals.json}: table, where, one_run, run_per_export. */
  ArrayNode toJson() {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    counts.forEach(
        (key, sums) -> {
          String[] parts = key.split(SEPARATOR, -1);
          ObjectNode line = lines.addObject().put("table", parts[0]);
          ObjectNode where = line.putObject("where");
          for (int i = 1; i + 1 < parts.length; i += 2) {
            where.put(parts[i], parts[i + 1]);
          }
          line.put("one_run", sums[0]).put("run_per_export", sums[1]);
        });
    return lines;
  }
}
