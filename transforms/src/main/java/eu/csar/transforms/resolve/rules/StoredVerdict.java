package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;

/**
 * A report of an earlier run that this run must write a row for, though it read no new version of
 * it.
 *
 * @param updated its key columns with the versions, retractions and {@code retracted_at} of this
 *     run; forwards as they were
 * @param cause why, as in table reports
 */
public record StoredVerdict(KeyRow updated, String cause) {

  /** A retraction reached the stored version (JU2). */
  public static final String RETRACTED = "RETRACTED";
}
