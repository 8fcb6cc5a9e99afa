package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.carried.Retraction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JU2: which retraction applies to a version, and since when the report counts as retracted. */
public final class RetractionInForce {
  private RetractionInForce() {}

  /**
   * The instant of the earliest retraction that applies to a version; null where none does.
   *
   * @param issuedAt issue time of the version
   * @param place place of the version
   */
  static @Nullable Instant of(
      @Nullable Instant issuedAt, Place place, List<Retraction> retractions) {
    Instant earliest = null;
    for (Retraction retraction : retractions) {
      if (applies(retraction, issuedAt, place)) {
        Instant since = since(retraction);
        // Equal instants are the same answer, so place need not break the tie.
        if (earliest == null || since.isBefore(earliest)) {
          earliest = since;
        }
      }
    }
    return earliest;
  }

  /**
   * UG2: whether a retraction that applies to a version says that the report was an error.
   *
   * @param issuedAt issue time of the version
   * @param place place of the version
   */
  public static boolean isErroneous(
      @Nullable Instant issuedAt, Place place, List<Retraction> retractions) {
    return retractions.stream()
        .filter(retraction -> retraction.getReason().equals("ERRONEOUS"))
        .anyMatch(retraction -> applies(retraction, issuedAt, place));
  }

  /** The same of the current version of a report. */
  public static boolean isErroneous(KeyRow key) {
    Place place = key.getPlace();
    return place != null && isErroneous(key.getIssuedAt(), place, key.getRetractions());
  }

  /**
   * A retraction applies to what was not issued after it; where an issue time is missing, to what
   * came before it.
   */
  private static boolean applies(Retraction retraction, @Nullable Instant issuedAt, Place place) {
    Instant retractedAt = retraction.getIssuedAt();
    if (issuedAt == null || retractedAt == null) {
      return PlaceOrder.compare(place, retraction.getPlace()) < 0;
    }
    return !issuedAt.isAfter(retractedAt);
  }

  private static Instant since(Retraction retraction) {
    Instant issuedAt = retraction.getIssuedAt();
    return issuedAt == null ? retraction.getPlace().getReceivedAt() : issuedAt;
  }
}
