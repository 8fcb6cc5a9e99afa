package eu.csar.transforms.resolve.rules;

import java.util.Arrays;

/**
 * Sorts row numbers, eight bytes a row. The first four bytes of a digest decide almost every
 * comparison, so they are sorted as numbers; only rows that agree in them are compared by rule.
 */
final class RowOrder {

  /** An order of rows; never 0 for different rows. */
  @FunctionalInterface
  interface RowComparator {
    int compare(int left, int right);
  }

  private static final int SMALL = 8;

  private RowOrder() {}

  /** Rows in the given order, which must begin with the unsigned four bytes at {@code prefixAt}. */
  static int[] of(FixedRows rows, int prefixAt, RowComparator order) {
    long[] keys = new long[rows.size()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = (((long) (rows.getInt(row, prefixAt) ^ Integer.MIN_VALUE)) << 32) | row;
    }
    Arrays.sort(keys);
    int[] sorted = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = (int) keys[i];
    }
    int from = 0;
    for (int i = 1; i <= keys.length; i++) {
      if (i == keys.length || (keys[i] >> 32) != (keys[from] >> 32)) {
        if (i - from > 1) {
          sort(sorted, from, i, order);
        }
        from = i;
      }
    }
    return sorted;
  }

  /** Sorts {@code rows[from, to)}. */
  static void sort(int[] rows, int from, int to, RowComparator order) {
    merge(rows, Arrays.copyOfRange(rows, from, to), from, to, from, order);
  }

  /**
   * Sorts {@code rows[from, to)} with {@code spare} as room, where {@code spare[i - base]} equals
   * {@code rows[i]} at the start.
   */
  private static void merge(
      int[] rows, int[] spare, int from, int to, int base, RowComparator order) {
    if (to - from <= SMALL) {
      for (int i = from + 1; i < to; i++) {
        int row = rows[i];
        int j = i;
        while (j > from && order.compare(rows[j - 1], row) > 0) {
          rows[j] = rows[--j];
        }
        rows[j] = row;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    merge(rows, spare, from, middle, base, order);
    merge(rows, spare, middle, to, base, order);
    if (order.compare(rows[middle - 1], rows[middle]) <= 0) {
      return; // blocks arrive sorted, so most halves already follow each other
    }
    System.arraycopy(rows, from, spare, from - base, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to
              || (left < middle && order.compare(spare[left - base], spare[right - base]) <= 0);
      rows[i] = takeLeft ? spare[left++ - base] : spare[right++ - base];
    }
  }
}
