package eu.csar.pipelines.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** RC5 for one run, counted from the oracle's rows, with the names of run.json. */
final class Ledger {

  private Ledger() {}

  /** Names as in run.json, nested ones with a dot: {@code outcomes.new}, {@code forwards.first}. */
  static SortedMap<String, Long> of(OracleState state, int run) {
    TreeMap<String, Long> ledger = new TreeMap<>();
    List<Row> submissions = rows(state, "submissions", run);
    List<Row> reports = rows(state, "reports", run);
    ledger.put("records_read", (long) submissions.size());
    ledger.put("reports", (long) reports.size());
    ledger.putAll(by("outcomes", submissions, "outcome"));
    ledger.putAll(by("causes", reports, "cause"));
    for (String decision : List.of("FORWARDED", "MANIFESTLY_UNFOUNDED", "HELD_FOR_REVIEW")) {
      ledger.put(
          lower(decision),
          reports.stream().filter(r -> r.get("decision").equals(decision)).count());
    }
    ledger.putAll(by("forwards", rows(state, "forwards", run), "kind"));
    return ledger;
  }

  private static List<Row> rows(OracleState state, String table, int run) {
    return state.table(table).stream()
        .filter(r -> r.get("run").equals(String.valueOf(run)))
        .toList();
  }

  private static Map<String, Long> by(String name, List<Row> rows, String column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> name + "." + lower(r.get(column)), TreeMap::new, Collectors.counting()));
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
