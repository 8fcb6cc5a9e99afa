package eu.csar.transforms.judge.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.ReviewSubject;
import eu.csar.schemas.codes.ReviewValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Urgency of a report")
class JudgeUrgencyTest {

  private static final Report REPORT = JudgedReports.report(true);

  private static Review review(String id, String value, String at) {
    return review(id, "aa", 2, ReviewSubject.URGENCY, value, at);
  }

  private static Review review(
      String id, String key, long version, ReviewSubject subject, String value, String at) {
    return new Review(
        id, key, version, subject, ReviewValue.valueOf(value), "CODE", Instant.parse(at), "r-1");
  }

  private static boolean centreUrgent(Review... reviews) {
    return JudgeUrgency.centreUrgent(REPORT, List.of(reviews));
  }

  @Test
  @DisplayName("JU6 the Centre says yes unless a review says no")
  void yesUnlessReviewed() {
    assertThat(centreUrgent(), is(true));
    assertThat(centreUrgent(review("1", "URGENT", "2026-01-01T00:00:00Z")), is(true));
    assertThat(centreUrgent(review("1", "NOT_URGENT", "2026-01-01T00:00:00Z")), is(false));
  }

  @Test
  @DisplayName("JU4 the newest review wins, then the greatest review id")
  void newestWins() {
    assertThat(
        centreUrgent(
            review("1", "URGENT", "2026-01-02T00:00:00Z"),
            review("2", "NOT_URGENT", "2026-01-01T00:00:00Z")),
        is(true));
    assertThat(
        centreUrgent(
            review("10", "URGENT", "2026-01-01T00:00:00Z"),
            review("2", "NOT_URGENT", "2026-01-01T00:00:00Z")),
        is(false));
  }

  @Test
  @DisplayName("JU4 a review says nothing of another version, report or subject")
  void otherReviews() {
    assertThat(
        centreUrgent(
            review("1", "aa", 1, ReviewSubject.URGENCY, "NOT_URGENT", "2026-01-01T00:00:00Z"),
            review("2", "bb", 2, ReviewSubject.URGENCY, "NOT_URGENT", "2026-01-01T00:00:00Z"),
            review("3", "aa", 2, ReviewSubject.DECISION, "UNFOUNDED", "2026-01-01T00:00:00Z")),
        is(true));
  }

  @Test
  @DisplayName("JU6 a forward is marked urgent only if provider and Centre say yes")
  void twoYeses() {
    var policy = new JudgingPolicy("2026-1", "1");
    var judge = new JudgeReport(policy, List.of());
    var no = List.of(review("1", "NOT_URGENT", "2026-01-01T00:00:00Z"));
    for (boolean provider : new boolean[] {true, false}) {
      Report report = JudgedReports.report(provider);
      assertThat(
          JudgeUrgency.markForward(report, judge.judge(JudgedReports.matter(report), 7)),
          is(provider));
      assertThat(
          JudgeUrgency.markForward(
              report,
              judge.judge(
                  new eu.csar.transforms.judge.rules.Matter(report, List.of(), no), 7)),
          is(false));
    }
  }
}
