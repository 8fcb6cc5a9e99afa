package eu.csar.transforms.resolve.rules;

/**
 * What became of one record read (ID6). Exactly one a record; the names stand in table submissions.
 */
public enum Outcome {
  /** First version of a report that no earlier run knows. */
  NEW(0),
  /** Newer than the version that an earlier run made current. */
  NEW_VERSION(1),
  /** Same version and canonical digest as a submission before it. */
  RESUBMISSION(2),
  /** Neither a repeat nor the newest. */
  SUPERSEDED(3),
  /** Takes back a report of the same provider (ID10). */
  RETRACTION(4);

  private static final Outcome[] BY_CODE = values();

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** Its number in blocks; numbers count from 0 in the order above. */
  int code() {
    return code;
  }

  static Outcome of(int code) {
    return BY_CODE[code];
  }
}
