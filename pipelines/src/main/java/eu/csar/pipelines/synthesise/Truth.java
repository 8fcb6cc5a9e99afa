package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What planted cases must leave in a published database, as literals. One expectation is a line of
 * {@code expected.ndjson}:
 *
 * <p>{@code {"row":"ID6","what":"...","mode":"one_run","table":"submissions","where":{column:
 * value},"expect":{column: value},"count":1}}. {@code mode} (one_run, run_per_export) is missing
 * where the number of runs makes no difference; one run a day of a history is as one an export;
 * {@code count} is how many rows of all runs match {@code where}; table {@code current_reports} is
 * the newest row of each report. Instants are text in UTC.
 */
final class Truth {
  static final String ONE_RUN = "one_run";
  static final String RUN_PER_EXPORT = "run_per_export";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> rows = new TreeMap<>();
  private String row = "";
  private String what = "";

  /** What the next expectations are about. */
  void about(String row, String what) {
    this.row = row;
    this.what = what;
    rows.merge(row, 1, Integer::sum);
  }

  static ObjectNode columns(@Nullable Object... namesAndValues) {
    ObjectNode columns = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      JsonNode value = JSON.valueToTree(namesAndValues[i + 1]);
      columns.set(String.valueOf(namesAndValues[i]), value);
    }
    return columns;
  }

  void expect(@Nullable String mode, String table, ObjectNode where, ObjectNode expect) {
    write(mode, table, where, expect, 1);
  }

  /** So many rows, all of them so. */
  void expect(
      @Nullable String mode, String table, ObjectNode where, ObjectNode expect, long count) {
    write(mode, table, where, expect, count);
  }

  void count(@Nullable String mode, String table, ObjectNode where, long count) {
    write(mode, table, where, null, count);
  }

  private void write(
      @Nullable String mode,
      String table,
      ObjectNode where,
      @Nullable ObjectNode expect,
      long count) {
    ObjectNode line = JSON.createObjectNode().put("row", row).put("what", what);
    if (mode != null) {
      line.put("mode", mode);
    }
    line.put("table", table).set("where", where);
    if (expect != null) {
      line.set("expect", expect);
    }
    lines.add(line.put("count", count).toString());
  }

  List<String> lines() {
    return lines;
  }

  /** How many cases were planted for each row of the decision tables. */
  Map<String, Integer> rows() {
    return rows;
  }
}
