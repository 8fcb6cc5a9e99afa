package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.TOO_LARGE;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Writes the sections of a {@link HammingIndex} for the codes of the PDQ table, which stand in the
 * file already. One substring after the other, by counting: on the heap there are 18 bytes a code,
 * and 4 for each bucket.
 */
final class WriteHammingIndex {
  /** The postings of a substring, and one more, are mapped in one window. */
  private static final int MOST_CODES = (1 << 28) - 1;

  private final MappedSection codes;
  private final int slotCount;
  private final int[] slots;
  private final ByteBuffer posting = ByteBuffer.allocate(Integer.BYTES);
  private final Substrings substrings;

  private WriteHammingIndex(MappedSection codes, int count, IntFunction<Substrings> layout) {
    this.codes = codes;
    this.slotCount = count;
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
  static void of(MappedSection codes, int count, IntFunction<Substrings> layout, SectionOutput out)
      throws IOException {
    if (count > MOST_CODES) {
      throw new UnusableIndexException(TOO_LARGE, IndexHeader.tableName(HashAlgorithm.PDQ.table()));
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
    int count = substrings.count();
    for (int substring = 0; substring < count; substring++) {
      out.put(new byte[] {(byte) substrings.width(substring)}, 1);
    }
    out.end(Kind.SUBSTRINGS, HashAlgorithm.PDQ.table(), slots.length);
    if (count == 0) {
      return;
    }
    int[] values = new int[slots.length];
    int[] following = new int[slots.length];
    fill(values, 0);
    for (int substring = 0; substring < count; substring++) {
      fill(following, substrings.next(substring));
      writeSubstring(substring, values, following, out);
      int[] swap = values;
      values = following;
      following = swap;
    }
  }

  /** Fills in a substring's value of each code. */
  private void fill(int[] values, int substring) {
    long[] code = new long[Substrings.WORDS];
    for (int i = 0; i < values.length; i++) {
      HammingIndex.read(codes, slots[i], code);
      values[i] = substrings.value(substring, code, 0);
    }
  }

  /** Sorts by value, then by slot, and writes the three sections. */
  private void writeSubstring(int substring, int[] values, int[] following, SectionOutput out)
      throws IOException {
    int[] places = starts(values, substrings.width(substring));
    for (int place : places) {
      out.putInt(place);
    }
    out.end(Kind.BUCKETS, substring, places.length - 1);
    int next = substrings.next(substring);
    int[] postings = new int[values.length];
    short[] tags = new short[values.length + HammingIndex.TAGS_AT_ONCE];
    for (int code = 0; code < values.length; code++) {
      int place = places[values[code]]++;
      postings[place] = slots[code];
      tags[place] = (short) substrings.tag(next, following[code]);
    }
    int bytes = HammingIndex.postingBytes(slotCount);
    for (int slot : postings) {
      posting.putInt(0, slot << (Integer.SIZE - Byte.SIZE * bytes));
      out.put(posting.array(), bytes);
    }
    // Whoever reads 24 bits reads 32.
    out.putInt(0);
    out.end(Kind.POSTINGS, substring, postings.length);
    for (short tag : tags) {
      out.putShort(tag);
    }
    out.end(Kind.TAGS, substring, postings.length);
  }

  /** For each value the number of codes with a smaller one; and behind, the number of codes. */
  private static int[] starts(int[] values, int width) {
    int[] starts = new int[(1 << width) + 1];
    for (int value : values) {
      starts[value + 1]++;
    }
    for (int value = 0; value < 1 << width; value++) {
      starts[value + 1] += starts[value];
    }
    return starts;
  }
}
