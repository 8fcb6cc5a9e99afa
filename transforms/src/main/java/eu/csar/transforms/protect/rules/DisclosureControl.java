package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * A method of protecting the figures of a measure. What is hidden beyond what the method itself
 * hides is grown with the audit in the loop ({@link GrowComplements}), for every method alike.
 */
public interface DisclosureControl {

  /** Name of the method, as in the catalogue and in {@code protection.json}. */
  ProtectionMethod method();

  /** What is printed of a cell before the audit asks for more. */
  Figure print(CellKey cell, long count);

  /** What a figure by itself tells a reader who knows the published parameters of the method. */
  Range tells(Figure figure);

  /** Whether a reader must be left in doubt about this cell. */
  boolean protects(long count, Figure figure);

  /**
   * Whether this method could have hidden a group of cells that hang together, if these were their
   * counts. A reader who knows the method excludes what it would not have hidden.
   */
  boolean wouldHide(long[] counts);
}
