package eu.csar.pipelines.checktruth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** One line of {@code expected.ndjson}, and what the database showed of it so far. */
final class Expectation {
  private final JsonNode line;
  private final boolean current;
  private final Map<String, String> where;
  private final Map<String, String> expect;
  private long matched;
  private @Nullable String difference;

  Expectation(JsonNode line) {
    this.line = line;
    this.current = line.path("table").asText().equals("current_reports");
    this.where = texts(line.path("where"));
    this.expect = texts(line.path("expect"));
  }

  /** The table to read. */
  String table() {
    return current ? "reports" : line.path("table").asText();
  }

  /** Empty where it holds whatever the number of runs. */
  String mode() {
    return line.path("mode").asText("");
  }

  /** The text by which its rows are found fast: report key or export id, with the column's name. */
  String handle() {
    String column = where.containsKey("export_id") ? "export_id" : "report_key";
    return column + where.get(column);
  }

  void see(GenericRecord row) {
    for (Map.Entry<String, String> column : where.entrySet()) {
      if (!Cell.of(row, column.getKey()).equals(column.getValue())) {
        return;
      }
    }
    matched = current ? 1 : matched + 1;
    String found = difference(row);
    if (current || difference == null) {
      difference = found;
    }
  }

  private @Nullable String difference(GenericRecord row) {
    for (Map.Entry<String, String> column : expect.entrySet()) {
      String found = Cell.of(row, column.getKey());
      if (!found.equals(column.getValue())) {
        return column.getKey() + " is " + found + ", expected " + column.getValue();
      }
    }
    return null;
  }

  /** The difference in words, or null. */
  @Nullable String verdict() {
    long count = line.path("count").asLong();
    String found =
        matched == count ? difference : "rows found: " + matched + ", expected: " + count;
    return found == null
        ? null
        : String.format(
            "%s: %s [%s where %s] %s",
            line.path("row").asText(),
            line.path("what").asText(),
            line.path("table").asText(),
            line.path("where"),
            found);
  }

  private static Map<String, String> texts(JsonNode columns) {
    Map<String, String> texts = new TreeMap<>();
    columns
        .properties()
        .forEach(column -> texts.put(column.getKey(), column.getValue().toString()));
    return texts;
  }
}
