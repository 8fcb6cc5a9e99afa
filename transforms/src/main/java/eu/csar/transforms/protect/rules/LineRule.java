package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The usual rule of complementary suppression: no sum may have a single hidden member, so another
 * one is hidden, the smallest count that is not zero. It looks at lines that are printed whole.
 * Only for comparison: it withstands nobody who can solve equations.
 */
public final class LineRule {
  private LineRule() {}

  /** What it would print, by number of cell. */
  public static Figure[] figures(CellSystem system) {
    Figure[] figures = system.figures();
    for (boolean changed = true; changed; ) {
      changed = false;
      for (CellSystem.Sum sum : system.sums()) {
        List<Integer> members = sum.members();
        if (members.stream().anyMatch(cell -> system.cell(cell).table() == null)) {
          continue;
        }
        List<Integer> printed = new ArrayList<>(members);
        printed.removeIf(cell -> figures[cell].isHidden());
        if (printed.size() == members.size() - 1) {
          Optional<Integer> next =
              printed.stream()
                  .filter(cell -> system.count(cell) > 0)
                  .min(
                      Comparator.<Integer>comparingInt(cell -> cell == sum.whole() ? 1 : 0)
                          .thenComparing(system::count)
                          .thenComparing(cell -> system.cell(cell).key()));
          if (next.isPresent()) {
            figures[next.get()] = Figure.HIDDEN;
            changed = true;
          }
        }
      }
    }
    return figures;
  }
}
