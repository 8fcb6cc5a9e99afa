package eu.csar.runners.launcher;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tables that follow from others, folded plainly from the truth of a world, its cover sheets and,
 * for sums over States, from the tables that were compared with the truth. Calls no class of the
 * rules. Codes are joined by tabs; a missing value is its status.
 */
final class DerivedTables {
  /** Tables that States fill, and the item that each serves. */
  private static final Map<String, String> BY_STATE =
      Map.ofEntries(
          Map.entry("followup_actionable", "A83-2a-i"),
          Map.entry("followup_cases", "A83-2a-ii"),
          Map.entry("followup_victims", "A83-2a-ii"),
          Map.entry("followup_offenders", "A83-2a-ii"),
          Map.entry("followup_other_actions", "A83-2a-iii"),
          Map.entry("followup_no_action", "A83-2a-iv"),
          Map.entry("assessed_negative", "A83-3f"),
          Map.entry("authority_risks", "A83-2b"),
          Map.entry("authority_detection_orders", "A83-2d"),
          Map.entry("authority_removal_orders", "A83-2f"),
          Map.entry("authority_blocking_orders", "A83-2g"),
          Map.entry("authority_decisions", "A83-2h"),
          Map.entry("authority_opinions", "A83-2i"));

  /** Tables that speak of one release only. */
  private static final Set<String> OF_A_RELEASE =
      Set.of("revisions", "quality_gates", "assessments_open");

  private static final List<String> YEARS =
      IntStream.rangeClosed(2027 - StatisticsOfYearsTest.YEARS, 2026)
          .mapToObj(Integer::toString)
          .toList();

  private final CoverSheets sheets;
  private final Map<String, SortedMap<String, String>> truth;
  private final ReleaseTables tables;

  private DerivedTables(
      CoverSheets sheets, Map<String, SortedMap<String, String>> truth, ReleaseTables tables) {
    this.sheets = sheets;
    this.truth = truth;
    this.tables = tables;
  }

  static DerivedTables of(
      Path world, Map<String, SortedMap<String, String>> truth, ReleaseTables tables)
      throws Exception {
    return new DerivedTables(CoverSheets.of(world), truth, tables);
  }

  SortedMap<String, String> coverage() {
    SortedMap<String, String> rows = new TreeMap<>();
    for (String year : YEARS) {
      SortedSet<String> providers = new TreeSet<>(sheets.yearlySenders("PROVIDER_YEAR", year));
      for (String codes : truth("reports_by_provider").keySet()) {
        if (codes.startsWith(year + "\t")) {
          providers.add(codes.split("\t", -1)[1]);
        }
      }
      rows.putAll(sheets.coverage(year, providers));
    }
    return rows;
  }

  private SortedMap<String, String> truth(String table) {
    return truth.getOrDefault(table, new TreeMap<>());
  }

  /** Sum over cells of the truth that have the codes at these places. */
  private long sum(String table, Object... placesAndCodes) {
    long sum = 0;
    for (Map.Entry<String, String> cell : truth(table).entrySet()) {
      String[] codes = cell.getKey().split("\t", -1);
      boolean counts = true;
      for (int i = 0; i < placesAndCodes.length; i += 2) {
        counts &= codes[(int) placesAndCodes[i]].equals(placesAndCodes[i + 1]);
      }
      sum += counts ? Long.parseLong(cell.getValue()) : 0;
    }
    return sum;
  }

  /** Both sides of each equation: what was planted. */
  SortedMap<String, String> reconciliation() {
    SortedMap<String, Long> sides = new TreeMap<>();
    for (String year : YEARS) {
      sides.put(year + "\tBUCKETS", sum("reports_by_provider", 0, year, 2, "EVENTS"));
      sides.put(year + "\tSTATES", sum("events_by_state", 0, year, 2, "FORWARDED"));
      long reports = sum("reports_by_provider", 0, year, 2, "REPORTS");
      sides.put(year + "\tREPORTS", reports);
      sides.put(year + "\tDECISIONS", reports);
      sides.put(year + "\tOUTCOMES", sum("followup_outcomes", 0, year, 2, "FORWARDED"));
      sides.put(year + "\tITEMS", sum("items_by_state", 0, year, 1, "_T"));
    }
    sides.put("2026\tRETURNS", sheets.rows());
    SortedMap<String, String> rows = new TreeMap<>();
    sides.forEach(
        (equation, value) -> {
          rows.put(equation + "\tLEFT", value.toString());
          rows.put(equation + "\tRIGHT", value.toString());
        });
    return rows;
  }

