package eu.csar.transforms.resolve.rules;

/**
 * What became of one record read (ID6). Exactly one a record; the names stand in table submissions.
 */
public enum Outcome {
  /** First version of a report that no earlier run knows. */
  NEW,
  /** Newer than the version that an earlier run made current. */
  NEW_VERSION,
  /** Same version and canonical digest as a submission before it. */
  RESUBMISSION,
  /** Neither a repeat nor the newest. */
  SUPERSEDED,
  /** Takes back a report of the same provider (ID10). */
  RETRACTION
}
