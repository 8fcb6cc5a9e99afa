package eu.csar.runners.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The algorithm of the public reference, {@code MIH256} of facebook/ThreatExchange, written anew:
 * codes cut in order into 16 slots of 16 bits, a hash map of lists for each slot, a query's 17
 * values within one bit looked up in each, candidates compared once.
 *
 * <p>Lists are of plain ints and candidates are marked in an array, where the reference has boxed
 * numbers, ordered sets and text beside each code, so that nothing but the algorithm is slow.
 */
final class HashMapsPeer {
  private static final int SLOTS = 16;
  private static final int SLOT_BITS = 16;

  private final long[] codes;
  private final List<Map<Short, Postings>> slots = new ArrayList<>();
  private final int[] marks;
  private int[] candidates = new int[1024];
  private int mark;

  /** A growing list of codes. */
  private static final class Postings {
    private int[] codes = new int[2];
    private int count;

    void add(int code) {
      if (count == codes.length) {
        codes = Arrays.copyOf(codes, 2 * count);
      }
      codes[count++] = code;
    }
  }

  HashMapsPeer(long[] codes) {
    this.codes = codes;
    this.marks = new int[codes.length / SyntheticCodes.WORDS];
    for (int slot = 0; slot < SLOTS; slot++) {
      Map<Short, Postings> values = new HashMap<>();
      for (int code = 0; code < marks.length; code++) {
        values.computeIfAbsent(value(codes, code, slot), ignored -> new Postings()).add(code);
      }
      slots.add(values);
    }
  }

  /** Number of codes within a radius of at most 31 of a query. */
  int search(long[] queries, int query, int radius) {
    int count = candidates(queries, query);
    int at = SyntheticCodes.WORDS * query;
    int found = 0;
    for (int i = 0; i < count; i++) {
      int code = SyntheticCodes.WORDS * candidates[i];
      int distance =
          Long.bitCount(codes[code] ^ queries[at])
              + Long.bitCount(codes[code + 1] ^ queries[at + 1])
              + Long.bitCount(codes[code + 2] ^ queries[at + 2])
              + Long.bitCount(codes[code + 3] ^ queries[at + 3]);
      if (distance <= radius) {
        found++;
      }
    }
    return found;
  }

  private int candidates(long[] queries, int query) {
    mark++;
    int count = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      Map<Short, Postings> values = slots.get(slot);
      short value = value(queries, query, slot);
      count = take(values.get(value), count);
      for (int bit = 0; bit < SLOT_BITS; bit++) {
        count = take(values.get((short) (value ^ 1 << bit)), count);
      }
    }
    return count;
  }

  private int take(@Nullable Postings postings, int taken) {
    int count = taken;
    if (postings != null) {
      if (count + postings.count > candidates.length) {
        candidates = Arrays.copyOf(candidates, 2 * (count + postings.count));
      }
      for (int i = 0; i < postings.count; i++) {
        int code = postings.codes[i];
        if (marks[code] != mark) {
          marks[code] = mark;
          candidates[count++] = code;
        }
      }
    }
    return count;
  }

  private static short value(long[] codes, int code, int slot) {
    int perWord = Long.SIZE / SLOT_BITS;
    long word = codes[SyntheticCodes.WORDS * code + slot / perWord];
    return (short) (word >>> (Long.SIZE - SLOT_BITS * (slot % perWord + 1)));
  }
}
