package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Resolution.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Matches of each indicator against its history, and floods: S56. */
final class Activity {

  private Activity() {}

  /** Adds the rows of a run, of reports that came in it. */
  static void add(List<Change> assessed, OracleState state, World world) {
    Map<String, String> came = new TreeMap<>();
    assessed.stream()
        .filter(change -> change.winner() != null)
        .forEach(change -> came.put(change.report().key, change.report().namespace));
    Map<List<String>, List<Row>> byIndicator =
        state.table("matches").stream()
            .filter(row -> row.get("run").equals(String.valueOf(state.run)))
            .filter(row -> came.containsKey(row.get("report_key")))
            .collect(Collectors.groupingBy(Activity::indicator));
    byIndicator.forEach((indicator, rows) -> add(indicator, rows, came, state, world));
  }

  private static void add(
      List<String> indicator,
      List<Row> rows,
      Map<String, String> namespaces,
      OracleState state,
      World world) {
    Set<String> reports = new HashSet<>();
    rows.forEach(row -> reports.add(row.get("report_key")));
    List<Row> earlier =
        state.table("indicator_activity").stream()
            .filter(row -> indicator(row).equals(indicator))
            .toList();
    long before = earlier.stream().mapToLong(row -> Long.parseLong(row.get("reports"))).sum();
    long firstRun =
        earlier.stream().mapToLong(row -> Long.parseLong(row.get("run"))).min().orElse(state.run);
    double average = (double) before / Math.max(1, state.run - firstRun);
    state
        .table("indicator_activity")
        .add(
            Row.empty()
                .and("list", indicator.get(0))
                .and("indicator_id", indicator.get(1))
                .and(
                    "indicator_digest",
                    Bytes.sha256(Bytes.utf8(indicator.get(0) + "\0" + indicator.get(1)))
                        .substring(0, 32))
                .and("reports", reports.size())
                .and("matches", rows.size())
                .and(
                    "perceptual_matches",
                    rows.stream().filter(row -> row.get("algorithm").equals("PDQ")).count())
                .and("providers", reports.stream().map(namespaces::get).distinct().count())
                .and("earlier_reports", before)
                .and("earlier_runs", earlier.size())
                .and("first_run", firstRun)
                .and(
                    "flood",
                    state.run > 1
                        && reports.size() >= world.floodLeast
                        && reports.size() > world.floodFactor * average)
                .and("run", state.run));
  }

  /** Whether the run before marked an indicator. */
  static boolean isFlooded(String list, String id, OracleState state) {
    return state.table("indicator_activity").stream()
        .filter(row -> row.get("run").equals(String.valueOf(state.run - 1)))
        .anyMatch(
            row -> indicator(row).equals(List.of(list, id)) && row.get("flood").equals("true"));
  }

  private static List<String> indicator(Row row) {
    return List.of(row.get("list"), row.get("indicator_id"));
  }
}
