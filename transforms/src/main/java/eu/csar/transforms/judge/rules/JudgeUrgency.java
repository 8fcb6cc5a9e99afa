package eu.csar.transforms.judge.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * Judges urgency, which takes two yeses: the provider's and the Centre's (Article 48(4), JU6).
 *
 * <p>The Centre says yes unless a review of the current version says no; a new version ends a
 * review's no.
 */
public final class JudgeUrgency {

  private static final Comparator<Review> NEWEST_LAST =
      Comparator.comparing(Review::decidedAt)
          .thenComparing(
              (one, other) ->
                  Arrays.compareUnsigned(
                      one.reviewId().getBytes(UTF_8), other.reviewId().getBytes(UTF_8)));

  private JudgeUrgency() {}

  /** The Centre's own view; says something only where the provider's is yes. */
  public static boolean centreUrgent(Report report, Collection<Review> reviews) {
    return reviews.stream()
        .filter(review -> review.reportKey().equals(report.getReportKey()))
        .filter(review -> review.version() == report.getVersion())
        .filter(review -> review.subject() == ReviewSubject.URGENCY)
        .max(NEWEST_LAST)
        .map(review -> review.value() != ReviewValue.NOT_URGENT)
        .orElse(true);
  }

  /** Whether a forward of the report is marked urgent. */
  public static boolean markForward(Report report, Judgement judgement) {
    return report.getProviderUrgent() && judgement.centreUrgent();
  }
}
