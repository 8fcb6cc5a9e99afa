package eu.csar.transforms.protect.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a reader holds who has the release, all earlier releases of the same cells, and the
 * published parameters: a range for each cell, and equations between cells.
 *
 * <p>Of earlier releases the reader is taken to know which figures have changed since. What was
 * printed and still holds is known, printed or hidden now. A sum of earlier figures that still
 * holds is known too; one that does not says that something in it changed, and no more.
 */
final class Knowledge {
  /** Counts that, with their signs, add up to something known. */
  record Equation(List<Term> terms) {
    Equation {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A count in an equation.
   *
   * @param cell its number
   * @param sign 1 of the whole, -1 of a part
   */
  record Term(int cell, int sign) {}

  /** The whole of a sum that is known and so no term of it. */
  private static final int PRINTED = -1;

  private final CellSystem system;
  private final Range[] outside;
  private final Range[] ranges;
  private final List<Equation> equations = new ArrayList<>();
  private final List<List<Integer>> equationsOfCell = new ArrayList<>();
  private final Map<Integer, List<Integer>> groups = new HashMap<>();

  /**
   * Lays a release over earlier ones.
   *
   * @param earlier releases of the same cells
   */
  Knowledge(CellSystem system, Figure[] figures, List<EarlierRelease> earlier) {
    this.system = system;
    this.outside = new Range[system.size()];
    this.ranges = new Range[system.size()];
    for (int cell = 0; cell < outside.length; cell++) {
      equationsOfCell.add(new ArrayList<>());
      outside[cell] = Range.ANY;
      for (EarlierRelease release : earlier) {
        Range told = release.told(system.cell(cell).key());
        if (told.holds(system.count(cell))) {
          outside[cell] = outside[cell].and(told);
        }
      }
      tell(cell, figures[cell]);
    }
    for (CellSystem.Sum sum : system.sums()) {
      add(sum.members(), sum.whole());
    }
    earlier.forEach(this::addEarlierSums);
    for (CellSystem.EarlierSum sum : system.earlierSums()) {
      List<Integer> cells = new ArrayList<>(sum.parts());
      int whole = sum.whole() == null ? PRINTED : sum.whole();
      if (whole != PRINTED) {
        cells.add(whole);
      }
      add(cells, whole);
    }
  }

  /** Takes over what is printed of a cell now. */
  void tell(int cell, Figure figure) {
    groups.clear();
    ranges[cell] = outside[cell].and(system.cell(cell).control().tells(figure));
  }

  CellSystem system() {
    return system;
  }

  Range range(int cell) {
    return ranges[cell];
  }

  /** What is known whatever this release prints: hiding a cell hides no more than that. */
  Range outside(int cell) {
    return outside[cell];
  }

  boolean isFree(int cell) {
    return !ranges[cell].isExact();
  }

  List<Equation> equations() {
    return equations;
  }

  /** Numbers of the equations in which a cell stands. */
  List<Integer> equationsOf(int cell) {
    return equationsOfCell.get(cell);
  }

  /** The free cells that equations tie to a free one, itself among them. */
  List<Integer> group(int cell) {
    List<Integer> known = groups.get(cell);
    if (known == null) {
      known = tied(cell, this::isFree);
      for (int member : known) {
        groups.put(member, known);
      }
    }
    return known;
  }

  /** The cells of a kind that equations over such cells tie to one, in ascending order. */
  List<Integer> tied(int start, IntPredicate kind) {
    BitSet tied = new BitSet(system.size());
    tied.set(start);
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (int number : equationsOf(open.remove())) {
        for (Term term : equations.get(number).terms()) {
          if (!tied.get(term.cell()) && kind.test(term.cell())) {
            tied.set(term.cell());
            open.add(term.cell());
          }
        }
      }
    }
    return tied.stream().boxed().toList();
  }

  /**
   * Where all that was printed still holds, the earlier sum is the one of today, unless a part of
   * today was not submitted then, or one of then is not today.
   */
  private void addEarlierSums(EarlierRelease release) {
    for (CellSystem.Sum sum : system.sums()) {
      long difference = 0;
      boolean changed = false;
      List<Integer> open = new ArrayList<>();
      for (int cell : sum.members()) {
        int sign = cell == sum.whole() ? 1 : -1;
        CellKey key = system.cell(cell).key();
        Range told = release.told(key);
        if (release.notSubmitted().contains(key)) {
          // The earlier sum is one of fewer parts, whatever this one counts now.
          changed = true;
        } else if (told.isExact()) {
          changed |= told.least() != system.count(cell);
          difference += sign * told.least();
        } else {
          difference += sign * system.count(cell);
          open.add(cell);
        }
      }
      for (CellSystem.Lost part : sum.lost()) {
        Range told = release.told(part.key());
        changed |= told.isExact();
        difference -= told.isExact() ? told.least() : 0;
      }
      if (changed && difference == 0 && !open.isEmpty()) {
        add(open, sum.whole());
      }
    }
  }

  private void add(List<Integer> cells, int whole) {
    int number = equations.size();
    equations.add(
        new Equation(cells.stream().map(cell -> new Term(cell, cell == whole ? 1 : -1)).toList()));
    cells.forEach(cell -> equationsOfCell.get(cell).add(number));
  }
}
