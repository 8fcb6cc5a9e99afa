package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.judge.rules.ReviewsInForce;
import eu.csar.transforms.judge.rules.SentBefore;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.RetractionInForce;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import eu.csar.transforms.resolve.rules.Winner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that is assessed, with what this run and earlier ones know of it.
 *
 * @param report report in normal form
 * @param cause why it is assessed
 * @param previous its key columns before this run, reviews of this run included; null: it is new
 * @param supplementOf SU2; null: no supplement
 * @param retraction the retraction in force; null: none
 */
record KnownReport(
    Report report,
    String cause,
    @Nullable KeyRow previous,
    @Nullable String supplementOf,
    Matter.@Nullable Retracted retraction) {

  /** A report with a new current version. */
  static KnownReport of(
      Report report, Winner winner, @Nullable KeyRow previous, @Nullable String supplementOf) {
    Instant retractedAt = winner.retractedAt();
    Matter.@Nullable Retracted retraction = null;
    if (retractedAt != null) {
      retraction =
          new Matter.Retracted(
              retractedAt,
              RetractionInForce.isErroneous(
                  report.getIssuedAt(), KeyRowUpdate.placeOf(report), winner.retractions()),
              previous == null || !retractedAt.equals(previous.getRetractedAt()));
    }
    return new KnownReport(report, winner.cause(), previous, supplementOf, retraction);
  }

  /** A report of an earlier run. */
  static KnownReport of(Report report, StoredVerdict verdict) {
    KeyRow key = verdict.updated();
    return new KnownReport(
        report, verdict.cause(), key, key.getSupplementOf(), retraction(verdict));
  }

  /** The retraction in force of a stored report; null: none. */
  static Matter.@Nullable Retracted retraction(StoredVerdict verdict) {
    KeyRow key = verdict.updated();
    Instant retractedAt = key.getRetractedAt();
    return retractedAt == null
        ? null
        : new Matter.Retracted(
            retractedAt,
            RetractionInForce.isErroneous(key),
            verdict.cause().equals(StoredVerdict.RETRACTED));
  }

  /** What judging looks at. */
  Matter matter(List<MatchRow> matches) {
    ReviewsInForce reviews =
        previous == null ? ReviewsInForce.NONE : new ReviewsInForce(previous.getReviews());
    return new Matter(report, matches, reviews, retraction, !sentBefore().isNobody());
  }

  /** Decision before this run; null: none. */
  @Nullable String decision() {
    return previous == null ? null : previous.getDecision();
  }

  /** JU3, before this run. */
  @Nullable Instant heldSince() {
    return previous == null ? null : previous.getHeldSince();
  }

  /** Who was sent it before this run. */
  SentBefore sentBefore() {
    return new SentBefore(previous == null ? List.of() : previous.getForwards());
  }
}
