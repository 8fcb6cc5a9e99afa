package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The values of one algorithm, sorted, each with its entry. Safe for concurrent use.
 *
 * <ul>
 *   <li>FINGERPRINTS: {@link Fingerprints}; a miss mostly ends here, after half a cache line.
 *   <li>SLOTS: full values of fixed width in unsigned order, equal ones next to each other. Behind
 *       each, but for PDQ, stands its entry.
 *   <li>ENTRIES, of PDQ alone: the entries in order of the slots, so that codes lie close together.
 *   <li>IDS: ids that are neither numbers nor UUIDs, with their lengths.
 * </ul>
 *
 * Slots, but for PDQ, are a table with gaps in which the leading bits of a value tell where it
 * stands: there, or behind smaller ones that stand there already (linear probing in order; Amble
 * and Knuth, Ordered hash tables, The Computer Journal 17, 1974). So the place of a value does not
 * depend on what the filter says of it, and a processor that expects a hit reads both at once. A
 * gap repeats the value before it, or is zero where none is, so that the order holds; it has no
 * origin. Where values crowd, by malice, those behind the first few are searched by halving.
 *
 * <p>An entry is the number of its {@link Origin}, counted from 1, in as many bytes as the largest
 * takes, and then its id by {@link IdShape}: the number, the 16 bytes of the UUID, or the place in
 * IDS; again in as many bytes as the largest of the table takes.
 */
final class IndicatorTable {
  /** Bytes of the shortest entry that stands apart: ids are read in words that end with them. */
  static final int LEAST_ENTRY = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Slots that are looked at one after the other before the rest is halved. */
  private static final int NEAR = 16;

  private final int width;
  private final int values;
  private final int slotCount;
  private final int buckets;
  private final int places;
  private final boolean apart;
  private final int stride;
  private final int entryStride;
  private final int originBytes;
  private final int idBytes;
  private final MappedSection fingerprints;
  private final MappedSection slots;
  private final MappedSection entries;
  private final MappedSection ids;

  IndicatorTable(IndexHeader header, int table, MappedSections sections) {
    this.width = IndexHeader.width(table);
    this.values = (int) header.section(Kind.FINGERPRINTS, table).count();
    this.slotCount = (int) header.section(Kind.SLOTS, table).count();
    this.buckets = Fingerprints.buckets(values);
    this.places = places(values);
    this.stride = header.section(Kind.SLOTS, table).stride();
    this.fingerprints = sections.of(Kind.FINGERPRINTS, table);
    this.slots = sections.of(Kind.SLOTS, table);
    this.ids = sections.of(Kind.IDS, table);
    this.apart = IndexHeader.hasEntriesApart(table);
    this.entries = apart ? sections.of(Kind.ENTRIES, table) : slots;
    this.entryStride = apart ? header.section(Kind.ENTRIES, table).stride() : stride;
    this.originBytes = originBytes((int) header.section(Kind.ORIGINS, 0).count());
    this.idBytes = entryStride - (apart ? 0 : width) - originBytes;
  }

  /** Finds a mapped section. */
  interface MappedSections {
    MappedSection of(Kind kind, int table);
  }

  /** Bytes that the number of an origin takes. */
  static int originBytes(int origins) {
    return bytesOf(origins);
  }

  /** Places for that many values, by which the leading bits of a value are scaled. */
  static int places(int values) {
    return Math.max(1, values + values / 3);
  }

  /** The first slot at which a value may stand, by its first eight bytes. */
  static int place(long high, int places) {
    return (int) (((high >>> Integer.SIZE) * places) >>> Integer.SIZE);
  }

  /** Bytes that a number takes, at least one. */
  static int bytesOf(long largest) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(largest) + 7) / Byte.SIZE);
  }

  /** Number of values, without gaps. */
  int values() {
    return values;
  }

  /** Number of slots, with gaps. */
  int slots() {
    return slotCount;
  }

  /** Copies the value of a slot. */
  void value(int slot, byte[] to) {
    slots.copy((long) slot * stride, to, 0, width);
  }

  /** The first slot with this value, or -1. */
  int find(byte[] value) {
    long high = (long) LONGS.get(value, 0);
    if (candidates(high, value) == 0) {
      return -1;
    }
    if (apart) {
      return findByHalving(0, high, value);
    }
    int slot = place(high, places);
    for (int end = Math.min(slot + NEAR, slotCount); slot < end; slot++) {
      int order = compare(slot, high, value);
      if (order >= 0) {
        return order == 0 && !isGap(slot) ? slot : -1;
      }
    }
    return findByHalving(slot, high, value);
  }

  private int findByHalving(int first, long high, byte[] value) {
    int from = first;
    int to = slotCount;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (compare(middle, high, value) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return holds(from, high, value) ? from : -1;
  }

  /**
   * Whether the slot behind one that has this value has it too. Mostly the filter says no, so that
   * no other slot is read.
   */
  boolean repeats(int slot, byte[] value) {
    long high = (long) LONGS.get(value, 0);
    return Integer.bitCount(candidates(high, value)) > 1 && holds(slot + 1, high, value);
  }

  private int candidates(long high, byte[] value) {
    return Fingerprints.candidates(
        fingerprints, buckets, high, (long) LONGS.get(value, Long.BYTES));
  }

  private boolean holds(int slot, long high, byte[] value) {
    return slot < slotCount && compare(slot, high, value) == 0 && !isGap(slot);
  }

  private boolean isGap(int slot) {
    return origin(slot) < 0;
  }

  /** Number of the origin of a slot's entry, or -1 for a gap. */
  int origin(int slot) {
    long position = (slot + 1L) * entryStride - idBytes - originBytes;
    int origin = 0;
    for (int i = 0; i < originBytes; i++) {
      origin = (origin << Byte.SIZE) | (entries.byteAt(position + i) & 0xff);
    }
    return origin - 1;
  }

  /** Id of a slot's entry, whose origin has this shape. */
  String id(int slot, IdShape shape) {
    long end = (slot + 1L) * entryStride;
    return switch (shape.kind()) {
      case NUMBER -> shape.numbered(numberBefore(end, Math.min(idBytes, Long.BYTES)));
      case UUID ->
          IdShape.uuid(entries.longAt(end - 2 * Long.BYTES), entries.longAt(end - Long.BYTES));
      case HEX, TEXT -> shape.read(ids, numberBefore(end, Math.min(idBytes, Long.BYTES)));
    };
  }

  /** The unsigned number of so many bytes that ends before a place. */
  private long numberBefore(long end, int bytes) {
    return entries.longAt(end - Long.BYTES) & (-1L >>> (Long.SIZE - Byte.SIZE * bytes));
  }

  /** Order of a slot's value and another, unsigned. */
  private int compare(int slot, long high, byte[] value) {
    long position = (long) slot * stride;
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
