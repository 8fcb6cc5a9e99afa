package eu.csar.transforms.resolve.rules;

import static eu.csar.transforms.resolve.rules.Given.export;
import static eu.csar.transforms.resolve.rules.Given.key;
import static eu.csar.transforms.resolve.rules.Given.report;
import static eu.csar.transforms.resolve.rules.Given.retraction;
import static eu.csar.transforms.resolve.rules.Given.run;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.carried.AcceptedReview;
import eu.csar.schemas.carried.GroundCounts;
import eu.csar.schemas.carried.KeyRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report of an earlier run")
class TouchTest {
  private static final String DAY_1 = "2026-01-01T00:00:00Z";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";
  private static final String DAY_3 = "2026-01-03T00:00:00Z";
  private static final String A = key("p-1", "a");

  private final Harness harness = new Harness(new Random(1));

  @BeforeEach
  void isKnown() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 1, DAY_1, "x")),
            export("p-1", DAY_2, report("b", 1, DAY_1, "y"), retraction("c", DAY_1))));
  }

  private static AcceptedReview review(String id, String value) {
    return new AcceptedReview(id, 1L, "DECISION", value, "CODE", Instant.parse(DAY_2), "r");
  }

  private static Touch reviewed(String... values) {
    return new Touch(
        Map.of(
            A, java.util.Arrays.stream(values).map(value -> review("of " + value, value)).toList()),
        notice -> true,
        null,
        true);
  }

  private void replace(KeyRow.Builder changed) {
    harness.keys.removeIf(row -> row.getReportKey().equals(changed.getReportKey()));
    harness.keys.add(changed.build());
  }

  private KeyRow row(String key) {
    return Objects.requireNonNull(harness.latest().get(key));
  }

  private GroundCounts counted() {
    GroundCounts sum = new GroundCounts(0L, 0L, 0L);
    for (byte[] block : harness.counts) {
      try {
        GroundCounts counts = GroundCounts.fromByteBuffer(ByteBuffer.wrap(block));
        sum =
            new GroundCounts(
                sum.getReports() + counts.getReports(),
                sum.getRetracted() + counts.getRetracted(),
                sum.getNotAbuse() + counts.getNotAbuse());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return sum;
  }

  @Test
  @DisplayName("JU4 is assessed again for a review, also where nothing is read")
  void reviewed() {
    harness.touch = reviewed("FORWARD");
    harness.step(run(2));
    assertThat(harness.causes, is(Map.of(A, "REVIEWED")));
    assertThat(row(A).getReviews(), contains(review("of FORWARD", "FORWARD")));
  }

  @Test
  @DisplayName("JU4 keeps a review for ever, but what speaks against it ends with a new version")
  void newVersionEndsReviews() {
    harness.touch = reviewed("UNFOUNDED", "FORWARD");
    harness.step(run(2));
    assertThat(row(A).getReviews().size(), is(2));

    harness.touch = reviewed("NOT_URGENT");
    harness.step(run(3, export("p-1", DAY_3, report("a", 2, DAY_3, "z"))));
    assertThat(harness.causes, is(Map.of(A, "NEW_VERSION")));
    assertThat(row(A).getReviews(), contains(review("of FORWARD", "FORWARD")));
  }

  @Test
  @DisplayName("JU4 belongs to its winner where this run reads a new version; resubmissions do not")
  void winnerTakesIt() {
    harness.touch = reviewed("FORWARD");
    harness.step(run(2, export("p-1", DAY_3, report("a", 1, DAY_1, "x"))));
    assertThat(harness.causes, is(Map.of(A, "REVIEWED")));
  }

  @Test
  @DisplayName("JU1 is re-opened if it is unfounded and rests on a notice that no longer stands")
  void reopened() {
    harness.touch = new Touch(Map.of(), notice -> !notice.equals("notice-2"), null, true);
    harness.step(run(2));
    assertThat(harness.causes, is(Map.of()));

    replace(
        KeyRow.newBuilder(row(A))
            .setDecision("MANIFESTLY_UNFOUNDED")
            .setNotAbuseNotices(List.of("notice-1", "notice-2")));
    assertThat(harness.touch.touchesAny(harness.keys), is(true));
    harness.step(run(3));
    assertThat(harness.causes, is(Map.of(A, "REOPENED")));

    replace(KeyRow.newBuilder(row(A)).setNotAbuseNotices(List.of("notice-1")));
    assertThat(harness.touch.touchesAny(harness.keys), is(false));
    harness.step(run(4));
    assertThat(harness.causes, is(Map.of()));
  }

  @Test
  @DisplayName("JU1 is not re-opened if a newer run has forwarded it for good")
  void notReopenedOnceForwarded() {
    KeyRow unfounded =
        KeyRow.newBuilder(row(A))
            .setDecision("MANIFESTLY_UNFOUNDED")
            .setNotAbuseNotices(List.of("gone"))
            .build();
    replace(KeyRow.newBuilder(unfounded));
    harness.keys.add(
        KeyRow.newBuilder(unfounded)
            .setRun(2)
            .setDecision("FORWARDED")
            .setNotAbuseNotices(List.of())
            .build());
    harness.touch = new Touch(Map.of(), notice -> false, null, true);
    assertThat(harness.touch.touchesAny(harness.keys), is(false));
    harness.step(run(3));
    assertThat(harness.causes, is(Map.of()));
  }

  @Test
  @DisplayName("JU1 what was forwarded and taken back by a notice is re-opened too")
  void reopenedThoughForwarded() {
    replace(KeyRow.newBuilder(row(A)).setDecision("FORWARDED").setNotAbuseNotices(List.of("gone")));
    harness.touch = new Touch(Map.of(), notice -> false, null, true);
    assertThat(harness.touch.touchesAny(harness.keys), is(true));
    harness.step(run(3));
    assertThat(harness.causes, is(Map.of(A, "REOPENED")));
  }

  @Test
  @DisplayName("is assessed again if it was received since the day, test-only retractions left out")
  void reassessed() {
    harness.touch = new Touch(Map.of(), notice -> true, Instant.parse(DAY_2), true);
    harness.step(run(2));
    assertThat(harness.causes, is(Map.of(key("p-1", "b"), "REASSESSED")));
    harness.touch = new Touch(Map.of(), notice -> true, Instant.parse(DAY_3), true);
    assertThat(harness.touch.touchesAny(harness.keys), is(false));
  }

  @Test
  @DisplayName("RC5 has the first cause that applies: a retraction before a review before history")
  void firstCause() {
    harness.touch = new Touch(reviewed("FORWARD").reviews(), notice -> true, Instant.EPOCH, true);
    harness.step(run(2, export("p-1", DAY_3, retraction("a", DAY_2))));
    assertThat(harness.causes, is(Map.of(A, "RETRACTED", key("p-1", "b"), "REASSESSED")));
    harness.step(run(3, export("p-1", DAY_3, retraction("a", DAY_2))));
    assertThat(harness.causes.get(A), is("REVIEWED"));
  }

  @Test
  @DisplayName("Section 3 breaker counts every report, and those that are retracted as erroneous")
  void counts() {
    harness.step(
        run(
            2,
            export("p-1", DAY_2, report("d", 1, DAY_1, "w")),
            export("p-1", DAY_3, retraction("d", DAY_2))));
    assertThat(counted(), is(new GroundCounts(1L, 1L, 0L)));

    harness.touch = new Touch(Map.of(), notice -> true, Instant.EPOCH, true);
    harness.step(run(3));
    assertThat(counted(), is(new GroundCounts(3L, 1L, 0L)));
  }

  @Test
  @DisplayName("is left alone if nothing touches it")
  void nothing() {
    harness.step(run(2));
    assertThat(harness.causes.keySet(), is(empty()));
    assertThat(counted(), is(new GroundCounts(0L, 0L, 0L)));
  }
}
