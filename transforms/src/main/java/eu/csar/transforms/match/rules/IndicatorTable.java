package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The values of one algorithm, sorted, each with its entry. Safe for concurrent use.
 *
 * <ul>
 *   <li>FINGERPRINTS: {@link Fingerprints}; a miss mostly ends here, after half a cache line, and a
 *       hit finds its slot.
 *   <li>SLOTS: full values of fixed width in unsigned order, equal ones next to each other. Behind
 *       each, but for PDQ, stands its entry.
 *   <li>ENTRIES, of PDQ alone: the entries in order of the slots, so that codes lie close together.
 *   <li>IDS: ids that are neither numbers nor UUIDs, with their lengths.
 * </ul>
 *
 * An entry is the number of its {@link Origin}, in as many bytes as the largest takes, and then its
 * id by {@link IdShape}: the number, the 16 bytes of the UUID, or the place in IDS; again in as
 * many bytes as the largest of the table takes.
 */
final class IndicatorTable {
  /** Bytes of the shortest entry that stands apart: ids are read in words that end with them. */
  static final int LEAST_ENTRY = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final int width;
  private final int values;
  private final int buckets;
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
    this.values = (int) header.section(Kind.SLOTS, table).count();
    this.buckets = (int) header.section(Kind.FINGERPRINTS, table).count() - 1;
    this.stride = header.section(Kind.SLOTS, table).stride();
    this.fingerprints = sections.of(Kind.FINGERPRINTS, table);
    this.slots = sections.of(Kind.SLOTS, table);
    this.ids = sections.of(Kind.IDS, table);
    boolean apart = IndexHeader.hasEntriesApart(table);
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
    return bytesOf(Math.max(0, origins - 1));
  }

  /** Bytes that a number takes, at least one. */
  static int bytesOf(long largest) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(largest) + 7) / Byte.SIZE);
  }

  int values() {
    return values;
  }

  /** Copies the value of a slot. */
  void value(int slot, byte[] to) {
    slots.copy((long) slot * stride, to, 0, width);
  }

  /**
   * The first slot with this value, or -1.
   *
   * <p>All of the bucket is read at once, and a miss takes one branch.
   */
  int find(byte[] value) {
    long high = (long) LONGS.get(value, 0);
    int fingerprint = Fingerprints.of((long) LONGS.get(value, Long.BYTES));
    int bucket = Fingerprints.bucket(high, buckets);
    long at = (long) bucket * Fingerprints.BUCKET_BYTES;
    long head = fingerprints.longAt(at);
    int marks =
        (Fingerprints.equalBytes(head, fingerprint) << 24)
            | (Fingerprints.equalBytes(fingerprints.longAt(at + 8), fingerprint) << 16)
            | (Fingerprints.equalBytes(fingerprints.longAt(at + 16), fingerprint) << 8)
            | Fingerprints.equalBytes(fingerprints.longAt(at + 24), fingerprint);
    int first = (int) (head >>> Integer.SIZE);
    int held = (int) (head >>> 24) & 0xff;
    if (held == Fingerprints.MANY) {
      return findAmongMany(first, bucket, high, value);
    }
    marks = marks << Fingerprints.HEAD_BYTES;
    while (marks != 0) {
      int place = Integer.numberOfLeadingZeros(marks);
      if (place >= held) {
        return -1;
      }
      if (compare(first + place, high, value) == 0) {
        return first + place;
      }
      marks ^= Integer.MIN_VALUE >>> place;
    }
    return -1;
  }

  private int findAmongMany(int first, int bucket, long high, byte[] value) {
    int from = first;
    int to = fingerprints.intAt((bucket + 1L) * Fingerprints.BUCKET_BYTES);
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
   * Whether the slot behind one that has this value has it too. Mostly the bucket says no, so that
   * no other record is read.
   */
  boolean repeats(int slot, byte[] value) {
    long high = (long) LONGS.get(value, 0);
    long at = (long) Fingerprints.bucket(high, buckets) * Fingerprints.BUCKET_BYTES;
    long head = fingerprints.longAt(at);
    int held = (int) (head >>> 24) & 0xff;
    int place = slot + 1 - (int) (head >>> Integer.SIZE);
    if (held != Fingerprints.MANY) {
      int fingerprint = Fingerprints.of((long) LONGS.get(value, Long.BYTES));
      if (place >= held
          || (fingerprints.byteAt(at + Fingerprints.HEAD_BYTES + place) & 0xff) != fingerprint) {
        return false;
      }
    }
    return holds(slot + 1, high, value);
  }

  private boolean holds(int slot, long high, byte[] value) {
    return slot < values && compare(slot, high, value) == 0;
  }

  /** Number of the origin of a slot's entry. */
  int origin(int slot) {
    long position = (slot + 1L) * entryStride - idBytes - originBytes;
    int origin = 0;
    for (int i = 0; i < originBytes; i++) {
      origin = (origin << Byte.SIZE) | (entries.byteAt(position + i) & 0xff);
    }
    return origin;
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
