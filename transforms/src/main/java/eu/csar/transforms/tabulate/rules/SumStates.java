package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.CodeLists;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Tables tables;
  private final List<Integer> years;

  SumStates(Tables tables, List<Integer> years) {
    this.tables = tables;
    this.years = years;
  }

  void all() {
    for (String id : SUMMED) {
      for (int year : years) {
        sum(tables.table(id), Integer.toString(year));
      }
    }
  }

  private void sum(TableRows rows, String year) {
    StatisticsTable table = rows.table();
    int place = table.indexOf(Dimension.GEO);
    Set<String> covered = new HashSet<>();
    Set<String> whole = new HashSet<>();
    Map<String, Long> sums = new TreeMap<>();
    for (Observation row : rows.rows()) {
      Long value = row.value();
      if (!row.codes().get(0).equals(year) || value == null) {
        continue;
      }
      covered.add(row.codes().get(place));
      if (row.status().equals(Observation.NORMAL)) {
        whole.add(row.codes().get(place));
      }
      sums.merge(cell(table, row.codes()), value, Long::sum);
    }
    Status status = Status.ofSum(covered.size(), whole.size());
    boolean all = status.observation().equals(Observation.NORMAL);
    String geo = all ? CodeLists.ALL_STATES : CodeLists.COVERED_STATES;
    sums.forEach(
        (cell, value) ->
            tables.table("eu_aggregates").put(status.of(List.of(table.id(), geo, cell), value)));
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
