package eu.csar.pipelines.checktruth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/**
 * {@code ./csar check-truth --truth=DIR --database=DIR}: compares a published database with what
 * was planted. The truth holds for a world read whole, in one run or in one run an export, and for
 * a history run day by day; of other splits only that is checked which does not depend on them, and
 * the words say so.
 */
public final class CheckTruth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ONE_RUN = "one_run";
  private static final String RUN_PER_EXPORT = "run_per_export";

  private final PublishedTables tables;
  private final JsonNode totals;
  private final String mode;
  private final Map<String, List<Expectation>> expectations = new TreeMap<>();
  private final Map<String, ExpectedTotals> counts = new TreeMap<>();
  private int checked;
  private int skipped;

  private CheckTruth(PublishedTables tables, JsonNode totals) {
    this.tables = tables;
    this.totals = totals;
    int exports = totals.path("world").path("exports").asInt();
    boolean daily =
        totals.path("world").path("history").asBoolean()
            && tables.runs() == totals.path("world").path("days").asInt();
    boolean perExport = tables.runs() == exports || daily;
    this.mode = tables.runs() == 1 ? ONE_RUN : perExport ? RUN_PER_EXPORT : "";
  }

  /**
   * Compares and says every difference in words.
   *
   * @param truth {@code --truth=DIR}, required: the {@code truth} directory of a synthetic world
   * @param database {@code --database=DIR}, required: the database made from its exports
   * @return the differences; empty: the database tells the truth
   */
  public static List<String> run(Path truth, Path database, PrintWriter words) throws IOException {
    JsonNode totals = JSON.readTree(truth.resolve("totals.json").toFile());
    CheckTruth check = new CheckTruth(PublishedTables.of(database), totals);
    check.load(Files.readAllLines(truth.resolve("expected.ndjson")));
    List<String> differences = check.compare();
    differences.forEach(words::println);
    words.printf(
        "%,d statements checked against %,d runs, %,d differ.%n",
        check.checked, check.tables.runs(), differences.size());
    if (check.skipped > 0) {
      words.printf(
          "%,d statements left out: they hold for one run, for one run an export, or for a history"
              + " run day by day.%n",
          check.skipped);
    }
    words.flush();
    return differences;
  }

  private void load(List<String> lines) throws IOException {
    for (String line : lines) {
      Expectation expectation = new Expectation(JSON.readTree(line));
      if (expectation.mode().isEmpty() || expectation.mode().equals(mode)) {
        expectations
            .computeIfAbsent(expectation.table(), any -> new ArrayList<>())
            .add(expectation);
        checked++;
      } else if (mode.isEmpty()) {
        skipped++;
      }
    }
    for (JsonNode total : totals.path("counts")) {
      long one = total.path(ONE_RUN).asLong();
      long each = total.path(RUN_PER_EXPORT).asLong();
      if (mode.isEmpty() && one != each) {
        skipped++;
        continue;
      }
      counts
          .computeIfAbsent(total.path("table").asText(), ExpectedTotals::new)
          .expect(total.path("where"), mode.equals(RUN_PER_EXPORT) ? each : one);
      checked++;
    }
  }

  private List<String> compare() throws IOException {
    List<String> differences = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(expectations.keySet());
    names.addAll(counts.keySet());
    for (String name : names) {
      ExpectedTotals count = counts.getOrDefault(name, new ExpectedTotals(name));
      List<Expectation> expected = expectations.getOrDefault(name, List.of());
      Map<String, List<Expectation>> byHandle = new HashMap<>();
      expected.forEach(
          one -> byHandle.computeIfAbsent(one.handle(), any -> new ArrayList<>()).add(one));
      tables.forEach(
          name,
          row -> {
            count.see(row);
            show(row, "report_key", byHandle);
            show(row, "export_id", byHandle);
          });
      differences.addAll(count.differences());
      for (Expectation one : expected) {
        String verdict = one.verdict();
        if (verdict != null) {
          differences.add(verdict);
        }
      }
    }
    return differences;
  }

  private static void show(
      GenericRecord row, String column, Map<String, List<Expectation>> byHandle) {
    byHandle
        .getOrDefault(column + Cell.of(row, column), List.of())
        .forEach(expectation -> expectation.see(row));
  }
}
