package eu.csar.transforms.protect.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** How small or large one cell of a group can be, if all that is printed holds. */
final class RangeProgram {
  /** Farther than counts of a release go. */
  private static final long FAR = 1_000_000_000L;

  private final PrintedCells cells;
  private final PrintedCells.Group group;

  RangeProgram(PrintedCells cells, PrintedCells.Group group) {
    this.cells = cells;
    this.group = group;
  }

  /**
   * Values of all cells of the group, with one of them at an end.
   *
   * @param most the larger end
   * @return null if no values fit what is printed
   */
  @Nullable Map<Integer, Double> end(int target, boolean most) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Map<Integer, Variable> variables = new LinkedHashMap<>();
    for (int cell : group.cells()) {
      Range range = cells.range(cell);
      Variable variable =
          model
              .newVariable("c" + cell)
              .lower(range.least())
              .upper(Math.min(range.most(), range.least() + FAR));
      if (cell == target) {
        variable.weight(1);
      }
      variables.put(cell, variable);
    }
    for (int number : group.equations()) {
      PrintedCells.Equation equation = cells.equation(number);
      long known = 0;
      Expression expression = model.newExpression("e" + number);
      for (PrintedCells.Term term : equation.terms()) {
        Variable variable = variables.get(term.cell());
        if (variable == null) {
          known += term.sign() * cells.range(term.cell()).least();
        } else {
          expression.set(variable, term.sign());
        }
      }
      if (equation.whole()) {
        expression.level(-known);
      } else {
        expression.lower(-known);
      }
    }
    Optimisation.Result result = most ? model.maximise() : model.minimise();
    if (!result.getState().isFeasible()) {
      return null;
    }
    Map<Integer, Double> values = new HashMap<>();
    variables.forEach(
        (cell, variable) -> values.put(cell, result.doubleValue(model.indexOf(variable))));
    return values;
  }
}
