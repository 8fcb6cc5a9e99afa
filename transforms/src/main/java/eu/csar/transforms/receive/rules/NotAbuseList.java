package eu.csar.transforms.receive.rules;

import java.io.Serializable;

/** The Centre's not-abuse list (JU1), as the first reading asks it. */
@FunctionalInterface
public interface NotAbuseList extends Serializable {

  /** A list without entries. */
  NotAbuseList EMPTY = sha256 -> false;

  /** Whether an entry in force has this SHA-256; 64 lower-case hexadecimal digits. */
  boolean holds(String sha256);
}
