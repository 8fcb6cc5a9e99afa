package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proposes moves by linear programs. A move that is proposed is checked in whole numbers: it keeps
 * every equation and stays in every range the reader holds.
 *
 * <p>Of many cells those are tried first whose codes are the target's, totals, or one of two others
 * of each dimension: a program of some dozens of cells mostly finds what one of some hundreds
 * would.
 */
final class ProposeMoves {
  /** Fewer cells than this are not worth choosing from. */
  private static final int FEW = 64;

  /** Other codes of a dimension that are tried. */
  private static final int PARTNERS = 2;

  private final Knowledge knowledge;
  private final CellSystem system;
  private long programs;

  ProposeMoves(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.system = knowledge.system();
  }

  /** Linear programs solved so far. */
  long programs() {
    return programs;
  }

  /**
   * The farthest move of a target found, by at most so much; {@link Move#NONE} if there is none.
   *
   * @param up towards larger counts
   */
  Move farthest(int target, boolean up, long most, Reader reader) {
    List<Integer> tied = tied(target, reader);
    if (tied.size() > FEW) {
      Move near = solve(near(target, tied), target, up, most, null, Range.ANY);
      if (near.amount(target) >= most) {
        return near;
      }
    }
    return solve(tied, target, up, most, null, Range.ANY);
  }

  /** As {@link #farthest}, while another cell takes a count of a range. */
  Move farthestWith(int target, boolean up, long most, Reader reader, int other, Range range) {
    return solve(tied(target, reader), target, up, most, other, range);
  }

  private List<Integer> tied(int target, Reader reader) {
    return knowledge.tied(
        target, cell -> knowledge.isFree(cell) && !reader.knows(system.cell(cell)));
  }

  private List<Integer> near(int target, List<Integer> tied) {
    CellKey key = system.cell(target).key();
    Set<Integer> free = new HashSet<>(tied);
    Map<String, List<Integer>> lines = new HashMap<>();
    for (int number : knowledge.equationsOf(target)) {
      for (Knowledge.Term term : knowledge.equations().get(number).terms()) {
        CellKey other = system.cell(term.cell()).key();
        String dimension = free.contains(term.cell()) ? differsIn(key, other) : null;
        if (dimension != null) {
          lines.computeIfAbsent(dimension, any -> new ArrayList<>()).add(term.cell());
        }
      }
    }
    Map<String, Set<String>> codes = new HashMap<>();
    key.codes().forEach((dimension, code) -> allowed(codes, dimension).add(code));
    lines.forEach(
        (dimension, cells) ->
            cells.stream()
                .sorted(
                    Comparator.<Integer>comparingLong(system::count)
                        .reversed()
                        .thenComparing(cell -> system.cell(cell).key()))
                .map(cell -> system.cell(cell).key().codes().get(dimension))
                .filter(code -> code != null)
                .limit(PARTNERS)
                .forEach(allowed(codes, dimension)::add));
    return tied.stream()
        .filter(
            cell ->
                system.cell(cell).key().codes().entrySet().stream()
                    .allMatch(code -> allowed(codes, code.getKey()).contains(code.getValue())))
        .toList();
  }

  private static Set<String> allowed(Map<String, Set<String>> codes, String dimension) {
    return codes.computeIfAbsent(dimension, any -> new HashSet<>());
  }

  /** The one dimension in which two cells of a line differ; null for the same cell. */
  private static @Nullable String differsIn(CellKey one, CellKey other) {
    for (Map.Entry<String, String> code : one.codes().entrySet()) {
      if (!code.getValue().equals(other.codes().get(code.getKey()))) {
        return code.getKey();
      }
    }
    return other.codes().keySet().stream()
        .filter(dimension -> !one.codes().containsKey(dimension))
        .findFirst()
        .orElse(null);
  }

  private Move solve(
      List<Integer> scope,
      int target,
      boolean up,
      long most,
      @Nullable Integer other,
      Range ofOther) {
    programs++;
    MoveProgram program = new MoveProgram(knowledge);
    for (int cell : scope) {
      Range range = knowledge.range(cell);
      if (other != null && other == cell) {
        range = range.and(ofOther);
      }
      long count = system.count(cell);
      if (range.least() > range.most() || !program.allow(cell, range, count)) {
        return Move.NONE;
      }
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

  private boolean keepsEquations(Move move) {
    Map<Integer, Long> sums = new HashMap<>();
    move.amounts()
        .forEach(
            (cell, amount) -> {
              for (int number : knowledge.equationsOf(cell)) {
                for (Knowledge.Term term : knowledge.equations().get(number).terms()) {
                  if (term.cell() == cell) {
                    sums.merge(number, term.sign() * amount, Long::sum);
                  }
                }
              }
            });
    return sums.values().stream().allMatch(sum -> sum == 0);
  }
}
