package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.HammingIndex.Neighbours;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Searches a {@link HammingIndex} for all codes within one radius of queries, one query or many at
 * a time. Not safe for concurrent use; each thread has its own.
 *
 * <p>What a search costs are the reads that miss the caches, so reads of one kind are made in a
 * row, none waiting for another: of groups of buckets ({@link #look}), of postings ({@link
 * #gather}), of codes ({@link #compare}). Of many queries, those that look at one block of a hash
 * table do so together, while it is in the cache.
 *
 * <p>A query with so many candidates that comparing all codes in order is faster, as in a list of
 * near copies, is searched that way. What is found comes in an order that depends on the file and
 * the queries alone.
 */
public final class HammingSearch {
  private static final int MOST_HITS = 1024;
  private static final int MOST_CANDIDATES = 2048;

  /** Bytes of a hash table that a core keeps at hand. */
  private static final int BLOCK = 1 << 19;

  /** Looking at a posting costs as much as comparing so many codes in order. */
  private static final int DEARER = 4;

  private static final int TAG = (1 << Substrings.TAG_BITS) - 1;

  private final HammingIndex index;
  private final Substrings substrings;
  private final int radius;
  private final int[] radii;

  private final long[] hitBuckets = new long[MOST_HITS];
  private final int[] hitGroups = new int[MOST_HITS];
  private final int[] hitQueries = new int[MOST_HITS];
  private int hits;
  private final long[] candidates = new long[MOST_CANDIDATES];
  private int waiting;

  private long[] queries = {};
  private Neighbours receiver = (query, slot, distance) -> {};
  private int substring;
  private final long[] difference = new long[Substrings.WORDS];
  private int[] live = {};
  private int[] seen = {};
  private int[] inOrder = {};
  private int[][] values;

  HammingSearch(HammingIndex index, int radius) {
    this.index = index;
    this.radius = radius;
    this.substrings = index.substrings();
    this.radii = substrings.radii(radius);
    this.values = new int[substrings.count()][0];
  }

  /** Finds the codes near one code of 32 bytes; its query number is 0. */
  public void search(byte[] code, Neighbours found) {
    long[] words = new long[Substrings.WORDS];
    put(code, words, 0);
    search(words, 1, found);
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
   * @param codes four longs a query, the first bytes of a code highest
   * @param found receives each code near a query once
   */
  public void search(long[] codes, int count, Neighbours found) {
    prepare(codes, count, found);
    int left = count;
    if (substrings.count() == 0) {
      left = 0;
      for (int query = 0; query < count; query++) {
        compareAll(query, 0);
      }
    }
    for (substring = 0; substring < substrings.count() && left > 0; substring++) {
      if (radii[substring] >= 0) {
        searchSubstring(left);
        left = compareAllOfCrowded(left);
      }
    }
  }

  private void prepare(long[] codes, int count, Neighbours found) {
    if (count < 0 || codes.length / Substrings.WORDS < count) {
      throw new IllegalArgumentException(codes.length + " longs are not " + count + " queries");
    }
    queries = codes;
    receiver = found;
    substring = 0;
    if (live.length < count) {
      live = new int[count];
      seen = new int[count];
      inOrder = new int[count];
      values = new int[substrings.count()][count];
    }
    Arrays.fill(seen, 0, count, 0);
    for (int query = 0; query < count; query++) {
      live[query] = query;
      for (int i = 0; i < substrings.count(); i++) {
        values[i][query] = substrings.value(i, queries, query * Substrings.WORDS);
      }
    }
  }

  /** Compares with all codes where that is faster; such a query is done. */
  private int compareAllOfCrowded(int count) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      int query = live[i];
      if (seen[query] <= index.distinct() / DEARER) {
        live[left++] = query;
      } else {
        compareAll(query, substring + 1);
      }
    }
    return left;
  }

  private void searchSubstring(int count) {
    int width = substrings.width(substring);
    int reach = radii[substring];
    int blockBits = blockBits(width, count);
    int[] starts = sortByBlock(count, width, blockBits);
    int lowBits = width - blockBits;
    int groupBits = lowBits - BucketGroups.BITS;
    int[] flips = Flips.of(blockBits);
    int flipCount = Flips.count(blockBits, reach);
    ByteBuffer groups = index.buckets(substring);
    for (int block = 0; block < 1 << blockBits; block++) {
      for (int f = 0; f < flipCount; f++) {
        int flipped = block ^ flips[f];
        int rest = reach - Integer.bitCount(flips[f]);
        for (int i = starts[flipped]; i < starts[flipped + 1]; i++) {
          int query = inOrder[i];
          look(groups, query, values[substring][query] ^ flips[f] << lowBits, groupBits, rest);
        }
      }
      gather();
    }
    compare();
  }

  /** Leading bits by which a hash table is cut into blocks; no more blocks than queries. */
  private int blockBits(int width, int count) {
    long bytes = (1L << width) + (long) index.distinct() * Integer.BYTES;
    int wanted = Long.SIZE - Long.numberOfLeadingZeros(bytes / BLOCK);
    int most = 31 - Integer.numberOfLeadingZeros(count);
    return Math.min(Math.min(wanted, most), width - BucketGroups.BITS);
  }

  /** Puts the queries in order of the block of their value; returns where those of each begin. */
  private int[] sortByBlock(int count, int width, int blockBits) {
    int shift = width - blockBits;
    int[] ofQuery = values[substring];
    int[] starts = new int[(1 << blockBits) + 1];
    for (int i = 0; i < count; i++) {
      starts[(ofQuery[live[i]] >>> shift) + 1]++;
    }
    for (int block = 0; block < 1 << blockBits; block++) {
      starts[block + 1] += starts[block];
    }
    int[] next = starts.clone();
    for (int i = 0; i < count; i++) {
      inOrder[next[ofQuery[live[i]] >>> shift]++] = live[i];
    }
    return starts;
  }

  /** Notes the groups that have codes whose value differs in at most {@code reach} low bits. */
  private void look(ByteBuffer groups, int query, int value, int groupBits, int reach) {
    int[] flips = Flips.of(groupBits);
    if (hits + flips.length > MOST_HITS) {
      gather();
    }
    int group = value >>> BucketGroups.BITS;
    int bucket = value & BucketGroups.BUCKETS - 1;
    int hit = hits;
    int f = 0;
    for (int changed = 0; changed <= reach; changed++) {
      long near = BucketGroups.within(reach - changed, bucket);
      for (int end = Flips.count(groupBits, changed); f < end; f++) {
        int at = (group ^ flips[f]) * BucketGroups.BYTES;
        long counts = groups.getLong(at) & near;
        hitBuckets[hit] = counts;
        hitGroups[hit] = at;
        hitQueries[hit] = query;
        // Without a branch: which groups have codes cannot be predicted.
        hit += (int) ((counts | -counts) >>> 63);
      }
    }
    hits = hit;
  }

  /** Takes the postings of the groups noted, as far as their tags are near. */
  private void gather() {
    if (hits == 0) {
      return;
    }
    ByteBuffer groups = index.buckets(substring);
    ByteBuffer postings = index.postings(substring);
    ByteBuffer ends = index.crowded();
    int next = substrings.next(substring);
    int reach = substrings.reach(substring, radii);
    for (int hit = 0; hit < hits; hit++) {
      int at = hitGroups[hit];
      int query = hitQueries[hit];
      int value = values[substring][query] ^ at / BucketGroups.BYTES * BucketGroups.BUCKETS;
      int tag = substrings.tag(next, values[next][query]);
      long counts = groups.getLong(at);
      int first = groups.getInt(at + BucketGroups.FIRST_AT);
      int crowded = groups.getInt(at + BucketGroups.CROWDED_AT);
      long near = hitBuckets[hit];
      do {
        int bucket = Long.numberOfTrailingZeros(near) / BucketGroups.BITS;
        near &= ~((long) BucketGroups.MANY << (BucketGroups.BITS * bucket));
        int from = BucketGroups.first(counts, first, crowded, bucket, ends);
        int end = BucketGroups.end(counts, first, crowded, bucket, ends);
        seen[query] += end - from;
        take(postings, from, end, query, tag, reach - Integer.bitCount(value ^ bucket));
      } while (near != 0);
    }
    hits = 0;
  }

  private void take(ByteBuffer postings, int from, int end, int query, int tag, int reach) {
    for (int next = from; next < end; next++) {
      long posting = postings.getLong(next * HammingIndex.POSTING);
      if (Integer.bitCount(((int) (posting >>> Short.SIZE) ^ tag) & TAG) <= reach) {
        if (waiting == MOST_CANDIDATES) {
          compare();
        }
        candidates[waiting++] = (long) query << Integer.SIZE | posting >>> Integer.SIZE;
      }
    }
  }

  /** Compares the codes of the postings taken. */
  private void compare() {
    for (int i = 0; i < waiting; i++) {
      int slot = (int) candidates[i];
      int query = (int) (candidates[i] >>> Integer.SIZE);
      int at = query * Substrings.WORDS;
      long first = index.word(slot, 0) ^ queries[at];
      long second = index.word(slot, 1) ^ queries[at + 1];
      if (Long.bitCount(first) + Long.bitCount(second) <= radius) {
        compareWhole(query, slot, substring);
      }
    }
    waiting = 0;
  }

  /** Compares with all codes in order, which have been searched by so many substrings. */
  private void compareAll(int query, int searched) {
    int at = query * Substrings.WORDS;
    for (int slot = 0; slot < index.slots(); slot++) {
      long first = index.word(slot, 0) ^ queries[at];
      long second = index.word(slot, 1) ^ queries[at + 1];
      if (Long.bitCount(first) + Long.bitCount(second) <= radius && !index.repeats(slot)) {
        compareWhole(query, slot, searched);
      }
    }
  }

  /** Hands a code over if it is near, unless one of the substrings searched has found it. */
  private void compareWhole(int query, int slot, int searched) {
    int distance = 0;
    for (int word = 0; word < Substrings.WORDS; word++) {
      difference[word] = index.word(slot, word) ^ queries[query * Substrings.WORDS + word];
      distance += Long.bitCount(difference[word]);
    }
    if (distance > radius) {
      return;
    }
    for (int i = 0; i < searched; i++) {
      if (substrings.finds(i, radii, difference)) {
        return;
      }
    }
    receiver.found(query, slot, distance);
  }
}
