package eu.csar.pipelines.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says whether a database holds exactly the rows that the oracle expects, and what differs. */
public final class AssertAgreement {

  private static final int SHOWN = 10;

  /** Columns that only the job can know. */
  private static final Map<String, Set<String>> LEFT_OUT =
      Map.of(
          "reports", Set.of("rules_version"),
          "verdicts", Set.of("rules_version"),
          "matches", Set.of("index_digest", "list_version"),
          "forwards", Set.of("package_digest"));

  private AssertAgreement() {}

  /**
   * Compares all tables of all runs.
   *
   * @throws AssertionError with counts and the first rows that differ of each table
   */
  public static void everyTable(Path database, OracleState expected) {
    DatabaseRows actual = DatabaseRows.of(database);
    StringBuilder differences = new StringBuilder();
    for (String table : OracleState.TABLES) {
      differences.append(
          difference(
              table,
              comparable(table, expected.table(table)),
              comparable(table, actual.table(table))));
    }
    if (actual.runs().size() != expected.run) {
      differences.append(
          "runs: expected " + expected.run + " published, found " + actual.runs() + "\n");
    }
    if (differences.length() > 0) {
      throw new AssertionError("oracle and database differ\n" + differences);
    }
  }

  /**
   * Compares the current state of two databases as ST2 does: all columns but run, content_run,
   * decided_at and held_since.
   */
  public static void sameCurrentReports(List<Row> one, List<Row> other) {
    Set<String> ofTheRun = Set.of("run", "content_run", "decided_at", "held_since");
    String difference =
        difference(
            "current reports",
            one.stream().map(r -> r.without(ofTheRun)).toList(),
            other.stream().map(r -> r.without(ofTheRun)).toList());
    if (!difference.isEmpty()) {
      throw new AssertionError(difference);
    }
  }

  private static List<Row> comparable(String table, List<Row> rows) {
    return rows.stream().map(r -> r.without(LEFT_OUT.getOrDefault(table, Set.of()))).toList();
  }

  /** Empty where both lists hold the same rows, each as often. */
  static String difference(String table, List<Row> expected, List<Row> actual) {
    List<Row> missing = minus(expected, actual);
    List<Row> unexpected = minus(actual, expected);
    if (missing.isEmpty() && unexpected.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            "%s: %d rows expected, %d found; %d missing, %d unexpected%n",
            table, expected.size(), actual.size(), missing.size(), unexpected.size()));
    missing.stream().limit(SHOWN).forEach(r -> out.append("  - ").append(r).append('\n'));
    unexpected.stream().limit(SHOWN).forEach(r -> out.append("  + ").append(r).append('\n'));
    return out.toString();
  }

  private static List<Row> minus(List<Row> rows, List<Row> others) {
    Map<Row, Integer> left = new HashMap<>();
    others.forEach(r -> left.merge(r, 1, Integer::sum));
    List<Row> rest = new ArrayList<>();
    for (Row row : rows) {
      if (left.merge(row, -1, Integer::sum) < 0) {
        rest.add(row);
      }
    }
    rest.sort(null);
    return rest;
  }
}
