package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sorts what was spilled of one table and writes its sections, the layout of {@link
 * IndicatorTable}. What was spilled is read at random once, of PDQ twice.
 */
final class WriteTable {
  private final SpilledValues values;
  private final SpilledValues.Mapped spilled;
  private final OriginDictionary origins;
  private final int[] ranks;
  private final SectionOutput out;
  private int[] records = {};
  private int count;

  private WriteTable(SpilledValues values, OriginDictionary origins, int[] ranks, SectionOutput out)
      throws IOException {
    this.values = values;
    this.spilled = values.map();
    this.origins = origins;
    this.ranks = ranks;
    this.out = out;
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
    WriteTable table = new WriteTable(values, origins, ranks, out);
    table.sort(repeated);
    table.write(versions, written);
    return table.count;
  }

  private void sort(long[] repeated) {
    records =
        SortSlots.distinct(
            values.count(),
            spilled::leading,
            this::compareInFull,
            record -> repeated[spilled.origin(record)]++);
    count = records.length;
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

  private Origin origin(int record) {
    return origins.origin(spilled.origin(record));
  }

  private byte[] id(int record, Origin origin) {
    IdShape shape = origin.shape();
    long numberOrPlace = spilled.numberOrPlace(record);
    String id =
        shape.kind() == IdShape.Kind.NUMBER
            ? shape.numbered(numberOrPlace)
            : shape.read(spilled.ids(), numberOrPlace);
    return id.getBytes(UTF_8);
  }

  private void write(ListVersions versions, long[] written) throws IOException {
    int table = values.table();
    boolean apart = IndexHeader.hasEntriesApart(table);
    SpilledEntry entry = new SpilledEntry(values, spilled, origins, ranks);
    entry.widen(textBytes(), apart ? IndicatorTable.LEAST_ENTRY : 0);
    Fingerprints fingerprints = new Fingerprints(count);
    byte[] gap = new byte[values.width() + entry.length()];
    int places = IndicatorTable.places(count);
    int slots = 0;
    for (int record : records) {
      entry.read(record);
      long high = entry.value(0);
      fingerprints.add(high, entry.value(Long.BYTES));
      written[entry.origin()]++;
      entry.addTo(versions);
      if (apart) {
        entry.writeValue(out);
      } else {
        for (int place = IndicatorTable.place(high, places); slots < place; slots++) {
          out.put(gap, gap.length);
        }
        entry.copyValue(gap);
        entry.writeValue(out);
        entry.write(out);
      }
      slots++;
    }
    out.end(Kind.SLOTS, table, slots);
    if (apart) {
      entry.restart();
      for (int record : records) {
        entry.read(record);
        entry.write(out);
      }
      out.end(Kind.ENTRIES, table, count);
    }
    writeTexts();
    fingerprints.write(table, out);
    if (apart) {
      int stride = count == 0 ? 1 : values.width();
      WriteHammingIndex.of(
          out.written(Kind.SLOTS, table, stride), count, Substrings::forCodes, out);
    }
  }

  /** Bytes of all ids that are texts. */
  private long textBytes() {
    long bytes = 0;
    for (int slot = 0; values.hasTexts() && slot < count; slot++) {
      IdShape shape = origin(records[slot]).shape();
      if (shape.isText()) {
        bytes += shape.length(spilled.ids(), spilled.numberOrPlace(records[slot]));
      }
    }
    return bytes;
  }

  private void writeTexts() throws IOException {
    byte[] text = new byte[256];
    for (int slot = 0; values.hasTexts() && slot < count; slot++) {
      IdShape shape = origin(records[slot]).shape();
      if (shape.isText()) {
        long place = spilled.numberOrPlace(records[slot]);
        int length = shape.length(spilled.ids(), place);
        text = text.length < length ? new byte[length] : text;
        spilled.ids().copy(place, text, 0, length);
        out.put(text, length);
      }
    }
    out.end(Kind.IDS, values.table(), out.length());
  }
}
