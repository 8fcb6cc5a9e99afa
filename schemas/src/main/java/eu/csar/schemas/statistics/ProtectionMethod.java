package eu.csar.schemas.statistics;

/** How the figures of a measure are protected before they are published (Article 84(5)). */
public enum ProtectionMethod {
  /** Small counts and what would give them away are hidden; all other counts are true. */
  SUPPRESSION,
  /** Every count is rounded, up or down by a secret key. */
  ROUNDING,
  /** Printed as counted, since what is counted singles out no person, report or case. */
  TRUE_COUNTS
}
