package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums over Member States, of tables that States fill: EU27_2020 only where all of them are covered
 * for the whole year; else the aggregate says how many it covers.
 */
final class SumStates {
  private static final List<String> SUMMED =
      List.of(
          "followup_actionable",
          "followup_cases",
          "followup_victims",
          "followup_offenders",
          "followup_other_actions",
          "followup_no_action",
          "assessed_negative",
          "authority_risks",
          "authority_detection_orders",
          "authority_removal_orders",
          "authority_blocking_orders",
          "authority_decisions",
          "authority_opinions");

  /** How what a State returned for a table and a year is to be read. */
  @FunctionalInterface
  interface StatusOf {
    Status of(String table, String state, int year);
  }

  private final Tables tables;
  private final List<Integer> years;
  private final StatusOf statuses;

  /**
   * Sums of these years.
   *
   * @param statuses who is covered: rows do not tell, since a cell without a row can be a zero
   */
  SumStates(Tables tables, List<Integer> years, StatusOf statuses) {
    this.tables = tables;
    this.years = years;
    this.statuses = statuses;
  }

  void all() {
    for (String id : SUMMED) {
      for (int year : years) {
        sum(tables.table(id), year);
      }
    }
  }

  private void sum(TableRows rows, int year) {
    StatisticsTable table = rows.table();
    Map<String, Long> sums = new TreeMap<>();
    for (Observation row : rows.rows()) {
      Long value = row.value();
      if (value != null && row.codes().get(0).equals(Integer.toString(year))) {
        sums.merge(cell(table, row.codes()), value, Long::sum);
      }
    }
    Status status = ofAll(table.id(), year);
    boolean all = status.observation().equals(Observation.NORMAL);
    String geo = all ? CodeLists.ALL_STATES : CodeLists.COVERED_STATES;
    sums.forEach(
        (cell, value) ->
            tables.table("eu_aggregates").put(status.of(List.of(table.id(), geo, cell), value)));
  }

  private Status ofAll(String table, int year) {
    int covered = 0;
    int whole = 0;
    for (String state : Coverage.STATES) {
      Status status = statuses.of(table, state, year);
      covered += status.isKnown() ? 1 : 0;
      whole += status.observation().equals(Observation.NORMAL) ? 1 : 0;
    }
    return Status.ofSum(covered, whole);
  }

  private static String cell(StatisticsTable table, List<String> codes) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      if (table.dimensions().get(i) != Dimension.GEO) {
        parts.add(table.dimensions().get(i).id() + "=" + codes.get(i));
      }
    }
    return String.join(";", parts);
  }
}
