package eu.csar.transforms.protect.rules;

/**
 * Why a reader cannot narrow a cell further: two moves that lead to tables which print the same
 * release.
 *
 * @param target number of the cell
 * @param up towards larger counts
 * @param down towards smaller counts
 */
record Doubt(int target, Move up, Move down) {

  /** None: nothing was looked for yet. */
  static Doubt of(int target) {
    return new Doubt(target, Move.NONE, Move.NONE);
  }

  /** How far apart the two tables are in the cell. */
  long width() {
    return up.amount(target) + down.amount(target);
  }

  boolean holds(SearchMoves search, Reader reader) {
    return search.holds(up, reader) && search.holds(down, reader);
  }

  boolean suffices(SearchMoves search, long width, Reader reader) {
    return width() >= width && holds(search, reader);
  }

  /** What is left to the reader, as far as whole tables were found. */
  Range range(long count) {
    return new Range(count - down.amount(target), count + up.amount(target));
  }
}
