package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;

/**
 * Judges urgency, which takes two yeses: the provider's and the Centre's (Article 48(4), JU6).
 *
 * <p>The Centre says yes unless a review in force says no; a new version ends a review's no.
 */
public final class JudgeUrgency {

  private JudgeUrgency() {}

  /** The Centre's own view; says something only where the provider's is yes. */
  public static boolean centreUrgent(ReviewsInForce reviews) {
    return !reviews.say(ReviewSubject.URGENCY, ReviewValue.NOT_URGENT);
  }

  /** Whether a forward of the report is marked urgent. */
  public static boolean markForward(Report report, Judgement judgement) {
    return report.getProviderUrgent() && judgement.centreUrgent();
  }
}
