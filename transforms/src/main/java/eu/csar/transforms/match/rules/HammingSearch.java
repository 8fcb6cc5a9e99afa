package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.HammingIndex.Neighbours;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Searches a {@link HammingIndex} for all codes within one radius of queries, one query or many at
 * a time. Not safe for concurrent use; each thread has its own.
 *
 * <p>What a search costs are the reads that miss the caches, so reads of one kind are made in a
 * row, none waiting for another: of buckets and of tags ({@link PostingRuns}), of slots and of
 * codes ({@link CandidateCodes}). Of many queries, those that look at one block of a hash table do
 * so together, while it is in the cache.
 *
 * <p>A query with so many candidates that comparing all codes in order is faster, as in a list of
 * near copies, is searched that way. What is found comes in an order that depends on the file and
 * the queries alone.
 */
public final class HammingSearch {
  /** Bytes of a hash table that a core keeps at hand. */
  private static final int BLOCK = 1 << 19;

  private static final int MOST_BLOCK_BITS = 10;

  /** Of all codes one in so many: from there on, comparing all is faster than looking at tags. */
  private static final int CROWDED = 4;

  private final HammingIndex index;
  private final Substrings substrings;
  private final int[] radii;
  private final CandidateCodes candidates;
  private final PostingRuns runs;

  private final int[] starts = new int[(1 << MOST_BLOCK_BITS) + 1];
  private final int[] next = new int[1 << MOST_BLOCK_BITS];
  private int[] live = {};
  private int[] seen = {};
  private int[] inOrder = {};
  private int[][] values;

  HammingSearch(HammingIndex index, int radius) {
    this.index = index;
    this.substrings = index.substrings();
    this.radii = substrings.radii(radius);
    this.candidates = new CandidateCodes(index, radius);
    this.runs = new PostingRuns(index, candidates);
    this.values = new int[substrings.count()][0];
  }

  /** Puts a code of 32 bytes among queries. */
  public static void put(byte[] code, long[] queries, int query) {
    ByteBuffer words = ByteBuffer.wrap(code);
    for (int word = 0; word < Substrings.WORDS; word++) {
      queries[query * Substrings.WORDS + word] = words.getLong();
    }
  }

  /**
   * Finds the codes near each of the first {@code count} queries; some thousands at a time are
   * fastest.
   *
   * @param queries four longs each, the first bytes of a code highest
   * @param found receives each code near a query once
   */
  public void search(long[] queries, int count, Neighbours found) {
    if (count < 0 || queries.length / Substrings.WORDS < count) {
      throw new IllegalArgumentException(queries.length + " longs are not " + count + " queries");
    }
    candidates.begin(queries, found);
    runs.begin();
    prepare(queries, count);
    int left = count;
    for (int substring = 0; substring < substrings.count() && left > 0; substring++) {
      if (radii[substring] >= 0) {
        searchSubstring(substring, left);
        left = compareAllOfCrowded(substring, left);
      }
    }
    runs.look();
    candidates.compare();
    for (int query = 0; substrings.count() == 0 && query < count; query++) {
      candidates.compareAll(query, 0);
    }
  }

  private void prepare(long[] queries, int count) {
    if (live.length < count) {
      live = new int[count];
      seen = new int[count];
      inOrder = new int[count];
      values = new int[substrings.count()][count];
    }
    Arrays.fill(seen, 0, count, 0);
    for (int query = 0; query < count; query++) {
      live[query] = query;
      for (int substring = 0; substring < substrings.count(); substring++) {
        values[substring][query] = substrings.value(substring, queries, query * Substrings.WORDS);
      }
    }
  }

  /** Compares with all codes where that is faster; such a query is done. */
  private int compareAllOfCrowded(int substring, int count) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      int query = live[i];
      if (seen[query] <= index.distinct() / CROWDED) {
        live[left++] = query;
      } else {
        candidates.compareAll(query, substring + 1);
      }
    }
    return left;
  }

  private void searchSubstring(int substring, int count) {
    int width = substrings.width(substring);
    int radius = radii[substring];
    int reach = substrings.reach(substring, radii);
    int following = substrings.next(substring);
    int blockBits = blockBits(width, count);
    int lowBits = width - blockBits;
    sortByBlock(values[substring], count, lowBits, blockBits);
    int[] flips = Flips.of(blockBits);
    int flipCount = Flips.count(blockBits, radius);
    for (int block = 0; block < 1 << blockBits; block++) {
      for (int flip = 0; flip < flipCount; flip++) {
        int flipped = block ^ flips[flip];
        int changed = Integer.bitCount(flips[flip]);
        for (int i = starts[flipped]; i < starts[flipped + 1]; i++) {
          int query = inOrder[i];
          int value = values[substring][query] ^ flips[flip] << lowBits;
          int tag = substrings.tag(following, values[following][query]);
          seen[query] +=
              runs.add(substring, query, value, lowBits, radius - changed, tag, reach - changed);
        }
      }
    }
  }

  /** Leading bits by which a hash table is cut into blocks; no more blocks than queries. */
  private int blockBits(int width, int count) {
    long bytes = ((long) Integer.BYTES << width) + (long) index.distinct() * Short.BYTES;
    int wanted = Long.SIZE - Long.numberOfLeadingZeros(bytes / BLOCK);
    int most = 31 - Integer.numberOfLeadingZeros(count);
    return Math.min(Math.min(wanted, most), MOST_BLOCK_BITS);
  }

  /** Puts the queries in order of the block of their value. */
  private void sortByBlock(int[] ofQuery, int count, int lowBits, int blockBits) {
    int blocks = 1 << blockBits;
    Arrays.fill(starts, 0, blocks + 1, 0);
    for (int i = 0; i < count; i++) {
      starts[(ofQuery[live[i]] >>> lowBits) + 1]++;
    }
    for (int block = 0; block < blocks; block++) {
      starts[block + 1] += starts[block];
      next[block] = starts[block];
    }
    for (int i = 0; i < count; i++) {
      inOrder[next[ofQuery[live[i]] >>> lowBits]++] = live[i];
    }
  }
}