  /**
   * One State at least is silent in every year, so no sum is that of the Union. How many States it
   * covers is what their cover sheets say.
   */
  SortedMap<String, String> aggregates() throws SQLException {
    SortedMap<String, String> rows = new TreeMap<>();
    for (Map.Entry<String, String> table : BY_STATE.entrySet()) {
      for (String year : YEARS) {
        long covers =
            coverage().keySet().stream()
                .map(codes -> List.of(codes.split("\t", -1)))
                .filter(codes -> codes.get(0).equals(year) && codes.get(1).equals(table.getValue()))
                .filter(codes -> codes.get(2).length() == 2)
                .filter(codes -> Set.of("SUBMITTED", "PARTIAL_YEAR").contains(codes.get(3)))
                .filter(codes -> gaveNumbers(table.getKey(), year, codes.get(2)))
                .count();
        sums(table.getKey(), year)
            .forEach((cell, sum) -> rows.put(cell, sum + "\tP\tCOVERS_" + covers));
      }
    }
    return rows;
  }

  /** Croatia gives numbers of victims only where there are some, so who has none gave none. */
  private boolean gaveNumbers(String table, String year, String state) {
    return !table.equals("followup_victims")
        || !state.equals("HR")
        || sum("followup_cases", 0, year, 1, state) == 0
        || sum("followup_victims", 0, year, 1, state) > 0;
  }

  private SortedMap<String, Long> sums(String table, String year) throws SQLException {
    SortedMap<String, Long> sums = new TreeMap<>();
    List<String> dimensions = tables.dimensions(table);
    int geo = dimensions.indexOf("geo");
    tables
        .values(table)
        .forEach(
            (key, value) -> {
              if (key.startsWith(year + "\t") && value.matches("[0-9]+")) {
                List<String> cell = new ArrayList<>();
                String[] codes = key.split("\t", -1);
                for (int i = 0; i < codes.length; i++) {
                  if (i != geo) {
                    cell.add(dimensions.get(i) + "=" + codes[i]);
                  }
                }
                String at = table + "\tEU_COVERED\t" + String.join(";", cell);
                sums.merge(at, Long.parseLong(value), Long::sum);
              }
            });
    return sums;
  }

  private Map<String, List<Long>> sizes() {
    Map<String, List<Long>> sizes = new TreeMap<>();
    truth("reports_by_provider")
        .forEach(
            (key, value) -> {
              if (key.endsWith("\tREPORTS")) {
                sizes
                    .computeIfAbsent(key.substring(0, 4), any -> new ArrayList<>())
                    .add(Long.parseLong(value));
              }
            });
    sizes.values().forEach(each -> each.sort(Collections.reverseOrder()));
    return sizes;
  }

  SortedMap<String, String> ranks() {
    SortedMap<String, Long> rows = new TreeMap<>();
    sizes()
        .forEach(
            (year, sizes) -> {
              for (int i = 0; i < sizes.size(); i++) {
                rows.put(year + "\t" + (i + 1), sizes.get(i));
              }
            });
    return texts(rows);
  }

  SortedMap<String, String> concentration() {
    SortedMap<String, Long> rows = new TreeMap<>();
    sizes()
        .forEach(
            (year, sizes) -> {
              Map<String, Integer> largest =
                  Map.of("TOP_1", 1, "TOP_3", 3, "TOP_10", 10, "REPORTS", sizes.size());
              largest.forEach(
                  (measure, count) -> {
                    long sum = 0;
                    for (long size : sizes.subList(0, Math.min(count, sizes.size()))) {
                      sum += size;
                    }
                    rows.put(year + "\t" + measure, sum);
                  });
            });
    return texts(rows);
  }

  static SortedMap<String, String> breaks() {
    return new TreeMap<>(
        Map.of(
            "LEGAL_GAP_2020_2021\t2020-12-21\t2021-08-02", "1",
            "REFERRAL_TERM_2024\t2024-01-01\t2024-01-01", "1",
            "BUNDLING_2024\t2024-01-01\t2024-12-31", "1",
            "LEGAL_GAP_2026\t2026-04-04\t2026-07-30", "1"));
  }

