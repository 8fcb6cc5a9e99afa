package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * An attack on printed tables that shares nothing with the audit: unknowns are the inner cells of
 * each table, every printed figure is one constraint on a sum of them, tables are tied where they
 * print the same total, and another solver finds the ends. It knows no true count.
 */
final class IndependentAttack {
  /**
   * A printed table.
   *
   * @param rows codes and what is printed: a number, or null for C
   * @param slack 0 where numbers are true, otherwise how far they may be off
   */
  record Printed(List<Map<String, String>> rows, List<Long> values, long slack) {
    static Printed of(ProtectedTable table, int base) {
      List<Map<String, String>> rows =
          table.plan().table().rows().stream().map(FrequencyTable.Row::codes).toList();
      List<Long> values = new ArrayList<>();
      table.figures().forEach(figure -> values.add(figure.value()));
      return new Printed(
          rows, values, table.plan().method() == ProtectionMethod.ROUNDING ? base - 1 : 0);
    }
  }

  private static final String TOTAL = "TOTAL";

  private final List<Map<Integer, Double>> left = new ArrayList<>();
  private final List<Relationship> signs = new ArrayList<>();
  private final List<Double> right = new ArrayList<>();
  private final Map<Integer, Double> known = new HashMap<>();
  private final Map<Integer, List<Integer>> constraintsOf = new HashMap<>();
  private final List<List<Map<String, String>>> inner = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<Printed> tables;
  private int unknowns;

  /**
   * Sets up an attack.
   *
   * @param tables of one measure and one year
   * @param told true counts that the reader knows, by table and codes of an inner cell
   */
  IndependentAttack(List<Printed> tables, Map<Map<String, String>, Long> told) {
    this.tables = tables;
    for (Printed table : tables) {
      offsets.add(unknowns);
      List<Map<String, String>> cells =
          table.rows().stream().filter(row -> !row.containsValue(TOTAL)).toList();
      inner.add(cells);
      unknowns += cells.size();
    }
    for (int t = 0; t < tables.size(); t++) {
      Printed table = tables.get(t);
      for (int r = 0; r < table.rows().size(); r++) {
        Map<String, String> row = table.rows().get(r);
        Long value = table.values().get(r);
        Long true0 = told.get(row);
        if (true0 != null) {
          constrain(sum(t, row), Relationship.EQ, true0);
        } else if (value != null && table.slack() == 0) {
          constrain(sum(t, row), Relationship.EQ, value);
        } else if (value != null) {
          constrain(sum(t, row), Relationship.LEQ, value + table.slack());
          if (value > table.slack()) {
            constrain(sum(t, row), Relationship.GEQ, value - table.slack());
          }
        }
      }
    }
    tieTables();
    learn();
  }

  /** The values of a printed cell that are possible, by fractions; the upper end may be infinite. */
  double[] range(int table, Map<String, String> row) {
    Map<Integer, Double> target = new TreeMap<>(sum(table, row));
    double constant = 0;
    Map<Integer, Double> open = new TreeMap<>();
    for (Map.Entry<Integer, Double> term : target.entrySet()) {
      Double value = known.get(term.getKey());
      if (value != null) {
        constant += value * term.getValue();
      } else {
        open.put(term.getKey(), term.getValue());
      }
    }
    if (open.isEmpty()) {
      return new double[] {constant, constant};
    }
    return new double[] {
      constant + end(open, GoalType.MINIMIZE), constant + end(open, GoalType.MAXIMIZE)
    };
  }

