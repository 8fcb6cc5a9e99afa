package eu.csar.transforms.resolve.rules;

/**
 * A report that this run made current, and one reference that it carries. Test reports have none
 * (SU2).
 *
 * @param reference SHA-256 of the reference, 32 bytes
 * @param reportKey ID2, 32 bytes
 * @param origin where the report was first seen (ID7)
 * @param firstOrdinal ordinal of its first place
 * @param firstRun run that made it new; this run for a new one
 * @param shard shard of the winning record, where the answer goes
 * @param localOrdinal position of the winning record in that shard
 * @param standing what is settled of it
 */
@SuppressWarnings("ArrayRecordComponent") // digests stay bytes between the shuffles
record ReferenceEntry(
    byte[] reference,
    byte[] reportKey,
    Origin origin,
    long firstOrdinal,
    long firstRun,
    int shard,
    int localOrdinal,
    Account standing) {

  /**
   * Whether the report is a first account of its event: open for a new report, settled for others.
   */
  enum Account {
    /** New in this run. */
    OPEN(0),
    /** No earlier account was known when it was new. */
    FIRST(1),
    /** Earlier accounts were known, but it is a supplement of none. */
    LATER(2),
    /** A supplement of another: it gets no links. */
    SUPPLEMENT(3);

    private static final Account[] BY_CODE = values();

    private final int code;

    Account(int code) {
      this.code = code;
    }

    /** Its number in blocks; numbers count from 0 in the order above. */
    int code() {
      return code;
    }

    static Account of(int code) {
      return BY_CODE[code];
    }
  }
}
