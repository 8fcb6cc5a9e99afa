package eu.csar.transforms.protect.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What readers lose if a figure is hidden: a figure as such, a little for its size, and most of all
 * a total. The key spreads prices a little, so that nobody without it can replay a choice.
 */
final class PriceOfHiding {
  private static final double FIGURE = 4;

  /** How much dearer a total is, for each dimension that it totals. */
  private static final double TOTAL = 6;

  private static final double SPREAD = 0.2;

  private final CellSystem system;
  private final RoundingKey key;
  private final Map<String, Integer> mostCodes = new HashMap<>();

  PriceOfHiding(CellSystem system, RoundingKey key) {
    this.system = system;
    this.key = key;
    for (int number = 0; number < system.size(); number++) {
      CellKey cell = system.cell(number).key();
      mostCodes.merge(cell.measure(), cell.codes().size(), Math::max);
    }
  }

  double of(int number) {
    CellKey cell = system.cell(number).key();
    int totalled = mostCodes.getOrDefault(cell.measure(), 0) - cell.codes().size();
    return (FIGURE + Math.log1p((double) system.count(number)))
        * Math.pow(TOTAL, totalled)
        * (1 + SPREAD * key.fraction("choose", cell));
  }

  double of(Set<Integer> numbers) {
    return numbers.stream().sorted().mapToDouble(this::of).sum();
  }
}
