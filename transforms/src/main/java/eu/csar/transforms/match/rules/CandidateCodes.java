package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.HammingIndex.Neighbours;

/** Compares candidates with the queries for which they were found, and hands the near ones over. */
final class CandidateCodes {
  private static final int MOST = 1024;

  private final HammingIndex index;
  private final Substrings substrings;
  private final int radius;
  private final int[] radii;
  private final long[] difference = new long[Substrings.WORDS];
  private final int[] slots = new int[MOST];
  private final int[] queryOf = new int[MOST];
  private final int[] substringOf = new int[MOST];
  private int waiting;
  private long[] queries = {};
  private Neighbours receiver = (query, slot, distance) -> {};

  CandidateCodes(HammingIndex index, int radius) {
    this.index = index;
    this.substrings = index.substrings();
    this.radius = radius;
    this.radii = substrings.radii(radius);
  }

  /** Takes other queries. */
  void begin(long[] codes, Neighbours found) {
    queries = codes;
    receiver = found;
    waiting = 0;
  }

  /** One candidate, by its place in the postings of a substring. */
  void add(int posting, int query, int substring) {
    if (waiting == MOST) {
      compare();
    }
    slots[waiting] = posting;
    queryOf[waiting] = query;
    substringOf[waiting++] = substring;
  }

  /**
   * Compares all that wait. First all slots are read, then all codes: no read waits for another.
   */
  void compare() {
    for (int i = 0; i < waiting; i++) {
      slots[i] = index.slot(substringOf[i], slots[i]);
    }
    for (int i = 0; i < waiting; i++) {
      int at = queryOf[i] * Substrings.WORDS;
      long first = index.word(slots[i], 0) ^ queries[at];
      long second = index.word(slots[i], 1) ^ queries[at + 1];
      if (Long.bitCount(first) + Long.bitCount(second) <= radius) {
        compareWhole(queryOf[i], slots[i], substringOf[i]);
      }
    }
    waiting = 0;
  }

  /** Compares a query with all codes in order; so many substrings have been searched for it. */
  void compareAll(int query, int searched) {
    int at = query * Substrings.WORDS;
    for (int slot = 0; slot < index.slots(); slot++) {
      long first = index.word(slot, 0) ^ queries[at];
      long second = index.word(slot, 1) ^ queries[at + 1];
      if (Long.bitCount(first) + Long.bitCount(second) <= radius && !index.repeats(slot)) {
        compareWhole(query, slot, searched);
      }
    }
  }

  /** Hands a code over if it is near, unless one of the substrings searched before has found it. */
  private void compareWhole(int query, int slot, int searched) {
    int distance = 0;
    for (int word = 0; word < Substrings.WORDS; word++) {
      difference[word] = index.word(slot, word) ^ queries[query * Substrings.WORDS + word];
      distance += Long.bitCount(difference[word]);
    }
    if (distance > radius) {
      return;
    }
    for (int substring = 0; substring < searched; substring++) {
      if (substrings.finds(substring, radii, difference)) {
        return;
      }
    }
    receiver.found(query, slot, distance);
  }
}
