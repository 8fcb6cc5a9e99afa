package eu.csar.transforms.match.rules;

/**
 * Codes of 256 bits on the heap, searched by Hamming distance as a {@link HammingIndex} is in its
 * file, without tags: for the codes of one run, which live as long as one step of it. Exact. Few
 * codes are compared one by one. Beside the codes 4 bytes for each substring and code, and 4 for
 * each value of a substring. Not safe for concurrent use.
 */
final class CodesInMemory {
  /** Of all codes one in so many: from there on, comparing all of them in order is faster. */
  private static final int CROWDED = 4;

  private final long[] words;
  private final int count;
  private final int radius;
  private final Substrings substrings;
  private final int[] radii;
  private final int[][] starts;
  private final int[][] postings;

  /** Receives what a search finds. */
  @FunctionalInterface
  interface Found {
    /** One code within the radius; the same code may come several times. */
    void near(int code, int distance);
  }

  /**
   * Makes the first {@code count} codes searchable.
   *
   * @param words four longs each, the first bytes of a code highest
   * @param radius greatest distance of what is found, 0 to 31
   */
  CodesInMemory(long[] words, int count, int radius, Substrings substrings) {
    this.words = words;
    this.count = count;
    this.radius = radius;
    this.substrings = substrings;
    this.radii = substrings.radii(radius);
    this.starts = new int[substrings.count()][];
    this.postings = new int[substrings.count()][];
    for (int substring = 0; substring < substrings.count(); substring++) {
      if (radii[substring] >= 0) {
        sort(substring);
      }
    }
  }

  /** By counting: codes in order of the substring's value. */
  private void sort(int substring) {
    int[] values = new int[count];
    int[] places = new int[(1 << substrings.width(substring)) + 1];
    for (int code = 0; code < count; code++) {
      values[code] = substrings.value(substring, words, code * Substrings.WORDS);
      places[values[code]]++;
    }
    int before = 0;
    for (int value = 0; value < places.length; value++) {
      before += places[value];
      places[value] = before;
    }
    int[] sorted = new int[count];
    for (int code = count - 1; code >= 0; code--) {
      sorted[--places[values[code]]] = code;
    }
    starts[substring] = places;
    postings[substring] = sorted;
  }

  /**
   * Finds the codes near one.
   *
   * @param query four longs
   */
  void search(long[] query, Found found) {
    int seen = 0;
    for (int substring = 0; substring < substrings.count(); substring++) {
      if (radii[substring] < 0) {
        continue;
      }
      int width = substrings.width(substring);
      int value = substrings.value(substring, query, 0);
      int[] flips = Flips.of(width);
      int flipCount = Flips.count(width, radii[substring]);
      int[] from = starts[substring];
      int[] codes = postings[substring];
      for (int flip = 0; flip < flipCount; flip++) {
        int bucket = value ^ flips[flip];
        for (int at = from[bucket]; at < from[bucket + 1]; at++) {
          compare(codes[at], query, found);
        }
        seen += from[bucket + 1] - from[bucket];
        if (seen > count / CROWDED) {
          compareAll(query, found);
          return;
        }
      }
    }
    if (substrings.count() == 0) {
      compareAll(query, found);
    }
  }

  private void compareAll(long[] query, Found found) {
    for (int code = 0; code < count; code++) {
      compare(code, query, found);
    }
  }

  private void compare(int code, long[] query, Found found) {
    int at = code * Substrings.WORDS;
    int distance = Long.bitCount(words[at] ^ query[0]) + Long.bitCount(words[at + 1] ^ query[1]);
    if (distance > radius) {
      return;
    }
    distance += Long.bitCount(words[at + 2] ^ query[2]) + Long.bitCount(words[at + 3] ^ query[3]);
    if (distance <= radius) {
      found.near(code, distance);
    }
  }
}
