package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.followup.rules.Deliveries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * From figures to the tables of a release: each namespace becomes the provider of its newest row,
 * zeros that are known to be zeros are written, what is not known says why.
 */
public final class CompileTables {
  private final Figures figures;
  private final Tables tables = new Tables();
  private final int firstYear;
  private final int year;
  private final Map<String, String> providers = new HashMap<>();

  private CompileTables(Figures figures, SmallReturns small, int year) {
    this.figures = figures;
    this.year = year;
    this.firstYear = firstYear(figures, small, year);
  }

  /**
   * The tables of a release, but for revisions and quality gates, which need them.
   *
   * @param figures of the job
   * @param year last year of the tables
   */
  public static Tables of(Figures figures, Deliveries deliveries, SmallReturns small, int year) {
    figures.addAll(small.figures().encode());
    CompileTables compile = new CompileTables(figures, small, year);
    compile.nameProviders();
    Coverage coverage = new Coverage(deliveries, small, figures);
    compile.centre();
    compile.repeats(coverage);
    compile.quality();
    CompileReturns returns = new CompileReturns(compile.tables, small, coverage, compile.years());
    returns.centre();
    returns.yearly();
    new CompileFollowUp(compile.tables, figures, coverage, compile.years()).all();
    new CompileCoverage(compile.tables, coverage, small, compile.years()).all();
    compile.seriesBreaks();
    new Reconcile(compile.tables, figures, compile.years()).all();
    return compile.tables;
  }

  /** Years of the tables. */
  private List<Integer> years() {
    return IntStream.rangeClosed(firstYear, year).boxed().toList();
  }

  private static int firstYear(Figures figures, SmallReturns small, int year) {
    int first = year;
    for (List<String> codes : figures.of("reports_by_provider").keySet()) {
      first = Math.min(first, Integer.parseInt(codes.get(0)));
    }
    for (int one : small.years()) {
      first = Math.min(first, one);
    }
    return first;
  }

  /** ID1: figures use the entry that a namespace belongs to now, as its newest row says. */
  private void nameProviders() {
    Map<String, Long> runs = new HashMap<>();
    figures
        .of(Figures.LATEST_PROVIDER)
        .forEach(
            (codes, run) -> {
              if (run >= runs.getOrDefault(codes.get(0), -1L)) {
                runs.put(codes.get(0), run);
                providers.put(codes.get(0), codes.get(1));
              }
            });
  }

  /** Sums of a table with the provider instead of the namespace. */
  private SortedMap<List<String>, Long> byProvider(String table) {
    int place = tables.table(table).table().indexOf(Dimension.PROVIDER);
    SortedMap<List<String>, Long> sums = new TreeMap<>(new Figures.ByCodes());
    figures
        .of(table)
        .forEach(
            (codes, value) -> {
              List<String> named = new ArrayList<>(codes);
              named.set(place, providers.getOrDefault(codes.get(place), codes.get(place)));
              sums.merge(List.copyOf(named), value, Long::sum);
            });
    return sums;
  }

  private void centre() {
    for (String table : List.of("reports_by_provider", "unfounded_reports")) {
      byProvider(table).forEach((codes, value) -> put(table, codes, value));
    }
    for (String table :
        List.of(
            "events_by_bucket",
            "events_by_state",
            "surplus_of_states",
            "items_by_state",
            "solicitation_by_state",
            "reports_by_abuse_type",
            "hours_to_forwarding")) {
      figures.of(table).forEach((codes, value) -> put(table, codes, value));
    }
    for (int one : years()) {
      String at = Integer.toString(one);
      for (String bucket : codes(Dimension.BUCKET)) {
        tables.zero("events_by_bucket", at, bucket);
      }
      tables.zero("surplus_of_states", at, "SURPLUS");
      for (String state : Coverage.STATES) {
        tables.zero("events_by_state", at, state, "FORWARDED");
        tables.zero("events_by_state", at, state, "RECALLED");
      }
      for (String type : codes(Dimension.ABUSE_TYPE)) {
        tables.zero("reports_by_abuse_type", at, type);
      }
    }
  }

  /** CT4: a year whose search results were removed counts reports alone, and says so. */
  private void repeats(Coverage coverage) {
    figures
        .of("repeat_counts")
        .forEach(
            (codes, value) -> {
              int of = Integer.parseInt(codes.get(0));
              if (of <= year && coverage.isExpired(ReturnKind.SEARCH_RESULTS, "CENTRE", of)) {
                tables.table("repeat_counts").put(Status.of(Coverage.EXPIRED).rest(codes, value));
              } else {
                put("repeat_counts", codes, value);
              }
            });
  }

  private void put(String table, List<String> codes, long value) {
    if (Integer.parseInt(codes.get(0)) <= year) {
      tables.put(table, value, codes.toArray(new String[0]));
    }
  }

  private void quality() {
    completeness();
    Map<String, List<Long>> reports = new TreeMap<>();
    byProvider("reports_by_provider")
        .forEach(
            (codes, value) -> {
              if (codes.get(2).equals("REPORTS")) {
                reports.computeIfAbsent(codes.get(0), any -> new ArrayList<>()).add(value);
                tables.put("own_counts", value, codes.get(0), codes.get(1), "CENTRE");
              }
            });
    for (int one : years()) {
      String at = Integer.toString(one);
      List<Long> sizes = reports.getOrDefault(at, new ArrayList<>());
      sizes.sort(Collections.reverseOrder());
      tables.put("provider_concentration", top(sizes, sizes.size()), at, "REPORTS");
      for (int largest : List.of(1, 3, 10)) {
        tables.put("provider_concentration", top(sizes, largest), at, "TOP_" + largest);
      }
      for (int rank = 1; rank <= sizes.size(); rank++) {
        tables.put("provider_ranks", sizes.get(rank - 1), at, Integer.toString(rank));
      }
    }
  }

  private static long top(List<Long> sizes, int count) {
    return sizes.stream().limit(count).mapToLong(Long::longValue).sum();
  }

  private void completeness() {
    byProvider("completeness")
        .forEach(
            (codes, value) -> {
              if (!codes.get(3).equals("*")) {
                put("completeness", codes, value);
                return;
              }
              for (String field : CodeLists.REQUESTED_FIELD.codes()) {
                put(
                    "completeness",
                    List.of(codes.get(0), codes.get(1), codes.get(2), field, "REPORTS"),
                    value);
              }
            });
    for (Observation row : List.copyOf(tables.table("completeness").rows())) {
      List<String> codes = new ArrayList<>(row.codes());
      codes.set(4, "MISSING");
      tables.zero("completeness", codes.toArray(new String[0]));
    }
  }

  private void seriesBreaks() {
    for (SeriesBreak one : SeriesBreak.values()) {
      tables.put("series_breaks", 1, one.name(), one.from().toString(), one.to().toString());
    }
  }

  private static List<String> codes(Dimension dimension) {
    var codes = dimension.codes();
    return codes == null ? List.of() : codes.codes();
  }
}
