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
  /** Farther than counts of a release go. */
  private static final long FAR = 1_000_000;

  /** At the farthest a cell is often zero, and one before that it is small. */
  private static final long NEIGHBOURS = 3;

  /** Cells that are tried as the reason for hiding. */
  private static final int REASONS = 8;

  /** What hides this needs no reason. */
  private static final long[] NOTHING = {};

  private final Knowledge knowledge;
  private final CellSystem system;
  private final Map<Integer, List<Move>> found = new HashMap<>();
  private final ProposeMoves propose;

  SearchMoves(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.system = knowledge.system();
    this.propose = new ProposeMoves(knowledge);
  }

  /** Linear programs solved so far. */
  long programs() {
    return propose.programs();
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
   * The farthest move found; {@link Move#NONE} if there is none. It may go farther than was asked
   * for, where the method would not have hidden what lies between.
   *
   * @param up towards larger counts
   * @param enough as far as this is far enough
   */
  private Move farthest(int target, boolean up, long enough, Reader reader) {
    Range range = knowledge.range(target);
    long count = system.count(target);
    long limit = up ? range.most() - count : count - range.least();
    if (enough <= 0 || limit <= 0 || reader.knows(system.cell(target))) {
      return Move.NONE;
    }
    Move best = best(target, up, reader);
    long near = Math.min(enough, limit);
    if (best.amount(target) >= near) {
      return best;
    }
    Move move = propose.farthest(target, up, near, reader);
    if (!isPlausible(move)) {
      move = withReason(target, up, near, reader);
    }
    if (move.equals(Move.NONE)) {
      long far = propose.farthest(target, up, Math.min(limit, FAR), reader).amount(target);
      move = nearest(target, up, far, NEIGHBOURS, reader);
      move = move.equals(Move.NONE) ? nearest(target, up, near - 1, near, reader) : move;
    }
    if (move.amount(target) > best.amount(target)) {
      remember(move);
      return move;
    }
    return best;
  }

  /** The farthest of the moves that were found for other cells and readers. */
  private Move best(int target, boolean up, Reader reader) {
    Move best = Move.NONE;
    for (Move move : found.getOrDefault(target, List.of())) {
      long amount = up ? move.of(target) : -move.of(target);
      if (amount > best.amount(target) && holds(move, reader)) {
        best = move;
      }
    }
    return best;
  }

  /** A move under which another hidden cell is the reason for hiding. */
  private Move withReason(int target, boolean up, long most, Reader reader) {
    Range reason = system.cell(target).control().reason();
    Move best = Move.NONE;
    int tries = 0;
    for (int other : knowledge.group(target)) {
      if (other != target
          && system.cell(other).table() != null
          && !reader.knows(system.cell(other))
          && tries++ < REASONS
          && best.amount(target) < most) {
        Move move = propose.farthestWith(target, up, most, reader, other, reason);
        if (move.amount(target) > best.amount(target) && isPlausible(move)) {
          best = move;
        }
      }
    }
    return best;
  }

  /** A move that is plausible, not farther than one that may not be. */
  private Move nearest(int target, boolean up, long most, long tries, Reader reader) {
    for (long left = most; left > Math.max(0, most - tries); left--) {
      Move move = propose.farthest(target, up, left, reader);
      if (isPlausible(move)) {
        return move;
      }
    }
    return Move.NONE;
  }

  /**
   * Whether a reader cannot tell the table with a move of this search applied from the true one.
   */
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

  /**
   * Whether the method could have hidden what it did if the moved counts were true. It is asked of
   * each group of free cells that hang together, and only where the true counts pass.
   */
  private boolean isPlausible(Move move) {
    Set<Integer> open = new TreeSet<>(move.amounts().keySet());
    while (!open.isEmpty()) {
      int first = open.iterator().next();
      DisclosureControl control = system.cell(first).control();
      if (control.wouldHide(NOTHING)) {
        open.remove(first);
        continue;
      }
      List<Integer> group = knowledge.group(first);
      open.removeAll(group);
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
}
