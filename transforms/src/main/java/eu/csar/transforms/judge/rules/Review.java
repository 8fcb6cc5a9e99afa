package eu.csar.transforms.judge.rules;

import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import java.io.Serializable;
import java.time.Instant;

/**
 * What a human reviewer decided on one version of a report (JU4).
 *
 * @param reviewId id of the review; of several decided at one instant, the greatest id wins
 * @param reportKey report (ID2)
 * @param version version that was reviewed
 * @param subject what the review is about
 * @param value what it says
 * @param reasonCode code of the reviewer's reason
 * @param decidedAt when the reviewer decided; UTC
 * @param reviewerRef opaque reference of the reviewer
 */
public record Review(
    String reviewId,
    String reportKey,
    long version,
    ReviewSubject subject,
    ReviewValue value,
    String reasonCode,
    Instant decidedAt,
    String reviewerRef)
    implements Serializable {}
