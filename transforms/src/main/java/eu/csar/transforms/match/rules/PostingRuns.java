package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;

/**
 * Runs of postings in which a query may find something; their tags are looked at eight at a time.
 */
final class PostingRuns {
  private static final int MOST = 2048;
  private static final int CACHE_LINE = 64;
  private static final int TAG = (1 << Substrings.TAG_BITS) - 1;
  private static final long EACH_TAG = 0x0001_0001_0001_0001L;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGHEST = 0x8080_8080_8080_8080L;

  private final HammingIndex index;
  private final CandidateCodes candidates;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final int[] tags = new int[MOST];
  private final int[] reaches = new int[MOST];
  private final int[] queryOf = new int[MOST];
  private final int[] substringOf = new int[MOST];
  private int count;
  private int fetched;

  PostingRuns(HammingIndex index, CandidateCodes candidates) {
    this.index = index;
    this.candidates = candidates;
  }

  /** Forgets all runs. */
  void begin() {
    count = 0;
  }

  /**
   * Adds the buckets of the values that differ from one in at most {@code radius} of its low bits.
   *
   * @param tag the query's tag
   * @param reach most bits in which bucket and tag may differ from the query's together, where no
   *     low bit differs
   * @return number of postings in these buckets
   */
  int add(int substring, int query, int value, int lowBits, int radius, int tag, int reach) {
    int[] flips = Flips.of(lowBits);
    if (count + flips.length > MOST) {
      look();
    }
    ByteBuffer buckets = index.buckets(substring);
    int postings = 0;
    int run = count;
    int flip = 0;
    for (int changed = 0; changed <= radius; changed++) {
      for (int end = Flips.count(lowBits, changed); flip < end; flip++) {
        long places = buckets.getLong((value ^ flips[flip]) * Integer.BYTES);
        int from = (int) (places >>> Integer.SIZE);
        int to = (int) places;
        starts[run] = from;
        ends[run] = to;
        tags[run] = tag;
        reaches[run] = reach - changed;
        queryOf[run] = query;
        substringOf[run] = substring;
        postings += to - from;
        // Without a branch: which buckets have codes cannot be predicted.
        run += (from - to) >>> 31;
      }
    }
    count = run;
    return postings;
  }

  /** Looks at the tags of all runs and makes candidates of the near ones. */
  void look() {
    fetch();
    for (int run = 0; run < count; run++) {
      ByteBuffer tagsOfAll = index.tags(substringOf[run]);
      long tag = tags[run] * EACH_TAG;
      long most = HIGHEST | reaches[run] * EACH_BYTE;
      int end = ends[run] * Short.BYTES;
      for (int at = starts[run] * Short.BYTES; at < end; at += 2 * Long.BYTES) {
        long first = tagsOfAll.getLong(at) ^ tag;
        long second = tagsOfAll.getLong(at + Long.BYTES) ^ tag;
        if ((most - distances(folded(first) << Byte.SIZE | folded(second)) & HIGHEST) != 0) {
          addNear(tagsOfAll, at / Short.BYTES, run);
        }
      }
    }
    count = 0;
  }

  /**
   * Eight bits for each of four numbers of 16: a bit of the one half or the other. Where too many
   * of these differ, too many of the 16 do; of random ones the rest is one in two hundred.
   */
  private static long folded(long differences) {
    return (differences | differences >>> Byte.SIZE) & 0x00ff_00ff_00ff_00ffL;
  }

  /** Number of bits set in each of eight bytes. */
  private static long distances(long differences) {
    long bits = differences - (differences >>> 1 & 0x5555_5555_5555_5555L);
    bits = (bits & 0x3333_3333_3333_3333L) + (bits >>> 2 & 0x3333_3333_3333_3333L);
    return bits + (bits >>> 4) & 0x0f0f_0f0f_0f0f_0f0fL;
  }

  /** Looks at eight tags one by one. */
  private void addNear(ByteBuffer tagsOfAll, int from, int run) {
    int end = Math.min(from + HammingIndex.TAGS_AT_ONCE, ends[run]);
    for (int posting = from; posting < end; posting++) {
      int difference = (tagsOfAll.getShort(posting * Short.BYTES) ^ tags[run]) & TAG;
      if (Integer.bitCount(difference) <= reaches[run]) {
        candidates.add(posting, queryOf[run], substringOf[run]);
      }
    }
  }

  /**
   * Reads a byte of every cache line of each run, no read waiting for another, so that they are in
   * the cache when they are looked at: there is no other way to ask for that.
   */
  private void fetch() {
    int sum = 0;
    for (int run = 0; run < count; run++) {
      ByteBuffer tagsOfAll = index.tags(substringOf[run]);
      int end = ends[run] * Short.BYTES;
      for (int at = starts[run] * Short.BYTES; at < end; at += CACHE_LINE) {
        sum += tagsOfAll.get(at);
      }
      sum += tagsOfAll.get(end);
    }
    fetched += sum;
  }

  /** What {@link #fetch} read; asked for by nobody, but a read for nothing would be left out. */
  int fetched() {
    return fetched;
  }
}
