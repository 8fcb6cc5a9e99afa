package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tables of follow-up by State and cohort, and assessments: A83-2a, A83-3f. */
final class CompileFollowUp {
  private static final List<String> BY_STATE =
      List.of(
          "followup_actionable",
          "followup_cases",
          "followup_victims",
          "followup_offenders",
          "followup_other_actions",
          "followup_no_action",
          "followup_days");

  /** Codes of a measure that a table can have, so that its zeros are written. */
  private static final Map<String, List<String>> MEASURES =
      Map.of(
          "followup_actionable", List.of("WITH_FEEDBACK", "ACTIONABLE"),
          "followup_victims", List.of("IDENTIFIED", "RESCUED"),
          "followup_offenders", List.of("ARRESTED", "CONVICTED"));

  /** Types of which a report is assessed, and all of them. */
  private static final List<String> ASSESSED = List.of("NEW_CSAM", "SOLICITATION", "_T");

  private static final List<String> OF_PERSONS = List.of("followup_victims", "followup_offenders");

  private static final List<String> WITH_ZEROS =
      List.of(
          "followup_actionable",
          "followup_cases",
          "followup_victims",
          "followup_offenders",
          "followup_no_action",
          "assessed_negative");

  private final Tables tables;
  private final Figures figures;
  private final Coverage coverage;
  private final List<Integer> years;

  CompileFollowUp(Tables tables, Figures figures, Coverage coverage, List<Integer> years) {
    this.tables = tables;
    this.figures = figures;
    this.coverage = coverage;
    this.years = years;
  }

  void all() {
    outcomes();
    for (String table : BY_STATE) {
      byState(table, ReturnKind.FOLLOW_UP);
    }
    byState("assessed_negative", ReturnKind.ASSESSMENTS);
    medians();
    assessments();
    completeness();
    new SumStates(tables, years, this::statusOf).all();
  }

  /**
   * Every forward is counted, whoever returned nothing on it; the note says who did not. What such
   * a State did with its reports is missing, since its silence is no zero.
   */
  private void outcomes() {
    SortedMap<List<String>, Long> counts = figures.of("followup_outcomes");
    StatisticsTable table = tables.table("followup_outcomes").table();
    for (int year : years) {
      for (String state : Coverage.STATES) {
        Status status = status(ReturnKind.FOLLOW_UP, "followup_outcomes", state, year);
        if (status.isExpired()) {
          List<String> first = List.of(Integer.toString(year), state);
          tables.table("followup_outcomes").put(status.missing(unspecified(first, table)));
          continue;
        }
        counts.forEach(
            (codes, value) -> {
              if (codes.get(0).equals(Integer.toString(year)) && codes.get(1).equals(state)) {
                tables
                    .table("followup_outcomes")
                    .put(new Observation(codes, value, Observation.NORMAL, status.note()));
              }
            });
        for (String outcome : CodeLists.OUTCOME.codes()) {
          List<String> codes = List.of(Integer.toString(year), state, "FORWARDED", outcome);
          boolean silent =
              !status.isKnown() && CodeLists.OUTCOME_RETURNED.codes().contains(outcome);
          tables
              .table("followup_outcomes")
              .putIfAbsent(
                  silent
                      ? status.missing(codes)
                      : new Observation(codes, 0L, Observation.NORMAL, status.note()));
        }
      }
    }
  }

  /** Over the States whose outcomes are there; it says how many of them returned something. */
  private void completeness() {
    Figures sums = new Figures();
    figures
        .of("outcomes_by_completeness")
        .forEach(
            (codes, value) -> {
              int year = Integer.parseInt(codes.get(0));
              if (years.contains(year)
                  && !coverage.isExpired(ReturnKind.FOLLOW_UP, codes.get(1), year)) {
                sums.add(
                    value, "outcomes_by_completeness", codes.get(0), codes.get(2), codes.get(3));
              }
            });
    for (int year : years) {
      int covered = 0;
      int whole = 0;
      for (String state : Coverage.STATES) {
        Status status = status(ReturnKind.FOLLOW_UP, "followup_outcomes", state, year);
        covered += status.isKnown() ? 1 : 0;
        whole += status.observation().equals(Observation.NORMAL) ? 1 : 0;
      }
      Status status = Status.ofSum(covered, whole);
      sums.of("outcomes_by_completeness")
          .forEach(
              (codes, value) -> {
                if (codes.get(0).equals(Integer.toString(year))) {
                  tables.table("outcomes_by_completeness").put(status.of(codes, value));
                }
              });
    }
  }

  /** Of cohorts whose assessments were removed nobody knows which are open. */
  private void assessments() {
    Figures open = new Figures();
    Set<String> incomplete = new TreeSet<>();
    for (int year : years) {
      for (String state : Coverage.STATES) {
        if (coverage.isExpired(ReturnKind.ASSESSMENTS, state, year)) {
          incomplete.add(state);
        }
      }
    }
    figures
        .of("assessments_open")
        .forEach(
            (codes, value) -> {
              int year = Integer.parseInt(codes.get(0));
              String state = codes.get(1);
              if (years.contains(year)
                  && !coverage.isExpired(ReturnKind.ASSESSMENTS, state, year)) {
                open.add(value, "assessments_open", state, codes.get(2));
              }
            });
    Status gone = Status.of(Coverage.EXPIRED);
    open.of("assessments_open")
        .forEach(
            (codes, value) ->
                tables
                    .table("assessments_open")
                    .put(
                        incomplete.contains(codes.get(0))
                            ? gone.rest(codes, value)
                            : new Observation(codes, value, Observation.NORMAL, "")));
    for (String state : incomplete) {
      tables.table("assessments_open").put(gone.missing(List.of(state, CodeLists.UNSPECIFIED)));
    }
  }

