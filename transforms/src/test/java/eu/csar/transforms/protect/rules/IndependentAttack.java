package eu.csar.transforms.protect.rules;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An attack on printed tables that shares nothing with the audit: unknowns are the inner cells of
 * each table, every printed figure is one constraint on a sum of them, tables are tied where they
 * tell the same sum, and another solver finds the ends. It knows no true count but those it is
 * told, and of the codes what the release says: which add up to which.
 */
final class IndependentAttack {
  /**
   * A printed table.
   *
   * @param rows codes and what is printed: a number, or null for C
   * @param slack 0 where numbers are true, otherwise how far they may be off
   */
  record Printed(List<Map<String, String>> rows, List<@Nullable Long> values, long slack) {}

  /** No count is larger: without an end the solver cannot tell boundless from impossible. */
  private static final double LARGEST = 1_000_000;

  static {
    Loader.loadNativeLibraries();
  }

  private final MPSolver solver = MPSolver.createSolver("GLOP");
  private final List<Printed> tables;
  private final List<Map<String, Column>> columns = new ArrayList<>();
  private final List<Map<Map<String, String>, MPVariable>> unknowns = new ArrayList<>();

  /**
   * Sets up an attack.
   *
   * @param tables of one measure
   * @param lists the codes of its dimensions
   * @param told true counts that the reader knows, by the codes of a row
   */
  IndependentAttack(
      List<Printed> tables, Map<String, CodeList> lists, Map<Map<String, String>, Long> told) {
    this.tables = tables;
    for (Printed table : tables) {
      Map<String, Column> ofTable = new LinkedHashMap<>();
      for (String dimension : table.rows().get(0).keySet()) {
        ofTable.put(
            dimension,
            new Column(
                lists.get(dimension),
                table.rows().stream()
                    .map(row -> row.get(dimension))
                    .collect(Collectors.toCollection(LinkedHashSet::new))));
      }
      columns.add(ofTable);
      Map<String, List<String>> inner = new LinkedHashMap<>();
      ofTable.forEach((dimension, column) -> inner.put(dimension, column.inner()));
      Map<Map<String, String>, MPVariable> ofCells = new LinkedHashMap<>();
      Tables.product(inner).forEach(cell -> ofCells.put(cell, solver.makeNumVar(0, LARGEST, "")));
      unknowns.add(ofCells);
    }
    for (int table = 0; table < tables.size(); table++) {
      for (int row = 0; row < tables.get(table).rows().size(); row++) {
        takeOver(table, row, told);
      }
      for (int other = 0; other < tables.size(); other++) {
        if (other != table) {
          tie(table, other);
        }
      }
    }
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

  /** Each row of a table that another one tells too, in one row or as a sum of several. */
  private void tie(int table, int other) {
    Set<Map<String, String>> ofOther = Set.copyOf(tables.get(other).rows());
    for (Map<String, String> row : tables.get(table).rows()) {
      Map<String, String> codes = new LinkedHashMap<>();
      Map<String, String> left = new HashMap<>(row);
      columns
          .get(other)
          .forEach(
              (dimension, column) -> {
                String code = left.remove(dimension);
                codes.put(dimension, code == null ? column.total() : code);
              });
      boolean isTotal =
          left.entrySet().stream()
              .allMatch(
                  code -> code.getValue().equals(columns.get(table).get(code.getKey()).total()));
      // Rows that both print are tied once.
      if (isTotal && isTold(other, codes) && !(other < table && ofOther.contains(codes))) {
        MPConstraint tie = constrain(0, 0, sum(table, row));
        sum(other, codes).forEach(unknown -> tie.setCoefficient(unknown, -1));
      }
    }
  }

  private boolean isTold(int table, Map<String, String> codes) {
    return codes.entrySet().stream()
        .allMatch(code -> columns.get(table).get(code.getKey()).tells(code.getValue()));
  }

  private List<MPVariable> sum(int table, Map<String, String> codes) {
    Map<String, List<String>> inner = new LinkedHashMap<>();
    columns
        .get(table)
        .forEach((dimension, column) -> inner.put(dimension, column.innerOf(codes.get(dimension))));
    return Tables.product(inner).stream().map(unknowns.get(table)::get).toList();
  }

  private MPConstraint constrain(long least, long most, List<MPVariable> sum) {
    MPConstraint constraint = solver.makeConstraint((double) least, (double) most, "");
    sum.forEach(unknown -> constraint.setCoefficient(unknown, 1));
    return constraint;
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

  /**
   * The codes of a column of a table.
   *
   * @param list which of them add up to which, in this table or elsewhere
   */
  private record Column(CodeList list, Set<String> printed) {
    @Nullable String total() {
      return list.total();
    }

    private List<String> parts(String code) {
      return list.parents().entrySet().stream()
          .filter(child -> child.getValue().equals(code))
          .map(Map.Entry::getKey)
          .toList();
    }

    /** Whether the column says how many a code has, printed or as a sum of what is printed. */
    boolean tells(@Nullable String code) {
      if (code == null || printed.contains(code)) {
        return code != null;
      }
      List<String> parts = parts(code);
      return !parts.isEmpty() && parts.stream().allMatch(this::tells);
    }

    /** Codes that count each thing once. */
    List<String> inner() {
      return printed.stream()
          .filter(code -> ancestors(code).stream().noneMatch(printed::contains))
          .flatMap(code -> innerOf(code).stream())
          .toList();
    }

    private List<String> ancestors(String code) {
      List<String> ancestors = new ArrayList<>();
      for (String above = list.parents().get(code);
          above != null;
          above = list.parents().get(above)) {
        ancestors.add(above);
      }
      return ancestors;
    }

    /** The inner codes of a code that the column tells. */
    List<String> innerOf(String code) {
      List<String> inner = new ArrayList<>();
      addParts(code, inner);
      boolean rest = printed.contains(code) && !parts(code).stream().allMatch(this::tells);
      if (inner.isEmpty()) {
        return List.of(code);
      }
      if (rest) {
        inner.add("REST OF " + code);
      }
      return inner;
    }

    private void addParts(String code, List<String> inner) {
      for (String part : parts(code)) {
        if (printed.contains(part)) {
          inner.addAll(innerOf(part));
        } else {
          addParts(part, inner);
        }
      }
    }
  }
}
