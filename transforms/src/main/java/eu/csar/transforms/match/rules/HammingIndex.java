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
 *   <li>POSTINGS, one section for each substring: the slots of all codes, 32 bits each, by the
 *       substring's value, then by slot. Of equal codes only the first has one.
 *   <li>TAGS, one section for each substring: in the same order, 16 bits each.
 * </ul>
 *
 * Nothing is copied to the heap. Safe for concurrent use; a {@link HammingSearch} is not.
 */
public final class HammingIndex {
  /** Tags that are read at once; as many bytes as they take stand behind the last. */
  static final int TAGS_AT_ONCE = 8;

  private final MappedSection codes;
  private final int slots;
  private final int distinct;
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

  ByteBuffer postings(int substring) {
    return postings[substring];
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
    long at = (long) slot * Substrings.WORDS * Long.BYTES;
    long before = at - Substrings.WORDS * Long.BYTES;
    for (int word = Substrings.WORDS - 1; word >= 0; word--) {
      if (codes.longAt(at + word * Long.BYTES) != codes.longAt(before + word * Long.BYTES)) {
        return false;
      }
    }
    return true;
  }
}
