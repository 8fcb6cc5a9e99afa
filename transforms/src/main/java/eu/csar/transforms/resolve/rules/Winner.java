package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.Retraction;
import eu.csar.schemas.carried.SeenVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the second reading must know of a submission that became the current version of its report.
 *
 * @param cause {@code NEW} or {@code NEW_VERSION}, as in table reports
 * @param receivedAt ID8, settled in the run that made the report new
 * @param firstPlace earliest place of its submissions in that run (ID7)
 * @param retractedAt instant of the retraction that applies to this version (JU2); null: none does
 * @param previous the row that earlier runs left, also where they knew a retraction only; null:
 *     unknown until now
 * @param seen all versions read by now, this run included; distinct, by version and digest
 * @param retractions all retractions read by now, by place
 */
public record Winner(
    String cause,
    Instant receivedAt,
    Place firstPlace,
    @Nullable Instant retractedAt,
    @Nullable KeyRow previous,
    List<SeenVersion> seen,
    List<Retraction> retractions) {

  /** Cause of a report's first row. */
  public static final String NEW = "NEW";

  /** Cause of the row of a newer version. */
  public static final String NEW_VERSION = "NEW_VERSION";

  public Winner {
    seen = List.copyOf(seen);
    retractions = List.copyOf(retractions);
  }
}
