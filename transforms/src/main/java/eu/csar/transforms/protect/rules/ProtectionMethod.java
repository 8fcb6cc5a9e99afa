package eu.csar.transforms.protect.rules;

/** The methods that the catalogue may name. */
public enum ProtectionMethod {
  /** Small counts and what would give them away are hidden; all other counts are true. */
  SUPPRESSION,
  /** Every count is rounded, up or down by a secret key. */
  ROUNDING
}
