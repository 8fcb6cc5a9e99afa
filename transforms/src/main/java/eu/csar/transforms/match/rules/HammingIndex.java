package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import java.nio.ByteBuffer;

/**
 * The perceptual hashes of an index, searched by Hamming distance: multi-index hashing in the
 * memory-mapped file ({@link Substrings}). Exact: a search gives every code within its radius, and
 * no other.
 *
 * <ul>
 *   <li>SLOTS of the PDQ table: the codes themselves, sorted.
 *   <li>SUBSTRINGS: one byte for each substring, its number of bits; none where codes are few.
 *   <li>BUCKETS, one section for each substring: for each of its values the place of the first
 *       posting, 32 bits; and the place behind the last.
 *   <li>POSTINGS, one section for each substring: the slots of all codes, 24 bits each where there
 *       are at most 2^24 slots, else 32, by the substring's value, then by slot. Of equal codes
 *       only the first has one.
 *   <li>TAGS, one section for each substring: in the same order, 16 bits each.
 * </ul>
 *
 * Nothing is copied to the heap. Safe for concurrent use; a {@link HammingSearch} is not.
 */
public final class HammingIndex {
  /** Tags that are read at once; as many bytes as they take stand behind the last. */
  static final int TAGS_AT_ONCE = 8;

  private static final long CODE = (long) Substrings.WORDS * Long.BYTES;

  private final MappedSection codes;
  private final int slots;
  private final int distinct;
  private final int postingBytes;
  private final Substrings substrings;
  private final ByteBuffer[] buckets;
  private final ByteBuffer[] postings;
  private final ByteBuffer[] tags;

  /** Receives what a search finds. */
  @FunctionalInterface
  public interface Neighbours {
    /**
     * One code within the radius.
     *
     * @param query number of the query, from 0
     * @param slot the first slot of the PDQ table with this code; equal codes follow it
     * @param distance bits in which query and code differ
     */
    void found(int query, int slot, int distance);
  }

  HammingIndex(IndexHeader header, IndicatorTable.MappedSections sections) {
    int table = HashAlgorithm.PDQ.table();
    this.codes = sections.of(Kind.SLOTS, table);
    this.slots = (int) header.section(Kind.SLOTS, table).count();
    this.postingBytes = postingBytes(slots);
    this.distinct = (int) header.section(Kind.SUBSTRINGS, table).count();
    int count = (int) header.section(Kind.SUBSTRINGS, table).length();
    int[] widths = new int[count];
    for (int i = 0; i < count; i++) {
      widths[i] = sections.of(Kind.SUBSTRINGS, table).byteAt(i);
    }
    this.substrings = Substrings.of(widths);
    this.buckets = new ByteBuffer[count];
    this.postings = new ByteBuffer[count];
    this.tags = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      buckets[i] = sections.of(Kind.BUCKETS, i).whole();
      postings[i] = sections.of(Kind.POSTINGS, i).whole();
      tags[i] = sections.of(Kind.TAGS, i).whole();
    }
  }

  /**
   * A search for one thread, to be used again and again.
   *
   * @param radius greatest distance of what is found, 0 to 31
   */
  public HammingSearch within(int radius) {
    if (radius < 0 || radius > Substrings.LARGEST_RADIUS) {
      throw new IllegalArgumentException("a radius is 0 to 31, not " + radius);
    }
    return new HammingSearch(this, radius);
  }

  /** Number of distinct codes. */
  public int distinct() {
    return distinct;
  }

  /** Number of codes with repeated ones: the slots of the PDQ table. */
  int slots() {
    return slots;
  }

  Substrings substrings() {
    return substrings;
  }

  ByteBuffer buckets(int substring) {
    return buckets[substring];
  }

  /** Bytes of a posting in a table of so many slots. */
  static int postingBytes(int slots) {
    return slots <= 1 << 24 ? 3 : 4;
  }

  /** The slot of a posting. */
  int slot(int substring, int posting) {
    return postings[substring].getInt(posting * postingBytes)
        >>> (Integer.SIZE - Byte.SIZE * postingBytes);
  }

  ByteBuffer tags(int substring) {
    return tags[substring];
  }

  /** One of the four words of a slot's code. */
  long word(int slot, int word) {
    return codes.longAt(((long) slot * Substrings.WORDS + word) * Long.BYTES);
  }

  /** Whether a slot has the same code as the one before it. */
  boolean repeats(int slot) {
    return slot > 0 && repeats(codes, slot);
  }

  /** The same of any mapped codes; not of the first. */
  static boolean repeats(MappedSection codes, int slot) {
    long at = (long) slot * CODE;
    for (long word = CODE - Long.BYTES; word >= 0; word -= Long.BYTES) {
      if (codes.longAt(at + word) != codes.longAt(at - CODE + word)) {
        return false;
      }
    }
    return true;
  }

  /** Reads the four words of a slot's code from mapped codes. */
  static void read(MappedSection codes, int slot, long[] to) {
    for (int word = 0; word < Substrings.WORDS; word++) {
      to[word] = codes.longAt(((long) slot * Substrings.WORDS + word) * Long.BYTES);
    }
  }
}
