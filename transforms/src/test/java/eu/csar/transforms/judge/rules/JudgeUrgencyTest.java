package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.review;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.AcceptedReview;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Urgency of a report")
class JudgeUrgencyTest {

  private static final String DAY_1 = "2026-01-01T00:00:00Z";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";

  private static boolean centreUrgent(AcceptedReview... reviews) {
    return JudgeUrgency.centreUrgent(new ReviewsInForce(List.of(reviews)));
  }

  @Test
  @DisplayName("JU6 the Centre says yes unless a review says no")
  void yesUnlessReviewed() {
    assertThat(centreUrgent(), is(true));
    assertThat(centreUrgent(review("1", "URGENCY", "URGENT", DAY_1)), is(true));
    assertThat(centreUrgent(review("1", "URGENCY", "NOT_URGENT", DAY_1)), is(false));
  }

  @Test
  @DisplayName("JU4 the newest review wins, then the greatest review id")
  void newestWins() {
    assertThat(
        centreUrgent(
            review("1", "URGENCY", "URGENT", DAY_2), review("2", "URGENCY", "NOT_URGENT", DAY_1)),
        is(true));
    assertThat(
        centreUrgent(
            review("10", "URGENCY", "URGENT", DAY_1), review("2", "URGENCY", "NOT_URGENT", DAY_1)),
        is(false));
  }

  @Test
  @DisplayName("JU4 a review of the decision says nothing of the urgency")
  void otherSubject() {
    assertThat(centreUrgent(review("3", "DECISION", "UNFOUNDED", DAY_1)), is(true));
  }

  @Test
  @DisplayName("JU6 a forward is marked urgent only if provider and Centre say yes")
  void twoYeses() {
    AcceptedReview no = review("1", "URGENCY", "NOT_URGENT", DAY_1);
    for (boolean provider : new boolean[] {true, false}) {
      Report report = JudgedReports.report(provider);
      assertThat(
          JudgeUrgency.markForward(
              report, JudgedReports.judge(JudgedReports.matter(report, List.of()))),
          is(provider));
      assertThat(
          JudgeUrgency.markForward(
              report, JudgedReports.judge(JudgedReports.matter(report, List.of(), no))),
          is(false));
    }
  }
}
