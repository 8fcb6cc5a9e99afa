package eu.csar.transforms.protect.rules;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An attack on printed tables that shares nothing with the audit: unknowns are the inner cells of
 * each table, every printed figure is one constraint on a sum of them, tables are tied where they
 * print the same total, and another solver finds the ends. It knows no true count but those it is
 * told.
 */
final class IndependentAttack {
  /**
   * A printed table.
   *
   * @param rows codes and what is printed: a number, or null for C
   * @param slack 0 where numbers are true, otherwise how far they may be off
   * @param totals codes that stand for the sum of all others of their column
   */
  record Printed(
      List<Map<String, String>> rows, List<Long> values, long slack, Set<String> totals) {
    static Printed of(ProtectedTable table, int base, String... totals) {
      List<Map<String, String>> rows =
          table.plan().table().rows().stream().map(FrequencyTable.Row::codes).toList();
      List<Long> values = new ArrayList<>();
      table.figures().forEach(figure -> values.add(figure.value()));
      return new Printed(
          rows,
          values,
          table.plan().method() == ProtectionMethod.ROUNDING ? base - 1 : 0,
          totals.length == 0 ? Set.of(TOTAL) : Set.of(totals));
    }
  }

  private static final String TOTAL = "TOTAL";

  /** No count is larger: without an end the solver cannot tell boundless from impossible. */
  private static final double LARGEST = 1_000_000;

  static {
    Loader.loadNativeLibraries();
  }

  private final MPSolver solver = MPSolver.createSolver("GLOP");
  private final List<Printed> tables;
  private final List<Map<Map<String, String>, MPVariable>> unknowns = new ArrayList<>();

  /**
   * Sets up an attack.
   *
   * @param tables of one measure
   * @param told true counts that the reader knows, by the codes of a row
   */
  IndependentAttack(List<Printed> tables, Map<Map<String, String>, Long> told) {
    this.tables = tables;
    for (Printed table : tables) {
      Map<Map<String, String>, MPVariable> inner = new LinkedHashMap<>();
      for (Map<String, String> row : table.rows()) {
        if (row.values().stream().noneMatch(table.totals()::contains)) {
          inner.put(row, solver.makeNumVar(0, LARGEST, ""));
        }
      }
      unknowns.add(inner);
    }
    for (int table = 0; table < tables.size(); table++) {
      for (int row = 0; row < tables.get(table).rows().size(); row++) {
        takeOver(table, row, told);
      }
    }
    tieTables();
  }

  private void takeOver(int table, int row, Map<Map<String, String>, Long> told) {
    Printed printed = tables.get(table);
    Map<String, String> codes = printed.rows().get(row);
    Long value = printed.values().get(row);
    Long known = told.get(codes);
    if (known != null) {
      constrain(known, known, sum(table, codes));
    } else if (value != null) {
      constrain(value - printed.slack(), value + printed.slack(), sum(table, codes));
    }
  }

  /** The least and the most of a printed cell that are possible, by fractions. */
  double[] range(int table, Map<String, String> row) {
    MPObjective objective = solver.objective();
    objective.clear();
    sum(table, row).forEach(unknown -> objective.setCoefficient(unknown, 1));
    return new double[] {end(objective, false), end(objective, true)};
  }

  /** The number of whole values between the ends, less one. */
  double width(int table, Map<String, String> row) {
    double[] range = range(table, row);
    return Math.floor(range[1] + 1e-6) - Math.ceil(range[0] - 1e-6);
  }

  private double end(MPObjective objective, boolean most) {
    objective.setOptimizationDirection(most);
    MPSolver.ResultStatus status = solver.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("no answer: " + status);
    }
    return objective.value();
  }

  /** Where two tables have the same total over the dimensions that only one of them has. */
  private void tieTables() {
    for (int a = 0; a < tables.size(); a++) {
      for (int b = a + 1; b < tables.size(); b++) {
        Map<Map<String, String>, Map<String, String>> others = new HashMap<>();
        for (Map<String, String> row : tables.get(b).rows()) {
          others.put(withoutTotals(row), row);
        }
        for (Map<String, String> row : tables.get(a).rows()) {
          Map<String, String> other = others.get(withoutTotals(row));
          if (other != null) {
            MPConstraint tie = constrain(0, 0, sum(a, row));
            sum(b, other).forEach(unknown -> tie.setCoefficient(unknown, -1));
          }
        }
      }
    }
  }

  /** Ties a row to the sum of rows of another table, as a pool of years to its years. */
  void tie(int table, Map<String, String> whole, int other, List<Map<String, String>> parts) {
    MPConstraint tie = constrain(0, 0, sum(table, whole));
    for (Map<String, String> part : parts) {
      sum(other, part).forEach(unknown -> tie.setCoefficient(unknown, -1));
    }
  }

  private static Map<String, String> withoutTotals(Map<String, String> row) {
    Map<String, String> codes = new TreeMap<>(row);
    codes.values().removeIf(TOTAL::equals);
    return codes;
  }

  private List<MPVariable> sum(int table, Map<String, String> row) {
    List<MPVariable> sum = new ArrayList<>();
    unknowns
        .get(table)
        .forEach(
            (codes, unknown) -> {
              if (row.entrySet().stream()
                  .allMatch(
                      code ->
                          tables.get(table).totals().contains(code.getValue())
                              || code.getValue().equals(codes.get(code.getKey())))) {
                sum.add(unknown);
              }
            });
    return sum;
  }

  private MPConstraint constrain(long least, long most, List<MPVariable> sum) {
    MPConstraint constraint = solver.makeConstraint((double) least, (double) most, "");
    sum.forEach(unknown -> constraint.setCoefficient(unknown, 1));
    return constraint;
  }
}
