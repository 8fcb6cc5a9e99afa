package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.schemas.returns.YearlyReturns;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReturnRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tables that returns without tokens fill: A83-1, A83-2b to 2i, A83-3a, 3b, 3g, 3i, 3j. */
final class CompileReturns {
  private final Tables tables;
  private final SmallReturns small;
  private final Coverage coverage;
  private final List<Integer> years;

  CompileReturns(Tables tables, SmallReturns small, Coverage coverage, List<Integer> years) {
    this.tables = tables;
    this.small = small;
    this.coverage = coverage;
    this.years = years;
  }

  /** What the Centre's own case work returns. */
  void centre() {
    Figures sums = new Figures();
    for (ReturnRow row : small.rows(RowReturns.INDICATOR_SUBMISSIONS)) {
      String[] at = {year(row, "submitted_on"), row.text("state"), row.text("abuse_type")};
      sums.add(1, "indicator_submissions", at[0], at[1], at[2], "SUBMISSIONS");
      sums.add(row.count("indicators"), "indicator_submissions", at[0], at[1], at[2], "INDICATORS");
      sums.add(row.count("urls"), "indicator_submissions", at[0], at[1], at[2], "URLS");
    }
    for (ReturnRow row : small.rows(RowReturns.SEARCH_RESULTS)) {
      sums.add(
          1, "search_results", year(row, "found_on"), row.text("hosted_in"), row.text("media"));
    }
    Map<String, Set<String>> notified = new TreeMap<>();
    for (ReturnRow row : small.rows(RowReturns.NOTICES)) {
      String year = year(row, "notified_on");
      sums.add(1, "hosting_notices", year, "NOTICES");
      notified.computeIfAbsent(year, any -> new TreeSet<>()).add(row.text("provider"));
    }
    notified.forEach(
        (year, providers) ->
            sums.add(providers.size(), "hosting_notices", year, "PROVIDERS_NOTIFIED"));
    for (ReturnRow row : small.rows(RowReturns.ASSISTANCE)) {
      String year = year(row, "month");
      sums.add(row.count("assisted"), "victims_assisted", year, "ASSISTED");
      sums.add(row.count("accessible"), "victims_assisted", year, "ACCESSIBLE");
    }
    indicators(sums);
    put(sums, "indicators", ReturnKind.INDICATOR_SNAPSHOTS, List.of());
    put(sums, "indicator_submissions", ReturnKind.INDICATOR_SUBMISSIONS, List.of());
    put(sums, "search_results", ReturnKind.SEARCH_RESULTS, List.of());
    put(
        sums,
        "hosting_notices",
        ReturnKind.HOSTING_NOTICES,
        List.of("NOTICES", "PROVIDERS_NOTIFIED"));
    put(sums, "victims_assisted", ReturnKind.VICTIM_ASSISTANCE, List.of("ASSISTED", "ACCESSIBLE"));
  }

  /** The last snapshot of each year counts. */
  private void indicators(Figures sums) {
    Map<String, ReturnRow> last = new TreeMap<>();
    for (ReturnRow row : small.rows(RowReturns.INDICATOR_SNAPSHOTS)) {
      String of = year(row, "as_of") + "\t" + row.text("database") + "\t" + row.text("element");
      last.merge(
          of, row, (one, other) -> one.day("as_of").isBefore(other.day("as_of")) ? other : one);
    }
    last.forEach(
        (of, row) -> {
          sums.zero("indicators", of);
          sums.add(row.count("entries"), "indicators", of);
        });
  }

  /** The years of a table of the Centre; a year without a return says so, with one row. */
  private void put(Figures sums, String table, ReturnKind kind, List<String> zeros) {
    for (int year : years) {
      String at = Integer.toString(year);
      boolean any = sums.of(table).keySet().stream().anyMatch(codes -> codes.get(0).equals(at));
      Status status =
          Status.of(coverage.of(kind, kind.tables().get(0), "CENTRE", year)).orPartial(any);
      if (!status.isKnown()) {
        missing(table, status, List.of(at));
        continue;
      }
      sums.of(table)
          .forEach(
              (codes, value) -> {
                if (codes.get(0).equals(at)) {
                  tables.table(table).put(status.of(codes, value));
                }
              });
      for (String zero : zeros) {
        tables.table(table).putIfAbsent(status.of(List.of(at, zero), 0));
      }
    }
  }

