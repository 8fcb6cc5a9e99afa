package eu.csar.transforms.judge.rules;

import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.codes.GroundException;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * UG4: reviewed as unfounded. The Centre assesses the reports it receives and, where it considers
 * one manifestly unfounded, informs the provider with its reasons (Article 48(1) and (2)); what no
 * enumerated ground says, a human says.
 *
 * <p>A review always filters, as reviewed; it ends with a new version (JU4).
 */
public final class ReviewedUnfounded implements Ground {

  @Override
  public UnfoundedGround code() {
    return UnfoundedGround.REVIEWED_UNFOUNDED;
  }

  @Override
  public boolean holds(Matter matter) {
    return matter.reviews().say(ReviewSubject.DECISION, ReviewValue.UNFOUNDED);
  }

  @Override
  public Set<GroundException> exceptions(Matter matter) {
    return EnumSet.noneOf(GroundException.class);
  }

  @Override
  public List<String> evidence(Matter matter) {
    AcceptedReview review = matter.reviews().on(ReviewSubject.DECISION);
    return review == null ? List.of() : List.of(review.getReviewId());
  }
}
