package eu.csar.transforms.protect.rules;

import java.util.Arrays;

/**
 * Every table of whole counts that prints the same as a given one, by trying them all: what a
 * reader with unlimited time can conclude. For small tables with all margins printed.
 */
final class EnumeratedTables {
  private final long[][] counts;
  private final boolean[][] hidden;
  private final int threshold;
  private final long[][] tried;
  private final long[][] least;
  private final long[][] most;

  /** Tables that a reader cannot tell from the counts, where some inner cells are hidden. */
  EnumeratedTables(long[][] counts, boolean[][] hidden, int threshold) {
    this.counts = counts;
    this.hidden = hidden;
    this.threshold = threshold;
    this.tried = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    this.least = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    this.most = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    tryFrom(0);
  }

  /** Distance of the ends of what is possible for a cell. */
  long width(int row, int column) {
    return most[row][column] - least[row][column];
  }

  private void tryFrom(int number) {
    int columns = counts[0].length;
    if (number == counts.length * columns) {
      take();
      return;
    }
    int row = number / columns;
    int column = number % columns;
    long wanted = Arrays.stream(counts[row]).sum();
    long before = Arrays.stream(tried[row], 0, column).sum();
    if (!hidden[row][column]) {
      tried[row][column] = counts[row][column];
      if (column < columns - 1 || before + tried[row][column] == wanted) {
        tryFrom(number + 1);
      }
      return;
    }
    for (long value = 0; before + value <= wanted; value++) {
      tried[row][column] = value;
      if (column < columns - 1 || before + value == wanted) {
        tryFrom(number + 1);
      }
    }
  }

  private void take() {
    for (int column = 0; column < counts[0].length; column++) {
      long sum = 0;
      long wanted = 0;
      for (int row = 0; row < counts.length; row++) {
        sum += tried[row][column];
        wanted += counts[row][column];
      }
      if (sum != wanted) {
        return;
      }
    }
    if (!wouldBeHidden()) {
      return;
    }
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts[0].length; column++) {
        least[row][column] = Math.min(least[row][column], tried[row][column]);
        most[row][column] = Math.max(most[row][column], tried[row][column]);
      }
    }
  }

  /** Each group of hidden cells that share rows and columns has a small one, or never had. */
  private boolean wouldBeHidden() {
    boolean[][] seen = new boolean[counts.length][counts[0].length];
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts[0].length; column++) {
        if (hidden[row][column] && !seen[row][column]) {
          int[] small = new int[2];
          visit(row, column, seen, small);
          if (small[0] > 0 && small[1] == 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void visit(int row, int column, boolean[][] seen, int[] small) {
    if (!hidden[row][column] || seen[row][column]) {
      return;
    }
    seen[row][column] = true;
    small[0] += isSmall(counts[row][column]) ? 1 : 0;
    small[1] += isSmall(tried[row][column]) ? 1 : 0;
    for (int other = 0; other < counts[0].length; other++) {
      visit(row, other, seen, small);
    }
    for (int other = 0; other < counts.length; other++) {
      visit(other, column, seen, small);
    }
  }

  private boolean isSmall(long count) {
    return count > 0 && count < threshold;
  }
}
