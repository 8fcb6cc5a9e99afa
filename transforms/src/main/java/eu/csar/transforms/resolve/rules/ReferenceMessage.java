package eu.csar.transforms.resolve.rules;

/**
 * What comparing one reference says to the bucket of a report key. Every message is about one
 * report.
 *
 * @param kind what is said
 * @param reportKey the report it is about, 32 bytes; its bucket gets the message
 * @param reference the reference, 32 bytes
 * @param otherKey {@code LINK}: the earliest carrier; else the report itself
 * @param origin with {@code number}, the first place of the report ({@code CARRIES}, {@code ASKED})
 * @param number ordinal of the first place; {@code LINK}: reports that carry the reference
 * @param firstRun run that made the report new ({@code CARRIES}, {@code ASKED})
 * @param shard where the answer goes: of the report itself, of an {@code ASKED} one of the asking
 *     report
 * @param localOrdinal position of the winning record there
 * @param account what is settled of the report
 */
@SuppressWarnings("ArrayRecordComponent") // digests stay bytes between the shuffles
record ReferenceMessage(
    Kind kind,
    byte[] reportKey,
    byte[] reference,
    byte[] otherKey,
    Origin origin,
    long number,
    long firstRun,
    int shard,
    int localOrdinal,
    ReferenceEntry.Account account) {

  /** Kinds of messages. */
  enum Kind {
    /** The report has an earlier account: its E is not empty (SU2). */
    NOT_FIRST(0),
    /** A later report asks whether this one is a first account. */
    ASKED(1),
    /** The report carries the reference, and no earlier run knew. */
    CARRIES(2),
    /** The report is linked with the earliest carrier. */
    LINK(3);

    private static final Kind[] BY_CODE = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** Its number in blocks; numbers count from 0 in the order above. */
    int code() {
      return code;
    }

    static Kind of(int code) {
      return BY_CODE[code];
    }
  }
}
