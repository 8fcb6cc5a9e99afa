package eu.csar.pipelines.oracle;

import static eu.csar.pipelines.oracle.HandWorld.report;
import static eu.csar.pipelines.oracle.HandWorld.reports;
import static eu.csar.pipelines.oracle.HandWorld.retraction;
import static eu.csar.pipelines.oracle.HandWorld.rows;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle against literal examples of JU1, JU2, UG2, and the recalls of section 4. */
final class OracleRecallTest {

  private static final String FIRST_DAY = "2026-01-02T00:00:00Z";
  private static final String SECOND_DAY = "2026-01-03T00:00:00Z";
  private static final String THIRD_DAY = "2026-01-04T00:00:00Z";
  private static final String NOON = "2026-01-01T12:00:00Z";

  @TempDir Path directory;
  private HandWorld world;

  @BeforeEach
  void makeAWorld() throws IOException {
    world = new HandWorld(directory);
  }

  private static List<String> forwards(OracleState state) {
    return rows(state, "forwards", "run", "kind", "recipient", "reason");
  }

  private static List<String> notices(OracleState state) {
    return rows(state, "notices", "run", "kind", "reason_codes").stream()
        .filter(r -> !r.contains("INFORMATION_REQUEST"))
        .toList();
  }

  @Test
  @DisplayName(
      "UG2 retracted as erroneous before anybody had it: unfounded; for another reason: forwarded")
  void retractedBefore() throws IOException {
    world.export(
        "A",
        FIRST_DAY,
        report("1", "c"),
        report("2", "c"),
        report("3", "c", "'urgent':true"),
        retraction("1", "ERRONEOUS", NOON),
        retraction("2", "OTHER", NOON),
        retraction("3", "ERRONEOUS", NOON));
    OracleState state = world.step(OracleState.empty(), FIRST_DAY);
    assertThat(
        reports(state, "decision").toString(),
        is("{A/1=MANIFESTLY_UNFOUNDED, A/2=FORWARDED, A/3=FORWARDED}"));
    assertThat(reports(state, "retracted_at").get("A/3"), is(NOON));
    assertThat(
        forwards(state), is(List.of("1 FIRST EUROPOL NO_SIGNAL", "1 FIRST EUROPOL NO_SIGNAL")));
    assertThat(
        notices(state),
        is(
            List.of(
                "1 RETRACTION_RECEIVED [ERRONEOUS]",
                "1 RETRACTION_RECEIVED [ERRONEOUS]",
                "1 RETRACTION_RECEIVED [OTHER]",
                "1 UNFOUNDED [RETRACTED_AS_ERRONEOUS]")));
  }

  @Test
  @DisplayName(
      "JU2 retracted after it was forwarded: stays forwarded, is recalled; a later version revives it")
  void retractedAfter() throws IOException {
    world.export("A", FIRST_DAY, report("1", "c"));
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    world.export("A", SECOND_DAY, retraction("1", "ERRONEOUS", NOON));
    OracleState second = world.step(first, SECOND_DAY);
    Row row = second.currentReports().get(0);
    assertThat(row.get("decision") + " " + row.get("cause"), is("FORWARDED RETRACTED"));
    assertThat(row.get("content_run") + " of " + row.get("run"), is("1 of 2"));
    assertThat(second.table("verdicts").size(), is(4));
    assertThat(notices(second), is(List.of("2 RETRACTION_RECEIVED [ERRONEOUS]")));
    assertThat(world.step(second, THIRD_DAY), sameInstance(second));
    world.export(
        "A", THIRD_DAY, "{'provider_report_id':'1','version':2,'issued_at':'" + THIRD_DAY + "'}");
    OracleState third = world.step(second, THIRD_DAY);
    assertThat(
        forwards(third),
        is(
            List.of(
                "1 FIRST EUROPOL NO_SIGNAL",
                "2 RECALL EUROPOL RETRACTED_BY_PROVIDER",
                "3 FIRST EUROPOL NO_SIGNAL")));
    assertThat(reports(third, "retracted_at").get("A/1"), is("null"));
  }

  @Test
  @DisplayName("JU2 a later version that was issued before the retraction stays recalled (S43)")
  void notRevived() throws IOException {
    world.export("A", FIRST_DAY, report("1", "c"));
    world.export("A", SECOND_DAY, retraction("1", "OTHER", NOON), report("1", "d", "'version':2"));
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(
        forwards(second),
        is(List.of("1 FIRST EUROPOL NO_SIGNAL", "2 RECALL EUROPOL RETRACTED_BY_PROVIDER")));
    assertThat(reports(second, "cause").get("A/1"), is("NEW_VERSION"));
  }

  @Test
  @DisplayName(
      "UG2 a review after the retraction says forward: it is forwarded; one before does not count")
  void reviewedAfterRetraction() throws IOException {
    world.export("A", FIRST_DAY, report("1", "c"), retraction("1", "ERRONEOUS", NOON));
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    world.review("R1", "1", 0, "FORWARD", "2026-01-01T11:00:00Z");
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(reports(second, "decision").get("A/1"), is("MANIFESTLY_UNFOUNDED"));
    world.review("R2", "1", 0, "FORWARD", "2026-01-01T13:00:00Z");
    OracleState third = world.step(second, THIRD_DAY);
    assertThat(reports(third, "decision").get("A/1"), is("FORWARDED"));
    assertThat(forwards(third), is(List.of("3 FIRST EUROPOL NO_SIGNAL")));
  }

