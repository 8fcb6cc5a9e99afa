package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.TOO_LARGE;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Writes the sections of a {@link HammingIndex} for the codes of the PDQ table, which stand in the
 * file already. One substring after the other, by counting: on the heap there are 12 bytes a code,
 * and 4 for each bucket.
 */
final class WriteHammingIndex {
  /** The postings of a substring are mapped in one window. */
  private static final int MOST_CODES = 1 << 28;

  private final MappedSection codes;
  private final int[] slots;
  private final Substrings substrings;

  private WriteHammingIndex(MappedSection codes, int count, IntFunction<Substrings> layout) {
    this.codes = codes;
    this.slots = distinct(codes, count);
    this.substrings = layout.apply(slots.length);
  }

  /**
   * Writes the sections.
   *
   * @param codes the sorted codes, 32 bytes each
   * @param count how many
   * @param layout the substrings by the number of distinct codes
   */
  static void of(
      MappedSection codes, int count, IntFunction<Substrings> layout, SectionOutput out)
      throws IOException {
    if (count > MOST_CODES) {
      throw new UnusableIndexException(
          TOO_LARGE, IndexHeader.tableName(HashAlgorithm.PDQ.table()));
    }
    new WriteHammingIndex(codes, count, layout).write(out);
  }

  /** The first slot of each code. */
  private static int[] distinct(MappedSection codes, int count) {
    int[] slots = new int[count];
    int distinct = 0;
    for (int slot = 0; slot < count; slot++) {
      if (slot == 0 || !HammingIndex.repeats(codes, slot)) {
        slots[distinct++] = slot;
      }
    }
    return distinct == count ? slots : Arrays.copyOf(slots, distinct);
  }

  private void write(SectionOutput out) throws IOException {
    int table = HashAlgorithm.PDQ.table();
    for (int i = 0; i < substrings.count(); i++) {
      out.put(new byte[] {(byte) substrings.width(i)}, 1);
    }
    out.end(Kind.SUBSTRINGS, table, slots.length);
    for (int i = 0; i < substrings.count(); i++) {
      writeSubstring(i, out);
    }
  }

  private void writeSubstring(int substring, SectionOutput out) throws IOException {
    int[] ends = new int[1 << substrings.width(substring)];
    int[] order = sortByValue(values(substring), ends);
    out.putInt(0);
    for (int end : ends) {
      out.putInt(end);
    }
    out.end(Kind.BUCKETS, substring, ends.length);
    for (int code : order) {
      out.putInt(slots[code]);
    }
    out.end(Kind.POSTINGS, substring, order.length);
    int next = substrings.next(substring);
    int[] nextValues = values(next);
    for (int code : order) {
      out.putShort((short) substrings.tag(next, nextValues[code]));
    }
    for (int i = 0; i < HammingIndex.TAGS_AT_ONCE; i++) {
      out.putShort((short) 0);
    }
    out.end(Kind.TAGS, substring, order.length);
  }

  /** A substring's value of each code. */
  private int[] values(int substring) {
    int[] values = new int[slots.length];
    long[] code = new long[Substrings.WORDS];
    for (int i = 0; i < values.length; i++) {
      long at = (long) slots[i] * Substrings.WORDS * Long.BYTES;
      for (int word = 0; word < Substrings.WORDS; word++) {
        code[word] = codes.longAt(at + word * Long.BYTES);
      }
      values[i] = substrings.value(substring, code, 0);
    }
    return values;
  }

  /** The codes by value, then by slot; fills in where the bucket of each value ends. */
  private static int[] sortByValue(int[] values, int[] ends) {
    for (int value : values) {
      ends[value]++;
    }
    int start = 0;
    for (int bucket = 0; bucket < ends.length; bucket++) {
      int codesInBucket = ends[bucket];
      ends[bucket] = start;
      start += codesInBucket;
    }
    int[] order = new int[values.length];
    for (int code = 0; code < values.length; code++) {
      order[ends[values[code]]++] = code;
    }
    return order;
  }
}
