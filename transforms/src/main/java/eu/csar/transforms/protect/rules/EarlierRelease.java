package eu.csar.transforms.protect.rules;

import java.util.Map;
import java.util.Set;

/**
 * What an earlier release tells its readers.
 *
 * @param name of its directory, for messages
 * @param told by cell; {@link Range#ANY} of a cell that was hidden
 * @param notSubmitted cells of which it says that nothing was submitted: in its sums they are zero
 */
public record EarlierRelease(String name, Map<CellKey, Range> told, Set<CellKey> notSubmitted) {
  public EarlierRelease {
    told = Map.copyOf(told);
    notSubmitted = Set.copyOf(notSubmitted);
  }

  /** What it tells of a cell by its figure. */
  Range told(CellKey cell) {
    return told.getOrDefault(cell, Range.ANY);
  }

  boolean hides(CellKey cell) {
    return Range.ANY.equals(told.get(cell));
  }
}