  /**
   * No error anywhere; a jump where a year is more than twice, or less than half, of the other; by
   * State where one of them is 20 at least.
   */
  SortedMap<String, String> gates() {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (String table : tables.ids()) {
      if (!table.equals("quality_gates")) {
        for (String gate : List.of("KEYS_UNIQUE", "CODES_VALID", "VALUES_POSSIBLE")) {
          rows.put(gate + "\tERROR\t" + table, 0L);
        }
      }
    }
    rows.put("SUMS_EQUAL\tERROR\treconciliation", 0L);
    for (String table : List.of("events_by_bucket", "unfounded_reports", "search_results")) {
      rows.put("JUMP\tWARNING\t" + table, jumps(1, table));
    }
    SortedSet<String> states = new TreeSet<>();
    truth("followup_outcomes").keySet().forEach(codes -> states.add(codes.split("\t", -1)[1]));
    long forwarded = 0;
    long outcomes = 0;
    for (String state : states) {
      forwarded += jumps(20, "events_by_state", 1, state, 2, "FORWARDED");
      for (String outcome :
          List.of(
              "INVESTIGATION_OPENED",
              "CONTRIBUTED_TO_ONGOING",
              "OTHER_ACTION",
              "NO_ACTION",
              "NO_FEEDBACK_YET")) {
        outcomes += jumps(20, "followup_outcomes", 1, state, 3, outcome);
      }
    }
    rows.put("JUMP\tWARNING\tevents_by_state", forwarded);
    rows.put("JUMP\tWARNING\tfollowup_outcomes", outcomes);
    return texts(rows);
  }

  /** Years in which a series jumps that reaches so much in one of the two. */
  private long jumps(long least, String table, Object... placesAndCodes) {
    long jumps = 0;
    for (int i = 1; i < YEARS.size(); i++) {
      long before = sum(table, with(YEARS.get(i - 1), placesAndCodes));
      long now = sum(table, with(YEARS.get(i), placesAndCodes));
      boolean large = Math.max(before, now) >= least;
      jumps += before > 0 && large && (now > 2 * before || 2 * now < before) ? 1 : 0;
    }
    return jumps;
  }

  private static Object[] with(String year, Object... placesAndCodes) {
    List<Object> all = new ArrayList<>(List.of(0, year));
    all.addAll(List.of(placesAndCodes));
    return all.toArray();
  }

  /**
   * Every cell of either release whose value, status or note differs, with both values; releases of
   * the same runs and other returns.
   */
  static SortedMap<String, String> revisions(ReleaseTables before, ReleaseTables after)
      throws SQLException {
    SortedMap<String, String> rows = new TreeMap<>();
    for (String table : after.ids()) {
      if (OF_A_RELEASE.contains(table)) {
        continue;
      }
      Map<String, String> old = before.rows(table);
      Map<String, String> now = after.rows(table);
      Set<String> keys = new HashSet<>(old.keySet());
      keys.addAll(now.keySet());
      for (String key : keys) {
        String cell = cell(after.dimensions(table), key);
        @Nullable String one = old.get(key);
        @Nullable String other = now.get(key);
        if (one == null && other != null) {
          rows.put(table + "\t" + cell + "\tNEW_CELL\tTHIS", other);
        } else if (one != null && other == null) {
          rows.put(table + "\t" + cell + "\tCELL_GONE\tPREVIOUS", one);
        } else if (one != null && other != null && !one.equals(other)) {
          boolean number = one.matches("[0-9].*") || other.matches("[0-9].*");
          String value = one.substring(0, one.indexOf('\t') + 1);
          String why = number && !other.startsWith(value) ? "RETURNS" : "STATUS";
          rows.put(table + "\t" + cell + "\t" + why + "\tPREVIOUS", one);
          rows.put(table + "\t" + cell + "\t" + why + "\tTHIS", other);
        }
      }
    }
    return rows;
  }

  private static String cell(List<String> dimensions, String key) {
    List<String> parts = new ArrayList<>();
    String[] codes = key.split("\t", -1);
    for (int i = 0; i < codes.length; i++) {
      parts.add(dimensions.get(i) + "=" + codes[i]);
    }
    return String.join(";", parts);
  }

  private static SortedMap<String, String> texts(Map<String, Long> values) {
    SortedMap<String, String> texts = new TreeMap<>();
    values.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }
}
