package eu.csar.transforms.tabulate.rules;

/** What rows meet by, in order of the steps; the last is where figures are summed. */
public enum Meeting {
  /** By report key: what the database says of a report. */
  REPORT,
  /** By event: a report and its supplements (CT3). */
  EVENT,
  /** By follow-up token: forwards and what is returned on them (CT6, CT7). */
  TOKEN,
  /** By State and case key (CT6). */
  CASE,
  /** By strongest hash of an item (CT4). */
  HASH,
  /** Figures of all steps, on one key: some thousand cells a bucket. */
  FIGURE;

  /** Buckets of each meeting: enough that one fits into memory many times. */
  public static final int BUCKETS = 64;
}
