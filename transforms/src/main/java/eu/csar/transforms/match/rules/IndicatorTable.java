package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The values of one algorithm, sorted, and where the entry of each stands. Safe for concurrent use.
 *
 * <ul>
 *   <li>FILTER: {@link HashFilter}; a miss mostly ends here, after one cache line.
 *   <li>DIRECTORY: for each value of the leading bits, the first slot; about three slots a bucket.
 *   <li>SLOTS: full values of fixed width in unsigned order, equal ones next to each other; no
 *       pointers.
 *   <li>STEPS: for every eighth slot, where its entry starts in ENTRIES (unsigned 32 bits).
 *   <li>ENTRIES: in order of the slots, number of the {@link Origin} (varint) and id ({@link
 *       IdShape}).
 * </ul>
 */
final class IndicatorTable {
  static final int STEP = 8;

  private static final int SCANNED = 16;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final int width;
  private final int values;
  private final int blocks;
  private final int directoryBits;
  private final MappedSection filter;
  private final MappedSection directory;
  private final MappedSection slots;
  private final MappedSection steps;
  private final MappedSection entries;

  IndicatorTable(IndexHeader header, int table, MappedSections sections) {
    this.width = IndexHeader.width(table);
    this.values = (int) header.section(Kind.SLOTS, table).count();
    this.blocks = (int) header.section(Kind.FILTER, table).count();
    this.directoryBits = directoryBits(values);
    this.filter = sections.of(Kind.FILTER, table);
    this.directory = sections.of(Kind.DIRECTORY, table);
    this.slots = sections.of(Kind.SLOTS, table);
    this.steps = sections.of(Kind.STEPS, table);
    this.entries = sections.of(Kind.ENTRIES, table);
  }

  /** Finds a mapped section. */
  interface MappedSections {
    MappedSection of(Kind kind, int table);
  }

  /** Leading bits that the directory of so many values goes by; at least 1. */
  static int directoryBits(int values) {
    return Math.max(1, Math.min(30, 32 - Integer.numberOfLeadingZeros(values / 4)));
  }

  int values() {
    return values;
  }

  /** Copies the value of a slot. */
  void value(int slot, byte[] to) {
    slots.copy((long) slot * width, to, 0, width);
  }

  /** The first slot with this value, or -1. */
  int find(byte[] value) {
    long high = (long) LONGS.get(value, 0);
    long low = (long) LONGS.get(value, Long.BYTES);
    if (!HashFilter.mayHold(filter, blocks, high, low)) {
      return -1;
    }
    long bucket = high >>> (Long.SIZE - directoryBits);
    int from = directory.intAt(bucket * Integer.BYTES);
    int end = directory.intAt((bucket + 1) * Integer.BYTES);
    int to = end;
    while (to - from > SCANNED) {
      int middle = (from + to) >>> 1;
      if (compare(middle, high, value) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    for (int slot = from; slot < end; slot++) {
      int order = compare(slot, high, value);
      if (order >= 0) {
        return order == 0 ? slot : -1;
      }
    }
    return -1;
  }

  /** The value of a slot. */
  byte[] value(int slot) {
    byte[] value = new byte[width];
    slots.copy((long) slot * width, value, 0, width);
    return value;
  }

  /** Whether a slot has this value. */
  boolean holds(int slot, byte[] value) {
    return slot < values && compare(slot, (long) LONGS.get(value, 0), value) == 0;
  }

  /** Where the entry of a slot starts. */
  long entry(int slot, Origin[] origins) {
    long position = Integer.toUnsignedLong(steps.intAt((long) (slot / STEP) * Integer.BYTES));
    for (int i = slot & -STEP; i < slot; i++) {
      position = next(position, origins);
    }
    return position;
  }

  /** Where the entry after the one at a position starts. */
  long next(long position, Origin[] origins) {
    Origin origin = origin(position, origins);
    long id = position + IdShape.varintLength(entries, position);
    return id + origin.shape().length(entries, id);
  }

  Origin origin(long position, Origin[] origins) {
    return origins[originNumber(position)];
  }

  int originNumber(long position) {
    return (int) IdShape.varint(entries, position);
  }

  String id(long position, Origin origin) {
    return origin.shape().read(entries, position + IdShape.varintLength(entries, position));
  }

  private int compare(int slot, long high, byte[] value) {
    long position = (long) slot * width;
    int order = Long.compareUnsigned(slots.longAt(position), high);
    if (order != 0) {
      return order;
    }
    for (int i = Long.BYTES; i < width; i += Integer.BYTES) {
      int expected = (int) ((long) LONGS.get(value, i - Integer.BYTES));
      order = Integer.compareUnsigned(slots.intAt(position + i), expected);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
