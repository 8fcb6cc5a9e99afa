package eu.csar.transforms.protect.rules;

import java.util.Map;
import java.util.TreeMap;

/**
 * A change of counts under which every sum still holds: the true table with a move applied is
 * another table that prints the same release.
 *
 * @param amounts by number of cell; none is zero
 */
record Move(Map<Integer, Long> amounts) {

  Move {
    amounts = new TreeMap<>(amounts);
    amounts.values().removeIf(amount -> amount == 0);
  }

  static final Move NONE = new Move(Map.of());

  long of(int cell) {
    return amounts.getOrDefault(cell, 0L);
  }

  /** How far a cell goes, up or down. */
  long amount(int cell) {
    return Math.abs(of(cell));
  }

  boolean touches(int cell) {
    return amounts.containsKey(cell);
  }
}
