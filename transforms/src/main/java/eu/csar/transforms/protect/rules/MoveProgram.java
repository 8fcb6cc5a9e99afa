package eu.csar.transforms.protect.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * A linear program over moves of cells: each cell goes up or down within what is allowed, every
 * equation holds, and the rest of the table moves as little as it can. Short moves are whole more
 * often, cross fewer States, and cost less to hide.
 *
 * <p>Where the program's answer is not whole, it is solved again in whole numbers. A search that
 * takes too many steps has no answer; equal programs have equal answers, on any machine.
 */
final class MoveProgram {
  /** Dearer than any move of the rest of the table that a unit of the target may need. */
  private static final double REWARD = 10_000;

  private static final double WHOLE = 1e-6;

  /**
   * Pivots of a program, or nodes of a search in whole numbers: no clock decides what is hidden.
   */
  private static final int MOST_STEPS = 10_000;

  /** One worker: several would race for which of equally good moves is found. */
  private static final IntegerStrategy IN_ORDER =
      IntegerStrategy.newConfigurable().withParallelism(() -> 1);

  private final Knowledge knowledge;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Map<Integer, Steps> steps = new LinkedHashMap<>();

  /** Ways of a cell: within what is allowed, and beyond it at a price. */
  private record Steps(
      @Nullable Variable up,
      @Nullable Variable down,
      @Nullable Variable beyondUp,
      @Nullable Variable beyondDown) {}

  MoveProgram(Knowledge knowledge) {
    this(knowledge, MOST_STEPS);
  }

  MoveProgram(Knowledge knowledge, int mostSteps) {
    this.knowledge = knowledge;
    model.options.integer(IN_ORDER);
    model.options.iterations_abort = mostSteps;
    model.options.iterations_suffice = mostSteps;
  }

  /**
   * Lets a cell move within a range, to which it must move if it is outside; all other cells stand
   * still. False if it cannot be.
   */
  boolean allow(int cell, Range range, long count) {
    Variable up = way(range.most() - count, 1);
    Variable down = way(count - range.least(), 1);
    if (up != null && count < range.least()) {
      up.lower(range.least() - count);
    }
    if (down != null && count > range.most()) {
      down.lower(count - range.most());
    }
    steps.put(cell, new Steps(up, down, null, null));
    return range.holds(count) || up != null || down != null;
  }

  /** Lets a cell move, and beyond that at a price for each unit. */
  void allowBeyond(int cell, long up, long down, long beyondUp, long beyondDown, double price) {
    steps.put(
        cell, new Steps(way(up, 1), way(down, 1), way(beyondUp, price), way(beyondDown, price)));
  }

  private @Nullable Variable way(long most, double weight) {
    if (most <= 0) {
      return null;
    }
    Variable way = model.newVariable("w" + model.countVariables()).lower(0).weight(weight);
    // Twice the unbounded, where a count is taken off, is unbounded still.
    return most >= Range.UNBOUNDED / 2 ? way : way.upper(most);
  }

  /** The farthest a target can go, by at most so much; null if the program has no answer. */
  @Nullable Map<Integer, Long> farthest(int target, boolean up, long most) {
    Steps way = steps.get(target);
    Variable forth = way == null ? null : up ? way.up() : way.down();
    Variable back = way == null ? null : up ? way.down() : way.up();
    if (forth == null) {
      return null;
    }
    forth.weight(-REWARD).upper(most);
    if (back != null) {
      back.upper(0);
    }
    return solve();
  }

  /** The cheapest way to move a target by so much; null if there is none at any price. */
  @Nullable Map<Integer, Long> cheapest(int target, long amount) {
    Steps way = steps.get(target);
    if (way == null) {
      return null;
    }
    Expression exactly = model.newExpression("target").level(amount);
    set(exactly, way, 1);
    return solve();
  }

  private @Nullable Map<Integer, Long> solve() {
    addEquations();
    Optimisation.Result result = model.minimise();
    if (!result.getState().isFeasible()) {
      return null;
    }
    Map<Integer, Long> whole = read(result);
    if (whole != null) {
      return whole;
    }
    model.getVariables().forEach(variable -> variable.integer(true));
    Optimisation.Result again = model.minimise();
    return again.getState().isFeasible() ? read(again) : null;
  }

  private void addEquations() {
    TreeSet<Integer> numbers = new TreeSet<>();
    steps.keySet().forEach(cell -> numbers.addAll(knowledge.equationsOf(cell)));
    for (int number : numbers) {
      Expression expression = model.newExpression("e" + number).level(0);
      for (Knowledge.Term term : knowledge.equations().get(number).terms()) {
        Steps way = steps.get(term.cell());
        if (way != null) {
          set(expression, way, term.sign());
        }
      }
    }
  }

  private static void set(Expression expression, Steps way, int sign) {
    set(expression, way.up(), sign);
    set(expression, way.down(), -sign);
    set(expression, way.beyondUp(), sign);
    set(expression, way.beyondDown(), -sign);
  }

  private static void set(Expression expression, @Nullable Variable variable, int factor) {
    if (variable != null) {
      expression.set(variable, factor);
    }
  }

  /** Null where an amount is no whole number. */
  private @Nullable Map<Integer, Long> read(Optimisation.Result result) {
    Map<Integer, Long> move = new TreeMap<>();
    for (Map.Entry<Integer, Steps> step : steps.entrySet()) {
      Steps way = step.getValue();
      double amount =
          value(result, way.up())
              + value(result, way.beyondUp())
              - value(result, way.down())
              - value(result, way.beyondDown());
      long whole = Math.round(amount);
      if (Math.abs(amount - whole) > WHOLE) {
        return null;
      }
      if (whole != 0) {
        move.put(step.getKey(), whole);
      }
    }
    return move;
  }

  private double value(Optimisation.Result result, @Nullable Variable variable) {
    return variable == null ? 0 : result.doubleValue(model.indexOf(variable));
  }
}
