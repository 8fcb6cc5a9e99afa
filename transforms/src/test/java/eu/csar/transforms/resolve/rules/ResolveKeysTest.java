package eu.csar.transforms.resolve.rules;

import static eu.csar.transforms.resolve.rules.Given.export;
import static eu.csar.transforms.resolve.rules.Given.key;
import static eu.csar.transforms.resolve.rules.Given.report;
import static eu.csar.transforms.resolve.rules.Given.retraction;
import static eu.csar.transforms.resolve.rules.Given.run;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.carried.KeyRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResolveKeysTest {
  private static final String DAY_1 = "2026-01-01T00:00:00Z";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";
  private static final String DAY_3 = "2026-01-03T00:00:00Z";

  private final Harness harness = new Harness(new Random(1));

  private KeyRow row(String id) {
    KeyRow row = harness.latest().get(key("p-1", id));
    if (row == null) {
      throw new AssertionError("no row");
    }
    return row;
  }

  private List<Outcome> outcomes() {
    return new ArrayList<>(harness.outcomes.values());
  }

  @Test
  @DisplayName("ID1 ID2 the same id in another namespace is another report")
  void keepsNamespacesApart() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x")),
            export("p-3", DAY_2, report("a", 0, null, "x"))));
    assertThat(outcomes(), contains(Outcome.NEW, Outcome.NEW));
  }

  static Stream<Arguments> versionsInOrder() {
    return Stream.of(
        Arguments.of("lower, then higher version", 1, null, 2, null),
        Arguments.of("a missing issue time sorts first", 1, null, 1, DAY_1),
        Arguments.of("earlier, then later issue time", 1, DAY_1, 1, DAY_2),
        Arguments.of("version counts before issue time", 1, DAY_2, 2, DAY_1),
        Arguments.of("place breaks the tie", 1, DAY_1, 1, DAY_1),
        Arguments.of("2^63-1 is the highest version", 0, DAY_2, Long.MAX_VALUE, null));
  }

  @ParameterizedTest(name = "ID5 {0}")
  @MethodSource("versionsInOrder")
  void ordersVersions(String why, long version1, String issued1, long version2, String issued2) {
    harness.step(
        run(
            1,
            export(
                "p-1",
                DAY_1,
                report("a", version1, issued1, "x"),
                report("a", version2, issued2, "y"))));
    assertThat(why, outcomes(), contains(Outcome.SUPERSEDED, Outcome.NEW));
  }

  static Stream<Arguments> outcomesOfOneRun() {
    Given.Line one = report("a", 1, DAY_1, "x");
    Given.Line same = report("a", 1, DAY_2, "x");
    Given.Line other = report("a", 1, DAY_1, "y");
    Given.Line two = report("a", 2, null, "x");
    Given.Line back = retraction("a", DAY_3);
    return Stream.of(
        Arguments.of("unknown", lines(), lines(one), "NEW"),
        Arguments.of("twice", lines(), lines(one, same), "NEW RESUBMISSION"),
        Arguments.of(
            "twice, then newer", lines(), lines(one, same, two), "SUPERSEDED RESUBMISSION NEW"),
        Arguments.of("newer first", lines(), lines(two, one), "NEW SUPERSEDED"),
        Arguments.of(
            "newer between", lines(), lines(one, two, same), "SUPERSEDED NEW RESUBMISSION"),
        Arguments.of("same version, other content", lines(), lines(one, other), "SUPERSEDED NEW"),
        Arguments.of("retracted", lines(), lines(one, back), "NEW RETRACTION"),
        Arguments.of("retracted before", lines(), lines(back, one), "RETRACTION NEW"),
        Arguments.of("retraction alone", lines(), lines(back, back), "RETRACTION RETRACTION"),
        Arguments.of("known, again", lines(one), lines(same), "RESUBMISSION"),
        Arguments.of("known, newer", lines(one), lines(two), "NEW_VERSION"),
        Arguments.of("known, newer twice", lines(one), lines(two, two), "NEW_VERSION RESUBMISSION"),
        Arguments.of("known, older", lines(two), lines(one, same), "SUPERSEDED RESUBMISSION"),
        Arguments.of("superseded, again", lines(one, two), lines(same), "RESUBMISSION"),
        Arguments.of(
            "two newer",
            lines(one),
            lines(report("a", 3, null, "z"), two),
            "NEW_VERSION SUPERSEDED"),
        Arguments.of("known by retraction", lines(back), lines(one), "NEW"),
        Arguments.of("known, retracted", lines(one), lines(back), "RETRACTION"));
  }

  private static List<Given.Line> lines(Given.Line... lines) {
    return List.of(lines);
  }

  @ParameterizedTest(name = "ID6 {0}: {3}")
  @MethodSource("outcomesOfOneRun")
  void givesEveryRecordOneOutcome(
      String why, List<Given.Line> before, List<Given.Line> now, String expected) {
    harness.step(run(1, export("p-1", DAY_1, before.toArray(Given.Line[]::new))));
    harness.step(run(2, export("p-1", DAY_2, now.toArray(Given.Line[]::new))));
    List<String> names = outcomes().stream().map(Outcome::name).toList();
    assertThat(why, String.join(" ", names), is(expected));
  }

  @Test
  @DisplayName(
      "ID7 ID8 first place and received_at are those of the earliest submission, also of an older version")
  void takesTheEarliestPlaceOfTheRunThatMadeItNew() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 1, null, "x")),
            export("p-1", DAY_2, report("a", 2, null, "y"))));
    assertThat(row("a").getReceivedAt(), is(Instant.parse(DAY_1)));
    assertThat(row("a").getPlace().getReceivedAt(), is(Instant.parse(DAY_2)));
  }

  @Test
  @DisplayName("ID8 a new version from an earlier delivery leaves received_at")
  void neverChangesReceivedAt() {
    harness.step(run(1, export("p-1", DAY_2, report("a", 1, null, "x"))));
    harness.step(run(2, export("p-1", DAY_1, report("a", 2, null, "y"))));
    assertThat(harness.causes.get(key("p-1", "a")), is("NEW_VERSION"));
    assertThat(row("a").getReceivedAt(), is(Instant.parse(DAY_2)));
    assertThat(row("a").getFirstRun(), is(1L));
    assertThat(row("a").getSeen(), hasSize(2));
  }

  @Test
  @DisplayName("ID8 a retraction is no submission: it gives no received_at")
  void takesNoPlaceFromRetractions() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, retraction("a", DAY_1)),
            export("p-1", DAY_2, report("a", 1, DAY_3, "x"))));
    assertThat(row("a").getReceivedAt(), is(Instant.parse(DAY_2)));
    assertThat(row("a").getRetractedAt(), is(nullValue()));
  }

  @Test
  @DisplayName("ID9 RC1 records of a skipped file or refused export win nothing")
  void ignoresShardsThatAreNotRead() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 9, null, "x")).skipped(),
            export("p-1", DAY_2, report("a", 1, null, "y"))));
    assertThat(outcomes(), contains(Outcome.NEW));
    assertThat(row("a").getVersion(), is(1L));
  }

  @Test
  @DisplayName("ID10 a retraction of an unknown report is kept and applies when it arrives")
  void keepsRetractionsOfUnknownReports() {
    harness.step(run(1, export("p-1", DAY_3, retraction("a", DAY_3))));
    assertThat(row("a").getFirstRun(), is(0L));
    assertThat(row("a").getSource(), is(nullValue()));
    harness.step(run(2, export("p-1", DAY_1, report("a", 1, DAY_2, "x"))));
    assertThat(harness.causes.get(key("p-1", "a")), is("NEW"));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_3)));
    assertThat(row("a").getRetractions(), hasSize(1));
  }

  @Test
  @DisplayName("ID10 JU2 a stored report is reached by a retraction, once")
  void reachesStoredReports() {
    harness.step(run(1, export("p-1", DAY_1, report("a", 1, DAY_1, "x"))));
    harness.step(run(2, export("p-1", DAY_2, retraction("a", DAY_2))));
    assertThat(harness.causes.get(key("p-1", "a")), is("RETRACTED"));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_2)));
    harness.step(run(3, export("p-1", DAY_3, retraction("a", DAY_1))));
    assertThat(harness.causes.get(key("p-1", "a")), is(nullValue()));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_2)));
    assertThat(row("a").getRetractions(), hasSize(2));
  }

  @Test
  @DisplayName("JU2 only a version issued after the retraction revives the report")
  void revivesByANewerVersionAlone() {
    harness.step(run(1, export("p-1", DAY_1, report("a", 1, DAY_1, "x"), retraction("a", DAY_2))));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_2)));
    harness.step(run(2, export("p-1", DAY_3, report("a", 1, DAY_1, "x"))));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_2)));
    harness.step(run(3, export("p-1", DAY_3, report("a", 2, DAY_3, "z"))));
    assertThat(row("a").getRetractedAt(), is(nullValue()));
  }

  @Test
  @DisplayName("JU2 where an issue time is missing, place decides, and received_at is the instant")
  void comparesByPlaceWithoutIssueTime() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 1, null, "x"), retraction("b", null)),
            export("p-1", DAY_2, retraction("a", null), report("b", 1, DAY_1, "y"))));
    assertThat(row("a").getRetractedAt(), is(Instant.parse(DAY_2)));
    assertThat(row("b").getRetractedAt(), is(nullValue()));
  }
}
