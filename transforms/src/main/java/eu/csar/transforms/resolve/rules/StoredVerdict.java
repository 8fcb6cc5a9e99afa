package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;

/**
 * A report of an earlier run that this run must write a row for, though it read no new version of
 * it.
 *
 * @param updated its key columns with the versions, retractions, {@code retracted_at} and reviews
 *     of this run; decision and forwards as they were
 * @param cause why, as in table reports: the first that applies
 * @param whole whether it is assessed whole; if not, a retraction alone reached a report that was
 *     forwarded, and its row is copied (JU2)
 */
public record StoredVerdict(KeyRow updated, String cause, boolean whole) {

  /** A retraction reached the stored version (JU2). */
  public static final String RETRACTED = "RETRACTED";

  /** The file that must be read: of the report, or of the row that is copied. */
  public StoredPart stands() {
    return whole ? StoredPart.ofContent(updated) : StoredPart.ofRow(updated);
  }
}
