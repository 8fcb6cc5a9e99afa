package eu.csar.transforms.match.rules;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sorts record numbers by 64-bit leading parts (radix, primitive arrays, 24 bytes a record while it
 * runs), then ties among equal leading parts by a comparison, and leaves out equal ones. No
 * objects, no recursion deeper than log n.
 */
final class SortSlots {
  private static final int DIGITS = 1 << 16;

  private SortSlots() {}

  /** Leading part of a record. */
  interface Leading {
    long of(int record);
  }

  /** Order of two records with equal leading parts. */
  interface Order {
    int compare(int record, int other);
  }

  /**
   * The numbers 0 to count - 1 in order, of equal records the first.
   *
   * @param ties order of records with equal leading parts; zero only for equal ones
   * @param repeated is told of each record that is left out
   */
  static int[] distinct(int count, Leading leading, Order ties, IntConsumer repeated) {
    long[] keys = new long[count];
    int[] records = new int[count];
    for (int i = 0; i < count; i++) {
      keys[i] = leading.of(i);
      records[i] = i;
    }
    radix(keys, records);
    int kept = sortTies(keys, records, ties, repeated);
    return kept == count ? records : Arrays.copyOf(records, kept);
  }

  private static void radix(long[] keys, int[] records) {
    int count = keys.length;
    long[] from = keys;
    int[] fromRecords = records;
    long[] to = new long[count];
    int[] toRecords = new int[count];
    // An even number of passes: the answer ends in the arrays it came in.
    for (int shift = 0; shift < Long.SIZE; shift += 16) {
      int[] starts = starts(from, shift);
      for (int i = 0; i < count; i++) {
        int place = starts[(int) (from[i] >>> shift) & (DIGITS - 1)]++;
        to[place] = from[i];
        toRecords[place] = fromRecords[i];
      }
      long[] swap = from;
      from = to;
      to = swap;
      int[] swapRecords = fromRecords;
      fromRecords = toRecords;
      toRecords = swapRecords;
    }
  }

  private static int[] starts(long[] keys, int shift) {
    int[] starts = new int[DIGITS];
    for (long key : keys) {
      starts[(int) (key >>> shift) & (DIGITS - 1)]++;
    }
    int sum = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int here = starts[digit];
      starts[digit] = sum;
      sum += here;
    }
    return starts;
  }

  private static int sortTies(long[] keys, int[] records, Order ties, IntConsumer repeated) {
    int kept = 0;
    int start = 0;
    for (int i = 1; i <= keys.length; i++) {
      if (i == keys.length || keys[i] != keys[start]) {
        if (i - start > 1) {
          mergeSort(records, start, i, ties);
        }
        for (int first = kept; start < i; start++) {
          if (kept > first && ties.compare(records[kept - 1], records[start]) == 0) {
            repeated.accept(records[start]);
          } else {
            records[kept++] = records[start];
          }
        }
      }
    }
    return kept;
  }

  /** Bottom-up, stable. */
  private static void mergeSort(int[] records, int start, int end, Order order) {
    int[] from = Arrays.copyOfRange(records, start, end);
    int[] to = new int[from.length];
    for (int run = 1; run > 0 && run < from.length; run *= 2) {
      for (int left = 0; left < from.length; left += Math.min(2 * run, from.length - left)) {
        int middle = Math.min(left + run, from.length);
        merge(from, to, left, middle, Math.min(middle + run, from.length), order);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    System.arraycopy(from, 0, records, start, from.length);
  }

  private static void merge(int[] from, int[] to, int start, int middle, int end, Order order) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
