package eu.csar.pipelines.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The state that {@link Oracle#step} hands on: rows of all runs, and what is known of reports. */
public final class OracleState {

  /** Tables of which the oracle knows every row. */
  static final List<String> TABLES =
      List.of(
          "reports",
          "items",
          "submissions",
          "matches",
          "findings",
          "signals",
          "forwards",
          "rejections",
          "links",
          "item_hashes",
          "indicator_activity",
          "verdicts",
          "notices",
          "messages");

  /** ID9: a file that a standing export delivered. */
  record KnownFile(String namespace, boolean testFlag, String schemaVersion, String sha256) {}

  /** Number of the last run published; 0 before the first. */
  int run;

  Instant asOf = Instant.MIN;
  final Map<String, List<Row>> tables = new TreeMap<>();
  final Map<String, Known> known = new TreeMap<>();
  final Set<String> exportsRead = new HashSet<>();
  final Set<KnownFile> files = new LinkedHashSet<>();

  /** Algorithm and hash to the keys of the reports that carry it (S25). */
  final Map<String, Set<String>> hashes = new HashMap<>();

  /** Algorithm and hash to the report that carried it first (S25b). */
  final Map<String, String> firstCarriers = new HashMap<>();

  /** Perceptual hash, as a number, to the report that carried it first (S58). */
  final TreeMap<BigInteger, String> perceptual = new TreeMap<>();

  private OracleState() {
    TABLES.forEach(t -> tables.put(t, new ArrayList<>()));
  }

  public static OracleState empty() {
    return new OracleState();
  }

  OracleState copy() {
    OracleState copy = new OracleState();
    copy.run = run;
    copy.asOf = asOf;
    tables.forEach((name, rows) -> copy.table(name).addAll(rows));
    known.forEach((key, report) -> copy.known.put(key, report.copy()));
    copy.exportsRead.addAll(exportsRead);
    copy.files.addAll(files);
    hashes.forEach((hash, keys) -> copy.hashes.put(hash, new HashSet<>(keys)));
    copy.firstCarriers.putAll(firstCarriers);
    copy.perceptual.putAll(perceptual);
    return copy;
  }

  /** A report that some run knows. */
  Known report(String key) {
    Known report = known.get(key);
    if (report == null) {
      throw new IllegalArgumentException("no report " + key);
    }
    return report;
  }

  /** JU3: reports still held after the last run, {@code held_since report_key}, oldest first. */
  public List<String> reviewQueue() {
    return currentReports().stream()
        .filter(r -> r.get("decision").equals("HELD_FOR_REVIEW"))
        .map(r -> r.get("held_since") + " " + r.get("report_key"))
        .sorted()
        .toList();
  }

  /** Rows of a table over all runs, in no order. */
  List<Row> table(String name) {
    List<Row> rows = tables.get(name);
    if (rows == null) {
      throw new IllegalArgumentException("no table " + name);
    }
    return rows;
  }

  /** ST1: of each report the row of the highest run. */
  List<Row> currentReports() {
    return currentReports(table("reports"));
  }

  static List<Row> currentReports(List<Row> rows) {
    Map<String, Row> current = new TreeMap<>();
    for (Row row : rows) {
      current.merge(
          row.get("report_key"),
          row,
          (a, b) -> Long.parseLong(a.get("run")) > Long.parseLong(b.get("run")) ? a : b);
    }
    return List.copyOf(current.values());
  }
}
