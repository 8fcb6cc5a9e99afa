package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sorts what was spilled of one table and writes its sections, the layout of {@link
 * IndicatorTable}.
 */
final class WriteTable {
  private final SpilledValues.Mapped spilled;
  private final OriginDictionary origins;
  private final int[] ranks;
  private final ListVersions versions;

  private WriteTable(
      SpilledValues.Mapped spilled, OriginDictionary origins, int[] ranks, ListVersions versions) {
    this.spilled = spilled;
    this.origins = origins;
    this.ranks = ranks;
    this.versions = versions;
  }

  /**
   * Writes one table.
   *
   * @param ranks numbers of the origins in the file
   * @param versions gets every written value
   * @param written counts the written values by origin as first numbered
   * @param repeated counts the values left out, because an equal entry was written, likewise
   * @return number of written values
   */
  static int of(
      SpilledValues values,
      OriginDictionary origins,
      int[] ranks,
      ListVersions versions,
      SectionOutput out,
      long[] written,
      long[] repeated)
      throws IOException {
    WriteTable table = new WriteTable(values.map(), origins, ranks, versions);
    int[] records = SortSlots.sorted(values.count(), table.spilled::leading, table::compareInFull);
    int kept = table.dropRepeated(records, repeated);
    table.writeSlots(values.table(), records, kept, out);
    table.writeEntries(values.table(), records, kept, out, written);
    if (values.table() == HashAlgorithm.PDQ.table()) {
      MappedSection codes = out.written(Kind.SLOTS, values.table(), values.width());
      WriteHammingIndex.of(codes, kept, Substrings::forCodes, out);
    }
    return kept;
  }

  /** Order of the file: value, list, id, origin. Zero only for equal entries. */
  private int compareInFull(int record, int other) {
    int order = spilled.compareValues(record, other);
    if (order != 0) {
      return order;
    }
    Origin origin = origin(record);
    Origin otherOrigin = origin(other);
    order = origin.list().compareTo(otherOrigin.list());
    if (order == 0) {
      order = Arrays.compareUnsigned(id(record, origin), id(other, otherOrigin));
    }
    return order != 0
        ? order
        : Integer.compare(ranks[spilled.origin(record)], ranks[spilled.origin(other)]);
  }

  private int dropRepeated(int[] records, long[] repeated) {
    int kept = 0;
    for (int record : records) {
      if (kept > 0
          && spilled.leading(records[kept - 1]) == spilled.leading(record)
          && compareInFull(records[kept - 1], record) == 0) {
        repeated[spilled.origin(record)]++;
      } else {
        records[kept++] = record;
      }
    }
    return kept;
  }

  private void writeSlots(int table, int[] records, int count, SectionOutput out)
      throws IOException {
    int blocks = HashFilter.blocks(count);
    long[] filter = new long[blocks * (HashFilter.BLOCK_BYTES / Long.BYTES)];
    int bits = IndicatorTable.directoryBits(count);
    int[] directory = new int[(1 << bits) + 1];
    byte[] value = new byte[spilled.width()];
    for (int slot = 0; slot < count; slot++) {
      spilled.value(records[slot], value);
      out.put(value, value.length);
      long high = spilled.leading(records[slot]);
      HashFilter.add(filter, blocks, high, spilled.following(records[slot]));
      directory[(int) (high >>> (Long.SIZE - bits)) + 1]++;
    }
    out.end(Kind.SLOTS, table, count);
    for (long word : filter) {
      out.putLong(word);
    }
    out.end(Kind.FILTER, table, blocks);
    int first = 0;
    for (int inBucket : directory) {
      first += inBucket;
      out.putInt(first);
    }
    out.end(Kind.DIRECTORY, table, directory.length);
  }

  private void writeEntries(int table, int[] records, int count, SectionOutput out, long[] written)
      throws IOException {
    int[] steps = new int[(count + IndicatorTable.STEP - 1) / IndicatorTable.STEP];
    ByteBuffer rank = ByteBuffer.allocate(10);
    byte[] id = new byte[64];
    byte[] value = new byte[spilled.width()];
    for (int slot = 0; slot < count; slot++) {
      if (slot % IndicatorTable.STEP == 0) {
        if (out.length() > 0xffff_ffffL) {
          throw new UnusableIndexException(TOO_LARGE, IndexHeader.tableName(table));
        }
        steps[slot / IndicatorTable.STEP] = (int) out.length();
      }
      int origin = spilled.origin(records[slot]);
      written[origin]++;
      IdShape.putVarint(rank.clear(), ranks[origin]);
      out.put(rank.array(), rank.position());
      long position = spilled.idPosition(records[slot]);
      int length = origins.origin(origin).shape().length(spilled.ids(), position);
      id = id.length < length ? new byte[length] : id;
      spilled.ids().copy(position, id, 0, length);
      out.put(id, length);
      spilled.value(records[slot], value);
      versions.add(origin, value, id, length);
    }
    out.end(Kind.ENTRIES, table, count);
    for (int step : steps) {
      out.putInt(step);
    }
    out.end(Kind.STEPS, table, steps.length);
  }

  private Origin origin(int record) {
    return origins.origin(spilled.origin(record));
  }

  private byte[] id(int record, Origin origin) {
    return origin.shape().read(spilled.ids(), spilled.idPosition(record)).getBytes(UTF_8);
  }
}
