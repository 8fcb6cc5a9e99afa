package eu.csar.transforms.resolve.rules;

import static eu.csar.transforms.resolve.rules.Given.export;
import static eu.csar.transforms.resolve.rules.Given.key;
import static eu.csar.transforms.resolve.rules.Given.report;
import static eu.csar.transforms.resolve.rules.Given.run;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.carried.KeyRow;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FindSupplementsTest {
  private static final String DAY_1 = "2026-01-01T00:00:00Z";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";
  private static final String DAY_3 = "2026-01-03T00:00:00Z";
  private static final String DAY_4 = "2026-01-04T00:00:00Z";

  private final Harness harness = new Harness(new Random(1));

  private KeyRow row(String namespace, String id) {
    KeyRow row = harness.latest().get(key(namespace, id));
    if (row == null) {
      throw new AssertionError("no row");
    }
    return row;
  }

  private static Model.Link link(String key, String other, String reference, long count) {
    return new Model.Link(key, other, World.hash(reference), count);
  }

  @Test
  @DisplayName("SU1 reports without references are first accounts without links")
  void leavesReportsWithoutReferencesAlone() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x")),
            export("p-3", DAY_2, report("b", 0, null, "x"))));
    assertThat(row("p-3", "b").getFirstAccount(), is(true));
    assertThat(harness.links, is(empty()));
    assertThat(harness.references, is(empty()));
  }

  @Test
  @DisplayName(
      "SU2 a second account through another provider is a supplement of the first, without links")
  void findsASupplementOfAnotherProvider() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-3", DAY_2, report("b", 0, null, "x", "r"))));
    assertThat(row("p-3", "b").getSupplementOf(), is(key("p-1", "a")));
    assertThat(row("p-3", "b").getFirstAccount(), is(false));
    assertThat(row("p-1", "a").getFirstAccount(), is(true));
    assertThat(harness.links, is(empty()));
  }

  @Test
  @DisplayName("SU2 another channel of the same provider is enough")
  void findsASupplementThroughAnotherChannel() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-1", DAY_2, report("b", 0, null, "x", "r")).through("CYBERTIPLINE")));
    assertThat(row("p-1", "b").getSupplementOf(), is(key("p-1", "a")));
  }

  @Test
  @DisplayName("SU2 ID1 namespaces of one provider are one provider: linked only")
  void linksReportsOfOneProvider() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-2", DAY_2, report("b", 0, null, "x", "r"))));
    assertThat(row("p-2", "b").getSupplementOf(), is(nullValue()));
    assertThat(row("p-2", "b").getFirstAccount(), is(true));
    assertThat(harness.links, contains(link(key("p-2", "b"), key("p-1", "a"), "r", 2)));
  }

  @Test
  @DisplayName("SU2 a supplement of a supplement is not made: only first accounts are supplemented")
  void doesNotRecurse() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-3", DAY_2, report("b", 0, null, "x", "r", "s")),
            export("p-1", DAY_3, report("c", 0, null, "x", "s"))));
    assertThat(row("p-3", "b").getSupplementOf(), is(key("p-1", "a")));
    assertThat(row("p-1", "c").getSupplementOf(), is(nullValue()));
    assertThat(row("p-1", "c").getFirstAccount(), is(false));
    assertThat(harness.links, contains(link(key("p-1", "c"), key("p-3", "b"), "s", 2)));
  }

  @Test
  @DisplayName(
      "SU2 ID7 the earliest first account wins, and an earlier run is earlier whatever the places")
  void takesTheEarliestFirstAccount() {
    harness.step(run(1, export("p-1", DAY_4, report("a", 0, null, "x", "r"))));
    harness.step(
        run(
            2,
            export("p-4", DAY_1, report("b", 0, null, "x", "s")),
            export("p-3", DAY_2, report("c", 0, null, "x", "r", "s"))));
    assertThat(row("p-3", "c").getSupplementOf(), is(key("p-1", "a")));
  }

  @Test
  @DisplayName("SU2 S6 what was published stands; a new version's references serve later reports")
  void keepsWhatWasPublished() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-3", DAY_2, report("b", 0, null, "x"))));
    harness.step(run(2, export("p-3", DAY_3, report("b", 1, null, "y", "r", "t"))));
    assertThat(row("p-3", "b").getSupplementOf(), is(nullValue()));
    assertThat(row("p-3", "b").getFirstAccount(), is(true));
    assertThat(harness.links, contains(link(key("p-3", "b"), key("p-1", "a"), "r", 2)));
    harness.step(run(3, export("p-4", DAY_4, report("c", 0, null, "x", "t"))));
    assertThat(row("p-4", "c").getSupplementOf(), is(key("p-3", "b")));
  }

  @Test
  @DisplayName("SU2 S7 test reports are in no count, no supplement and no link")
  void leavesTestReportsOut() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")).asTest(),
            export("p-3", DAY_2, report("b", 0, null, "x", "r"))));
    assertThat(row("p-3", "b").getSupplementOf(), is(nullValue()));
    assertThat(row("p-3", "b").getFirstAccount(), is(true));
    assertThat(harness.links, is(empty()));
    assertThat(harness.references, hasSize(1));
  }

  @Test
  @DisplayName(
      "SU3 at the limit of 3 supplements are made; one more report and there are links only")
  void makesNoSupplementsOverTheLimit() {
    harness.step(
        run(
            1,
            export("p-1", DAY_1, report("a", 0, null, "x", "r")),
            export("p-3", DAY_2, report("b", 0, null, "x", "r")),
            export("p-4", DAY_3, report("c", 0, null, "x", "r"))));
    assertThat(row("p-4", "c").getSupplementOf(), is(key("p-1", "a")));
    assertThat(harness.crowded, is(aMapWithSize(0)));
    harness.step(run(2, export("p-5", DAY_4, report("d", 0, null, "x", "r"))));
    assertThat(row("p-5", "d").getSupplementOf(), is(nullValue()));
    assertThat(row("p-5", "d").getFirstAccount(), is(true));
    assertThat(row("p-4", "c").getSupplementOf(), is(key("p-1", "a")));
    assertThat(harness.links, contains(link(key("p-5", "d"), key("p-1", "a"), "r", 4)));
    assertThat(harness.crowded, hasEntry(World.hash("r"), 4L));
  }

  @Test
  @DisplayName(
      "SU3 500 reports with one batch number make 499 links to the first and no supplement")
  void linksACrowdToItsFirst() {
    Given.Line[] lines = new Given.Line[250];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = report("a" + i, 0, null, "x", "batch");
    }
    harness.step(run(1, export("p-1", DAY_1, lines), export("p-3", DAY_2, lines)));
    assertThat(harness.links, hasSize(499));
    assertThat(
        harness.links.stream().map(Model.Link::other).distinct().toList(),
        contains(key("p-1", "a0")));
    assertThat(
        harness.latest().values().stream().filter(KeyRow::getFirstAccount).count(), is(500L));
    assertThat(harness.crowded, is(java.util.Map.of(World.hash("batch"), 500L)));
  }

  @Test
  @DisplayName("SU3 a reference over the limit does not hide one under it")
  void stillFindsSupplementsByAnotherReference() {
    harness.step(
        run(
            1,
            export(
                "p-1",
                DAY_1,
                report("a", 0, null, "x", "crowd", "r"),
                report("b", 0, null, "y", "crowd")),
            export(
                "p-3",
                DAY_2,
                report("c", 0, null, "x", "crowd", "r"),
                report("d", 0, null, "y", "crowd"))));
    assertThat(row("p-3", "c").getSupplementOf(), is(key("p-1", "a")));
    assertThat(row("p-3", "d").getSupplementOf(), is(nullValue()));
    assertThat(
        harness.links,
        containsInAnyOrder(
            link(key("p-1", "b"), key("p-1", "a"), "crowd", 4),
            link(key("p-3", "d"), key("p-1", "a"), "crowd", 4)));
  }
}
