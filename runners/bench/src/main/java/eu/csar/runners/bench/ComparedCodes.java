package eu.csar.runners.bench;

/**
 * Searches that compare each code: the plain scan, and one that looks at half of a code first.
 * Counts what is found.
 */
final class ComparedCodes {
  private final long[] codes;
  private final long[] first;
  private final long[] second;
  private final long[] third;
  private final long[] fourth;

  private ComparedCodes(long[] codes, int columns) {
    this.codes = codes;
    this.first = new long[columns];
    this.second = new long[columns];
    this.third = new long[columns];
    this.fourth = new long[columns];
    for (int code = 0; code < columns; code++) {
      first[code] = codes[SyntheticCodes.WORDS * code];
      second[code] = codes[SyntheticCodes.WORDS * code + 1];
      third[code] = codes[SyntheticCodes.WORDS * code + 2];
      fourth[code] = codes[SyntheticCodes.WORDS * code + 3];
    }
  }

  /** Four longs a code, one after the other. */
  static ComparedCodes inRows(long[] codes) {
    return new ComparedCodes(codes, 0);
  }

  /** In four columns. */
  static ComparedCodes inColumns(long[] codes) {
    return new ComparedCodes(codes, codes.length / SyntheticCodes.WORDS);
  }

  /** The plain scan: {@code Long.bitCount} of four words of each code. */
  int scan(long[] queries, int query, int radius) {
    int at = SyntheticCodes.WORDS * query;
    long firstOfQuery = queries[at];
    long secondOfQuery = queries[at + 1];
    long thirdOfQuery = queries[at + 2];
    long fourthOfQuery = queries[at + 3];
    int found = 0;
    for (int i = 0; i < codes.length; i += SyntheticCodes.WORDS) {
      int distance =
          Long.bitCount(codes[i] ^ firstOfQuery)
              + Long.bitCount(codes[i + 1] ^ secondOfQuery)
              + Long.bitCount(codes[i + 2] ^ thirdOfQuery)
              + Long.bitCount(codes[i + 3] ^ fourthOfQuery);
      if (distance <= radius) {
        found++;
      }
    }
    return found;
  }

  /** The prefiltered scan: two columns, and the others where those leave it open. */
  int prefilteredScan(long[] queries, int query, int radius) {
    int at = SyntheticCodes.WORDS * query;
    long firstOfQuery = queries[at];
    long secondOfQuery = queries[at + 1];
    int found = 0;
    for (int i = 0; i < first.length; i++) {
      int distance =
          Long.bitCount(first[i] ^ firstOfQuery) + Long.bitCount(second[i] ^ secondOfQuery);
      if (distance <= radius) {
        distance +=
            Long.bitCount(third[i] ^ queries[at + 2]) + Long.bitCount(fourth[i] ^ queries[at + 3]);
        if (distance <= radius) {
          found++;
        }
      }
    }
    return found;
  }
}
