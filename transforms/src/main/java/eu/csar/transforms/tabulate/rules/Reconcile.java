package eu.csar.transforms.tabulate.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both sides of each equation that must hold (CT3); a release whose equations do not is none. */
public final class Reconcile {
  private final Tables tables;
  private final Figures figures;
  private final List<Integer> years;

  Reconcile(Tables tables, Figures figures, List<Integer> years) {
    this.tables = tables;
    this.figures = figures;
    this.years = years;
  }

  void all() {
    for (int year : years) {
      String at = Integer.toString(year);
      long events = sum("events_by_bucket", at);
      put(
          at,
          "BUCKETS",
          events,
          sum("reports_by_provider", at, 2, "EVENTS") + kept(Figures.ORPHANS, at));
      put(
          at,
          "STATES",
          sum("events_by_state", at, 2, "FORWARDED"),
          sum("events_by_bucket", at, 1, "ONE_STATE")
              + sum("events_by_bucket", at, 1, "SEVERAL_STATES")
              + sum("surplus_of_states", at));
      long reports = sum("reports_by_provider", at, 2, "REPORTS");
      put(at, "REPORTS", reports, events + kept(Figures.SUPPLEMENTS, at));
      put(at, "DECISIONS", reports, kept(Figures.DECISIONS, at));
      put(at, "OUTCOMES", sum("followup_outcomes", at, 2, "FORWARDED"), forwards(at));
      put(at, "ITEMS", sum("items_by_state", at, 1, "_T"), kept(Figures.ITEMS, at));
    }
    String last = Integer.toString(years.get(years.size() - 1));
    long rejected =
        figures.of(Figures.REJECTED).entrySet().stream()
            .filter(cell -> !cell.getKey().get(2).equals("0"))
            .mapToLong(cell -> cell.getValue())
            .sum();
    put(last, "RETURNS", figures.sum(Figures.READ), figures.sum(Figures.ACCEPTED) + rejected);
  }

  /** Names of the equations that do not hold, with their year. */
  public static List<String> broken(Tables tables) {
    List<String> broken = new ArrayList<>();
    List<Observation> rows = new ArrayList<>(tables.table("reconciliation").rows());
    for (int i = 0; i + 1 < rows.size(); i += 2) {
      if (!java.util.Objects.equals(rows.get(i).value(), rows.get(i + 1).value())) {
        broken.add(
            "%s of %s: %d is not %d"
                .formatted(
                    rows.get(i).codes().get(1),
                    rows.get(i).codes().get(0),
                    rows.get(i).value(),
                    rows.get(i + 1).value()));
      }
    }
    return broken;
  }

  private void put(String year, String equation, long left, long right) {
    tables.put("reconciliation", left, year, equation, "LEFT");
    tables.put("reconciliation", right, year, equation, "RIGHT");
  }

  /** Forwards to States whose outcomes are there. */
  private long forwards(String year) {
    Set<String> expired = new HashSet<>();
    for (Observation row : tables.table("followup_outcomes").rows()) {
      if (row.note().equals(Coverage.EXPIRED) && row.codes().get(0).equals(year)) {
        expired.add(row.codes().get(1));
      }
    }
    return figures.of(Figures.FORWARDS).entrySet().stream()
        .filter(cell -> cell.getKey().get(0).equals(year))
        .filter(cell -> !expired.contains(cell.getKey().get(1)))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private long kept(String table, String year) {
    return figures.sum(table, year);
  }

  private long sum(String table, String year) {
    return sum(table, year, 0, year);
  }

  private long sum(String table, String year, int place, String code) {
    long sum = 0;
    for (Observation row : tables.table(table).rows()) {
      Long value = row.value();
      if (value != null && row.codes().get(0).equals(year) && row.codes().get(place).equals(code)) {
        sum += value;
      }
    }
    return sum;
  }
}