  @Test
  @DisplayName("JU1 a notice disabled re-opens what rests on it, by today's lists")
  void reopened() throws IOException {
    world.notices("N1 FR a", "N2 DE a", "N3 IT a", "N4 FR b", "N5 DE b");
    world.export("A", FIRST_DAY, report("1", "a"), report("2", "b"));
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    world.notices("N1 FR a", "N2 DE a", "N3 IT a disabled", "N4 FR b", "N5 DE b quarantined");
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(
        rows(second, "reports", "run", "provider_report_id", "decision", "cause"),
        is(
            List.of(
                "1 1 MANIFESTLY_UNFOUNDED NEW",
                "1 2 MANIFESTLY_UNFOUNDED NEW",
                "2 1 MANIFESTLY_UNFOUNDED REOPENED",
                "2 2 FORWARDED REOPENED")));
    assertThat(
        notices(second),
        is(
            List.of(
                "1 UNFOUNDED [ASSESSED_NOT_ABUSE]",
                "1 UNFOUNDED [ASSESSED_NOT_ABUSE]",
                "2 CORRECTION [REOPENED]")));
    assertThat(forwards(second), is(List.of("2 FIRST EUROPOL NO_SIGNAL")));
    assertThat(world.step(second, THIRD_DAY), sameInstance(second));
    world.notices("N2 DE a", "N3 IT a disabled", "N4 FR b", "N5 DE b quarantined");
    assertThat(reports(world.step(second, THIRD_DAY), "decision").get("A/1"), is("FORWARDED"));
  }

  @Test
  @DisplayName(
      "SECTION-4 moved to another State: RECALL here, FIRST there, and REPLACEMENT to Europol")
  void moved() throws IOException {
    world.export("A", FIRST_DAY, "{'provider_report_id':'1','users':[{'billing_country':'FR'}]}");
    world.export(
        "A",
        SECOND_DAY,
        "{'provider_report_id':'1','version':1,'users':[{'billing_country':'DE'}]}");
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    assertThat(
        forwards(world.step(first, SECOND_DAY)),
        is(
            List.of(
                "1 FIRST EUROPOL EUROPOL_ALWAYS",
                "1 FIRST FR RT3",
                "2 FIRST DE RT3",
                "2 RECALL FR JURISDICTION_CHANGED",
                "2 REPLACEMENT EUROPOL EUROPOL_ALWAYS")));
  }

  @Test
  @DisplayName("S41 reassess forwards only what the lists changed, for reports since a day")
  void reassessed() throws IOException {
    world.export("A", FIRST_DAY, report("old", "c"));
    world.export("A", SECOND_DAY, report("1", "c"), report("2", "d"));
    OracleState first = world.step(OracleState.empty(), SECOND_DAY);
    world.known("c");
    OracleState second =
        Oracle.reassess(first, world.directory, LocalDate.of(2026, 1, 3), Instant.parse(THIRD_DAY));
    assertThat(
        rows(second, "reports", "run", "provider_report_id", "cause", "centre_types"),
        is(
            List.of(
                "1 1 NEW []",
                "1 2 NEW []",
                "1 old NEW []",
                "2 1 REASSESSED [KNOWN_CSAM]",
                "2 2 REASSESSED []")));
    assertThat(
        rows(second, "forwards", "run", "kind", "report_key").stream()
            .filter(r -> r.startsWith("2"))
            .toList(),
        is(List.of("2 REPLACEMENT " + HandWorld.key("A", "1"))));
    assertThat(second.table("item_hashes").size(), is(3));
    assertThat(
        Oracle.reassess(
            second, world.directory, LocalDate.of(2026, 1, 4), Instant.parse(THIRD_DAY)),
        sameInstance(second));
  }

  @Test
  @DisplayName(
      "JU2 S39 forwarded although retracted, recalled by a review, revised: sent again, with CORRECTION")
  void sentAgainAlthoughRetracted() throws IOException {
    String eve = "2026-01-01T10:00:00Z";
    world.export(
        "A",
        FIRST_DAY,
        report("1", "c", "'urgent':true", "'version':1"),
        retraction("1", "ERRONEOUS", NOON));
    OracleState first = world.step(OracleState.empty(), FIRST_DAY);
    OracleState second = world.review("R1", "1", 1, "UNFOUNDED", FIRST_DAY).step(first, SECOND_DAY);
    world.export(
        "A",
        THIRD_DAY,
        "{'provider_report_id':'1','version':2,'urgent':true,'issued_at':'" + eve + "'}");
    OracleState third = world.step(second, THIRD_DAY);
    assertThat(
        forwards(third),
        is(
            List.of(
                "1 FIRST EUROPOL NO_SIGNAL",
                "2 RECALL EUROPOL MANIFESTLY_UNFOUNDED",
                "3 FIRST EUROPOL NO_SIGNAL")));
    assertThat(
        notices(third),
        is(
            List.of(
                "1 RETRACTION_RECEIVED [ERRONEOUS]",
                "2 UNFOUNDED [REVIEWED_UNFOUNDED]",
                "3 CORRECTION [NEW_VERSION]")));
  }
}
