package eu.csar.transforms.judge.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The human reviews of a report that count (JU4). Those that a new version ended are not among
 * them.
 */
public record ReviewsInForce(List<AcceptedReview> reviews) {

  /** No review. */
  public static final ReviewsInForce NONE = new ReviewsInForce(List.of());

  private static final Comparator<AcceptedReview> NEWEST_LAST =
      Comparator.comparing(AcceptedReview::getDecidedAt)
          .thenComparing(review -> review.getReviewId().getBytes(UTF_8), Arrays::compareUnsigned);

  public ReviewsInForce {
    reviews = List.copyOf(reviews);
  }

  /** The review that decides a subject: decided last, then of the greatest id; null: none. */
  public @Nullable AcceptedReview on(ReviewSubject subject) {
    return reviews.stream()
        .filter(review -> review.getSubject().equals(subject.name()))
        .max(NEWEST_LAST)
        .orElse(null);
  }

  /** Whether the review that decides a subject says this. */
  public boolean say(ReviewSubject subject, ReviewValue value) {
    AcceptedReview review = on(subject);
    return review != null && review.getValue().equals(value.name());
  }

  /** Whether the review of the decision says to forward the report, decided after this instant. */
  public boolean forwardAfter(Instant instant) {
    AcceptedReview review = on(ReviewSubject.DECISION);
    return review != null
        && review.getValue().equals(ReviewValue.FORWARD.name())
        && review.getDecidedAt().isAfter(instant);
  }
}
