package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.io.IOException;

/**
 * Filter of a table: for each value of the leading bits half a cache line, with a byte of each
 * value that begins so. A look-up reads one, and one miss in 25 goes on to the slots.
 *
 * <pre>
 * 0, or {@link #MANY} | a fingerprint of each, 31 times 8 bits, 0 behind the last
 * </pre>
 *
 * Where values are more than 31 (by accident one bucket in a hundred million; by malice, all of
 * them) the bucket says nothing of those behind the last, and every look-up goes on.
 */
final class Fingerprints {
  static final int BUCKET_BYTES = 32;

  private static final byte MANY = -1;
  private static final int VALUES_PER_BUCKET = 10;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

  /** Brings the lowest bits of all bytes together in the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private final byte[] gathered;
  private final int values;
  private int bucket = -1;
  private int free;

  /** An empty filter for that many values. */
  Fingerprints(int values) {
    this.values = values;
    this.gathered = new byte[buckets(values) * BUCKET_BYTES];
  }

  /** Adds a value by its first and second eight bytes; values come in order. */
  void add(long high, long low) {
    int next = bucket(high, gathered.length / BUCKET_BYTES);
    if (next != bucket) {
      bucket = next;
      free = 1;
    }
    if (free == BUCKET_BYTES) {
      gathered[bucket * BUCKET_BYTES] = MANY;
    } else {
      gathered[bucket * BUCKET_BYTES + free++] = (byte) of(low);
    }
  }

  /** Writes it as the section of a table. */
  void write(int table, SectionOutput out) throws IOException {
    out.put(gathered, gathered.length);
    out.end(Kind.FINGERPRINTS, table, values);
  }

  /**
   * One bit for each value of the table that may be this one: none where it is not there. All of
   * the bucket is read at once, and nothing of it decides what is read.
   */
  static int candidates(MappedSection filter, int buckets, long high, long low) {
    long at = (long) bucket(high, buckets) * BUCKET_BYTES;
    int fingerprint = of(low);
    long head = filter.longAt(at);
    int marks =
        (equalBytes(head, fingerprint) << 24)
            | (equalBytes(filter.longAt(at + 8), fingerprint) << 16)
            | (equalBytes(filter.longAt(at + 16), fingerprint) << 8)
            | equalBytes(filter.longAt(at + 24), fingerprint);
    return marks | (int) (head >> (Long.SIZE - 1));
  }

  /** Number of buckets for that many values. */
  static int buckets(int values) {
    return Math.max(1, (values + VALUES_PER_BUCKET - 1) / VALUES_PER_BUCKET);
  }

  /** The bucket of a value by its first eight bytes; in the order of values. */
  static int bucket(long high, int buckets) {
    return (int) (((high >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
  }

  /** One byte of a value, by its second eight bytes; never 0. */
  static int of(long low) {
    return Math.max(1, (int) ((low * MIX) >>> (Long.SIZE - Byte.SIZE)));
  }

  /** One bit for each byte of a word, highest first: whether it is equal to a fingerprint. */
  static int equalBytes(long word, int fingerprint) {
    long differing = word ^ (fingerprint * EACH_BYTE);
    // No carry leaves a byte, so that no other byte is marked.
    long marks = ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS);
    return (int) (((marks >>> (Byte.SIZE - 1)) * GATHER) >>> (Long.SIZE - Byte.SIZE));
  }
}