  private double end(Map<Integer, Double> target, GoalType goal) {
    Map<Integer, Integer> columns = new LinkedHashMap<>();
    List<Integer> rows = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>(target.keySet());
    target.keySet().forEach(cell -> columns.put(cell, columns.size()));
    while (!waiting.isEmpty()) {
      for (int number : constraintsOf.getOrDefault(waiting.remove(0), List.of())) {
        if (!rows.contains(number)) {
          rows.add(number);
          for (int cell : left.get(number).keySet()) {
            if (!known.containsKey(cell) && !columns.containsKey(cell)) {
              columns.put(cell, columns.size());
              waiting.add(cell);
            }
          }
        }
      }
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int number : rows) {
      double[] coefficients = new double[columns.size()];
      double constant = right.get(number);
      for (Map.Entry<Integer, Double> term : left.get(number).entrySet()) {
        Double value = known.get(term.getKey());
        if (value == null) {
          coefficients[columns.get(term.getKey())] = term.getValue();
        } else {
          constant -= value * term.getValue();
        }
      }
      if (Arrays.stream(coefficients).anyMatch(coefficient -> coefficient != 0)) {
        constraints.add(new LinearConstraint(coefficients, signs.get(number), constant));
      }
    }
    double[] objective = new double[columns.size()];
    target.forEach((cell, factor) -> objective[columns.get(cell)] = factor);
    try {
      return new SimplexSolver()
          .optimize(
              new MaxIter(1_000_000),
              new LinearObjectiveFunction(objective, 0),
              new LinearConstraintSet(constraints),
              goal,
              new NonNegativeConstraint(true))
          .getValue();
    } catch (MathIllegalStateException e) {
      if (e.getMessage().contains("unbounded")) {
        return Double.POSITIVE_INFINITY;
      }
      throw e;
    }
  }

  /** Where two tables have the same total over the dimensions that only one of them has. */
  private void tieTables() {
    for (int a = 0; a < tables.size(); a++) {
      for (int b = a + 1; b < tables.size(); b++) {
        for (Map<String, String> row : tables.get(a).rows()) {
          Map<String, String> codes = withoutTotals(row);
          for (Map<String, String> other : tables.get(b).rows()) {
            if (withoutTotals(other).equals(codes)) {
              Map<Integer, Double> difference = new TreeMap<>(sum(a, row));
              sum(b, other).forEach((cell, factor) -> difference.merge(cell, -factor, Double::sum));
              constrain(difference, Relationship.EQ, 0);
            }
          }
        }
      }
    }
  }

  private static Map<String, String> withoutTotals(Map<String, String> row) {
    Map<String, String> codes = new TreeMap<>(row);
    codes.values().removeIf(TOTAL::equals);
    return codes;
  }

  private Map<Integer, Double> sum(int table, Map<String, String> row) {
    Map<Integer, Double> sum = new TreeMap<>();
    List<Map<String, String>> cells = inner.get(table);
    for (int cell = 0; cell < cells.size(); cell++) {
      Map<String, String> codes = cells.get(cell);
      if (row.entrySet().stream()
          .allMatch(
              code ->
                  code.getValue().equals(TOTAL)
                      || code.getValue().equals(codes.get(code.getKey())))) {
        sum.put(offsets.get(table) + cell, 1.0);
      }
    }
    return sum;
  }

  private void constrain(Map<Integer, Double> sum, Relationship sign, double value) {
    int number = left.size();
    left.add(sum);
    signs.add(sign);
    right.add(value);
    sum.keySet()
        .forEach(cell -> constraintsOf.computeIfAbsent(cell, any -> new ArrayList<>()).add(number));
  }

  /** Takes unknowns that one equation gives, until none does. */
  private void learn() {
    for (boolean more = true; more; ) {
      more = false;
      for (int number = 0; number < left.size(); number++) {
        if (signs.get(number) != Relationship.EQ) {
          continue;
        }
        double rest = right.get(number);
        List<Integer> open = new ArrayList<>();
        for (Map.Entry<Integer, Double> term : left.get(number).entrySet()) {
          Double value = known.get(term.getKey());
          if (value == null) {
            open.add(term.getKey());
          } else {
            rest -= value * term.getValue();
          }
        }
        if (open.size() == 1) {
          known.put(open.get(0), rest / left.get(number).get(open.get(0)));
          more = true;
        }
      }
    }
  }
}
