package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds how far a cell can be from its true count without a reader being able to tell: the largest
 * move that keeps every equation and stays in every range the reader holds.
 *
 * <p>A linear program finds it; what counts is the move itself, which is checked in whole numbers.
 * So a cell passes because another table of whole counts exists that prints the same release, not
 * because a solver said so, and an interval that only fractions fill does not pass. Moves found for
 * one cell and reader are tried for the next, which saves most of the programs.
 */
final class SearchMoves {
  private final Knowledge knowledge;
  private final CellSystem system;
  private final Map<Integer, List<Move>> found = new HashMap<>();
  private long programs;

  SearchMoves(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.system = knowledge.system();
  }

  /** Linear programs solved so far. */
  long programs() {
    return programs;
  }

  /**
   * How far a cell can go in both directions, no farther than asked for in all.
   *
   * @param width asked for
   */
  Doubt doubt(int target, long width, Reader reader) {
    Move up = farthest(target, true, width, reader);
    Move down = farthest(target, false, width - up.amount(target), reader);
    return new Doubt(target, up, down);
  }

  /**
   * The farthest move found, by at most so much; {@link Move#NONE} if there is none.
   *
   * @param up towards larger counts
   */
  Move farthest(int target, boolean up, long atMost, Reader reader) {
    Range range = knowledge.range(target);
    long count = system.count(target);
    long limit = Math.min(atMost, up ? range.most() - count : count - range.least());
    Move best = Move.NONE;
    if (limit <= 0 || reader.knows(system.cell(target))) {
      return best;
    }
    for (Move move : found.getOrDefault(target, List.of())) {
      long amount = up ? move.of(target) : -move.of(target);
      if (amount > best.amount(target) && amount <= limit && holds(move, reader)) {
        best = move;
      }
    }
    long most = limit;
    while (most > best.amount(target)) {
      Move move = solve(target, up, most, reader);
      if (isPlausible(move)) {
        remember(move);
        return move.amount(target) > best.amount(target) ? move : best;
      }
      most = move.amount(target) - 1;
    }
    return best;
  }

  /** Whether a reader cannot tell the table with a move of this search applied from the true one. */
  boolean holds(Move move, Reader reader) {
    for (Map.Entry<Integer, Long> entry : move.amounts().entrySet()) {
      int cell = entry.getKey();
      if (reader.knows(system.cell(cell))
          || !knowledge.range(cell).holds(system.count(cell) + entry.getValue())) {
        return false;
      }
    }
    return isPlausible(move);
  }

  private void remember(Move move) {
    for (int cell : move.amounts().keySet()) {
      found.computeIfAbsent(cell, any -> new ArrayList<>()).add(move);
    }
  }

  private boolean keepsEquations(Move move) {
    Map<Integer, Long> sums = new HashMap<>();
    move.amounts()
        .forEach(
            (cell, amount) -> {
              for (int number : knowledge.equationsOf(cell)) {
                Knowledge.Equation equation = knowledge.equations().get(number);
                for (int i = 0; i < equation.cells().length; i++) {
                  if (equation.cells()[i] == cell) {
                    sums.merge(number, equation.signs()[i] * amount, Long::sum);
                  }
                }
              }
            });
    return sums.values().stream().allMatch(sum -> sum == 0);
  }

  /**
   * Whether the method could have hidden what it did if the moved counts were true. It is asked of
   * each group of free cells that hang together, and only where the true counts pass.
   */
  private boolean isPlausible(Move move) {
    Set<Integer> open = new TreeSet<>(move.amounts().keySet());
    while (!open.isEmpty()) {
      List<Integer> group = knowledge.group(open.iterator().next());
      open.removeAll(group);
      DisclosureControl control = system.cell(group.get(0)).control();
      List<Integer> printed =
          group.stream().filter(cell -> system.cell(cell).table() != null).toList();
      long[] counts = printed.stream().mapToLong(system::count).toArray();
      long[] moved =
          printed.stream().mapToLong(cell -> system.count(cell) + move.of(cell)).toArray();
      if (control.wouldHide(counts) && !control.wouldHide(moved)) {
        return false;
      }
    }
    return true;
  }

  private Move solve(int target, boolean up, long most, Reader reader) {
    programs++;
    MoveProgram program = new MoveProgram(knowledge);
    List<Integer> tied =
        knowledge.tied(
            target, cell -> knowledge.isFree(cell) && !reader.knows(system.cell(cell)));
    for (int cell : tied) {
      Range range = knowledge.range(cell);
      long count = system.count(cell);
      program.allow(cell, range.most() - count, count - range.least());
    }
    Map<Integer, Long> move = program.farthest(target, up, most);
    if (move == null) {
      return Move.NONE;
    }
    Move whole = new Move(move);
    return holdsInRanges(whole) && keepsEquations(whole) ? whole : Move.NONE;
  }

  private boolean holdsInRanges(Move move) {
    return move.amounts().entrySet().stream()
        .allMatch(
            entry ->
                knowledge
                    .range(entry.getKey())
                    .holds(system.count(entry.getKey()) + entry.getValue()));
  }
}
