package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;

/**
 * Runs of postings in which a query may find something; their tags are looked at four at a time.
 */
final class PostingRuns {
  private static final int MOST = 2048;
  private static final int TAG = (1 << Substrings.TAG_BITS) - 1;
  private static final long EACH = 0x0001_0001_0001_0001L;
  private static final long HIGHEST = 0x8000_8000_8000_8000L;

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
  int add(
      int substring, int query, int value, int lowBits, int radius, int tag, int reach) {
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
      long tag = (tags[run] & TAG) * EACH;
      long most = HIGHEST | reaches[run] * EACH;
      int end = ends[run];
      for (int at = starts[run]; at < end; at += HammingIndex.TAGS_AT_ONCE) {
        long near = most - distances(tagsOfAll.getLong(at * Short.BYTES) ^ tag) & HIGHEST;
        if (near != 0) {
          addNear(near, at, run);
        }
      }
    }
    count = 0;
  }

  /** Number of bits set in each of four numbers of 16 bits. */
  private static long distances(long differences) {
    long bits = differences - (differences >>> 1 & 0x5555_5555_5555_5555L);
    bits = (bits & 0x3333_3333_3333_3333L) + (bits >>> 2 & 0x3333_3333_3333_3333L);
    bits = bits + (bits >>> 4) & 0x0f0f_0f0f_0f0f_0f0fL;
    return bits + (bits >>> 8) & 0x00ff_00ff_00ff_00ffL;
  }

  private void addNear(long near, int at, int run) {
    long rest = near;
    while (rest != 0) {
      int posting = at + Long.numberOfLeadingZeros(rest) / Short.SIZE;
      if (posting < ends[run]) {
        candidates.add(posting, queryOf[run], substringOf[run]);
      }
      rest &= ~Long.highestOneBit(rest);
    }
  }

  /**
   * Reads a byte at both ends of each run, no read waiting for another, so that they are in the
   * cache when they are looked at: there is no other way to ask for that.
   */
  private void fetch() {
    int sum = 0;
    for (int run = 0; run < count; run++) {
      ByteBuffer tagsOfAll = index.tags(substringOf[run]);
      sum += tagsOfAll.get(starts[run] * Short.BYTES) + tagsOfAll.get(ends[run] * Short.BYTES);
    }
    fetched += sum;
  }

  /** What {@link #fetch} read; asked for by nobody, but a read for nothing would be left out. */
  int fetched() {
    return fetched;
  }
}
