package eu.csar.transforms.match.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One spilled value with its entry, on its way to the place where {@link IndicatorTable} reads. */
final class SpilledEntry {
  private final SpilledValues values;
  private final SpilledValues.Mapped spilled;
  private final OriginDictionary origins;
  private final int[] ranks;
  private final ByteBuffer record;
  private final int originBytes;
  private int idBytes;
  private byte[] id = new byte[256];
  private int idLength;
  private long textBytes;
  private byte[] entry = {};

  SpilledEntry(
      SpilledValues values, SpilledValues.Mapped spilled, OriginDictionary origins, int[] ranks) {
    this.values = values;
    this.spilled = spilled;
    this.origins = origins;
    this.ranks = ranks;
    this.record = ByteBuffer.allocate(SpilledValues.stride(values.width()));
    this.originBytes = IndicatorTable.originBytes(ranks.length);
  }

  /**
   * Sets the width of all entries: that of the widest, which does not depend on what is repeated.
   *
   * @param allTexts bytes of the ids that are texts
   * @param least bytes of an entry at least
   */
  void widen(long allTexts, int least) {
    int widest =
        Math.max(IndicatorTable.bytesOf(values.largestNumber()), values.hasUuids() ? 16 : 0);
    widest = Math.max(widest, values.hasTexts() ? IndicatorTable.bytesOf(allTexts) : 0);
    idBytes = Math.max(widest, least - originBytes);
    entry = new byte[originBytes + idBytes];
  }

  /** Bytes of an entry. */
  int length() {
    return entry.length;
  }

  /** Reads a record; texts take their places in the order in which they are read. */
  void read(int number) {
    spilled.copy(number, record.array());
    IdShape shape = shape();
    long numberOrPlace = record.getLong(values.width() + Integer.BYTES);
    if (shape.kind() == IdShape.Kind.NUMBER) {
      ByteBuffer.wrap(id).putLong(0, numberOrPlace);
      idLength = Long.BYTES;
    } else {
      idLength = shape.length(spilled.ids(), numberOrPlace);
      id = id.length < idLength ? new byte[idLength] : id;
      spilled.ids().copy(numberOrPlace, id, 0, idLength);
    }
  }

  /** Begins anew with the first record. */
  void restart() {
    textBytes = 0;
  }

  /** Eight bytes of the value. */
  long value(int from) {
    return record.getLong(from);
  }

  void copyValue(byte[] to) {
    System.arraycopy(record.array(), 0, to, 0, values.width());
  }

  void writeValue(SectionOutput out) throws IOException {
    out.put(record.array(), values.width());
  }

  /** Number of the origin, as first numbered. */
  int origin() {
    return record.getInt(values.width());
  }

  void addTo(ListVersions versions) {
    versions.add(origin(), record.array(), values.width(), id, idLength);
  }

  void write(SectionOutput out) throws IOException {
    putNumber(ranks[origin()] + 1L, 0, originBytes);
    IdShape shape = shape();
    if (shape.kind() == IdShape.Kind.UUID) {
      Arrays.fill(entry, originBytes, entry.length - idLength, (byte) 0);
      System.arraycopy(id, 0, entry, entry.length - idLength, idLength);
    } else if (shape.isText()) {
      putNumber(textBytes, originBytes, idBytes);
      textBytes += idLength;
    } else {
      putNumber(record.getLong(values.width() + Integer.BYTES), originBytes, idBytes);
    }
    out.put(entry, entry.length);
  }

  private void putNumber(long number, int from, int bytes) {
    long rest = number;
    for (int i = from + bytes - 1; i >= from; i--) {
      entry[i] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
  }

  private IdShape shape() {
    return origins.origin(origin()).shape();
  }
}
