package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.ReviewSubject;

/**
 * JU3: a CyberTipline report whose type is none of Annex III, and of which nothing else speaks for
 * one, waits for a human. Held is pending, never an end; whatever is urgent, matches, has a
 * reported item or alleges solicitation is never held.
 */
final class HoldForReview {
  private static final String CYBERTIPLINE = "CYBERTIPLINE";
  private static final String REPORTED = "REPORTED";

  private HoldForReview() {}

  /** Whether a report that no ground filters is held. */
  static boolean applies(Matter matter) {
    Report report = matter.report();
    return report.getSource().equals(CYBERTIPLINE)
        && report.getIncidentType() != null
        && report.getAbuseTypes().isEmpty()
        && !report.getProviderUrgent()
        && matter.matches().isEmpty()
        && report.getItems().stream().noneMatch(item -> item.getRelevance().equals(REPORTED))
        && !Suspicion.allegesSolicitation(report)
        && matter.reviews().on(ReviewSubject.DECISION) == null;
  }
}