  private void byState(String id, ReturnKind kind) {
    StatisticsTable table = tables.table(id).table();
    SortedMap<List<String>, Long> counts = figures.of(id);
    for (int year : years) {
      for (String state : Coverage.STATES) {
        List<String> first = List.of(Integer.toString(year), state);
        Status status = status(kind, id, state, year);
        if (!status.isKnown()) {
          tables.table(id).put(status.missing(unspecified(first, table)));
          continue;
        }
        counts.forEach(
            (codes, value) -> {
              if (codes.subList(0, 2).equals(first)) {
                tables.table(id).put(status.of(codes, value));
              }
            });
        if (WITH_ZEROS.contains(id)) {
          zeros(table, first).forEach(codes -> tables.table(id).putIfAbsent(status.of(codes, 0)));
        } else if (counts.keySet().stream().noneMatch(codes -> codes.subList(0, 2).equals(first))) {
          tables.table(id).put(status.of(firstOf(table, first), 0));
        }
      }
    }
  }

  private Status status(ReturnKind kind, String table, String state, int year) {
    Status status =
        Status.of(
            coverage.of(
                kind,
                kind == ReturnKind.FOLLOW_UP ? RowReturns.FOLLOW_UP : RowReturns.ASSESSMENTS,
                state,
                year));
    String counted = table.equals("followup_outcomes") ? "followup_actionable" : table;
    Status known = status.orPartial(figures.sum(counted, Integer.toString(year), state) > 0);
    return OF_PERSONS.contains(table) && known.isKnown()
        ? ofPersons(known, table, state, year)
        : known;
  }

  /**
   * All columns of persons are optional: who never fills one in has not said that there are none.
   */
  private Status ofPersons(Status status, String table, String state, int year) {
    String cohort = Integer.toString(year);
    long cases = figures.sum("followup_cases", cohort, state);
    long given = figures.sum(Figures.PERSONS_GIVEN, cohort, state, table);
    if (cases > 0 && given == 0) {
      return Status.of(Coverage.NOT_SUBMITTED);
    }
    return given < cases ? status.orPartlyGiven() : status;
  }

  /** Of a table of States that are summed over. */
  private Status statusOf(String table, String state, int year) {
    for (YearlySections section : YearlySections.OF_AUTHORITIES) {
      if (section.table().equals(table)) {
        return Status.of(coverage.of(ReturnKind.AUTHORITY_YEAR, section.section(), state, year));
      }
    }
    boolean assessed = table.equals("assessed_negative");
    return status(assessed ? ReturnKind.ASSESSMENTS : ReturnKind.FOLLOW_UP, table, state, year);
  }

  /**
   * The first cell of a table that is too large for all of its zeros. One stands for them, so that
   * who reads rows alone sees that the State is covered, and for which part of the year.
   */
  private static List<String> firstOf(StatisticsTable table, List<String> first) {
    List<String> codes = new ArrayList<>(first);
    for (Dimension dimension : table.dimensions().subList(2, table.dimensions().size())) {
      var list = dimension.codes();
      codes.add(list == null ? "0" : list.codes().get(0));
    }
    return codes;
  }

  private static List<String> unspecified(List<String> first, StatisticsTable table) {
    List<String> codes = new ArrayList<>(first);
    while (codes.size() < table.dimensions().size()) {
      codes.add(CodeLists.UNSPECIFIED);
    }
    return codes;
  }

  /** All combinations of codes behind the first two dimensions. */
  private static List<List<String>> zeros(StatisticsTable table, List<String> first) {
    List<List<String>> combinations = List.of(first);
    for (Dimension dimension : table.dimensions().subList(2, table.dimensions().size())) {
      var list = dimension.codes();
      List<String> codes =
          dimension == Dimension.MEASURE
              ? MEASURES.getOrDefault(table.id(), List.of())
              : dimension == Dimension.ABUSE_TYPE
                  ? ASSESSED
                  : list == null ? List.of() : list.codes();
      List<List<String>> longer = new ArrayList<>();
      for (List<String> combination : combinations) {
        for (String code : codes) {
          List<String> next = new ArrayList<>(combination);
          next.add(code);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /** Exact medians from the distribution. */
  private void medians() {
    Map<List<String>, TreeMap<Long, Long>> distributions = new TreeMap<>(new Figures.ByCodes());
    Map<List<String>, Observation> first = new TreeMap<>(new Figures.ByCodes());
    for (Observation row : tables.table("followup_days").rows()) {
      List<String> of = row.codes().subList(0, 2);
      first.putIfAbsent(of, row);
      Long value = row.value();
      if (value != null) {
        distributions
            .computeIfAbsent(of, any -> new TreeMap<>())
            .put(Long.parseLong(row.codes().get(2)), value);
      }
    }
    first.forEach(
        (of, row) -> {
          SortedMap<Long, Long> days = distributions.getOrDefault(of, new TreeMap<>());
          long count = days.values().stream().mapToLong(Long::longValue).sum();
          if (count == 0) {
            return;
          }
          median(of, "WITH_OUTCOME", count, row);
          median(of, "MEDIAN_LOW", at(days, (count - 1) / 2), row);
          median(of, "MEDIAN_HIGH", at(days, count / 2), row);
        });
  }

  private void median(List<String> of, String measure, long value, Observation like) {
    tables
        .table("followup_days_median")
        .put(
            new Observation(
                List.of(of.get(0), of.get(1), measure), value, like.status(), like.note()));
  }

  /** The value at a place, from 0, of all values in order. */
  private static long at(SortedMap<Long, Long> counts, long place) {
    long before = 0;
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      before += each.getValue();
      if (place < before) {
        return each.getKey();
      }
    }
    throw new IllegalArgumentException("fewer than " + place);
  }
}