  /** What providers and authorities return for a year. */
  void yearly() {
    for (int year : years) {
      for (String state : Coverage.STATES) {
        for (YearlySections section : YearlySections.OF_AUTHORITIES) {
          section(section, ReturnKind.AUTHORITY_YEAR, state, year);
        }
        lists(state, year);
      }
      for (String provider : providers(year)) {
        for (YearlySections section : YearlySections.OF_PROVIDERS) {
          section(section, ReturnKind.PROVIDER_YEAR, provider, year);
        }
        ownCounts(provider, year);
      }
    }
  }

  /** Providers with a report in the year, or a return for it. */
  private Set<String> providers(int year) {
    Set<String> providers = new TreeSet<>(small.senders(ReturnKind.PROVIDER_YEAR, year));
    for (Observation row : tables.table("reports_by_provider").rows()) {
      if (row.codes().get(0).equals(Integer.toString(year))) {
        providers.add(row.codes().get(1));
      }
    }
    return providers;
  }

  private void section(YearlySections section, ReturnKind kind, String sender, int year) {
    List<String> first = List.of(Integer.toString(year), sender);
    Status status = Status.of(coverage.of(kind, section.section(), sender, year));
    @Nullable Delivery delivery = small.yearly(kind, sender, year);
    if (delivery == null || !status.isKnown()) {
      missing(section.table(), status, first);
      return;
    }
    for (ReturnRow row : small.rows(delivery, section.section())) {
      List<String> codes = new ArrayList<>(first);
      section.codes().forEach(column -> codes.add(row.text(column)));
      section
          .measures()
          .forEach(
              (measure, column) -> {
                List<String> all = new ArrayList<>(codes);
                if (!measure.isEmpty()) {
                  all.add(measure);
                }
                tables.table(section.table()).put(status.of(all, row.count(column)));
              });
    }
  }

  /** A83-2c and 2e: lists of the providers addressed. */
  private void lists(String state, int year) {
    for (var list :
        Map.of(
                "authority_detection_providers", YearlyReturns.DETECTION_ORDERS,
                "authority_removal_providers", YearlyReturns.REMOVAL_ORDERS)
            .entrySet()) {
      Status status =
          Status.of(coverage.of(ReturnKind.AUTHORITY_YEAR, list.getValue(), state, year));
      @Nullable Delivery delivery = small.yearly(ReturnKind.AUTHORITY_YEAR, state, year);
      if (delivery == null || !status.isKnown()) {
        missing(list.getKey(), status, List.of(Integer.toString(year), state));
        continue;
      }
      List<ReturnRow> rows = small.rows(delivery, list.getValue());
      boolean none = rows.stream().allMatch(row -> row.count("issued") == 0);
      for (ReturnRow row : rows) {
        // Whoever was addressed by nobody is no row, unless no row would be left to say so.
        if (none || row.count("issued") > 0) {
          List<String> codes = List.of(Integer.toString(year), state, row.text("provider"));
          tables.table(list.getKey()).putIfAbsent(status.of(codes, none ? 0 : 1));
        }
      }
    }
  }

  private void ownCounts(String provider, int year) {
    @Nullable Delivery delivery = small.yearly(ReturnKind.PROVIDER_YEAR, provider, year);
    String at = Integer.toString(year);
    tables.zero("own_counts", at, provider, "CENTRE");
    Status status =
        Status.of(coverage.of(ReturnKind.PROVIDER_YEAR, YearlyReturns.OWN_COUNTS, provider, year));
    List<String> codes = List.of(at, provider, "PROVIDER");
    if (delivery == null || !status.isKnown()) {
      tables.table("own_counts").put(status.missing(codes));
      return;
    }
    for (ReturnRow row : small.rows(delivery, YearlyReturns.OWN_COUNTS)) {
      tables.table("own_counts").put(status.of(codes, row.count("reports")));
    }
  }

  /** One row that says why there are none. */
  private void missing(String table, Status status, List<String> first) {
    List<String> codes = new ArrayList<>(first);
    while (codes.size() < tables.table(table).table().dimensions().size()) {
      codes.add(CodeLists.UNSPECIFIED);
    }
    tables.table(table).put(status.missing(codes));
  }

  private static String year(ReturnRow row, String column) {
    LocalDate day = row.day(column);
    return Integer.toString(day.getYear());
  }
}
