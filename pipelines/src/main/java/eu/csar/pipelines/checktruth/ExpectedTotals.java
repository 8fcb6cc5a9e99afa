package eu.csar.pipelines.checktruth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** Counts of one table by the columns that {@code totals.json} names. */
final class ExpectedTotals {
  /** A count of rows that agree in some columns. */
  private static final class Count {
    private final long expected;
    private long found;
    private final JsonNode where;

    Count(JsonNode where, long expected) {
      this.where = where;
      this.expected = expected;
    }
  }

  private final String table;
  private final Map<List<String>, Map<List<String>, Count>> byColumns = new HashMap<>();

  ExpectedTotals(String table) {
    this.table = table;
  }

  void expect(JsonNode where, long count) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    where
        .properties()
        .forEach(
            column -> {
              columns.add(column.getKey());
              values.add(column.getValue().asText());
            });
    byColumns.computeIfAbsent(columns, any -> new HashMap<>()).put(values, new Count(where, count));
  }

  void see(GenericRecord row) {
    byColumns.forEach(
        (columns, counts) -> {
          Count count = counts.get(columns.stream().map(name -> Cell.plain(row, name)).toList());
          if (count != null) {
            count.found++;
          }
        });
  }

  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Map<List<String>, Count> counts : byColumns.values()) {
      for (Count count : counts.values()) {
        if (count.found != count.expected) {
          differences.add(
              String.format(
                  "TOTAL: rows of %s where %s: found %d, expected %d",
                  table, count.where, count.found, count.expected));
        }
      }
    }
    differences.sort(null);
    return differences;
  }
}
