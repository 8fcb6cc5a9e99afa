package eu.csar.pipelines.oracle;

import static eu.csar.pipelines.oracle.HandWorld.report;
import static eu.csar.pipelines.oracle.HandWorld.reports;
import static eu.csar.pipelines.oracle.HandWorld.rows;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle against literal examples of JU4 and UG4, and of JU6. */
final class OracleReviewsTest {

  private static final String FIRST_DAY = "2026-01-02T00:00:00Z";
  private static final String SECOND_DAY = "2026-01-03T00:00:00Z";
  private static final String THIRD_DAY = "2026-01-04T00:00:00Z";

  @TempDir Path directory;
  private HandWorld world;
  private OracleState first;

  @BeforeEach
  void oneReport() throws IOException {
    world = new HandWorld(directory).notices("N1 FR a", "N2 DE a");
    world.export("A", FIRST_DAY, report("1", "c", "'urgent':true", "'version':1"));
    first = world.step(OracleState.empty(), FIRST_DAY);
  }

  private static String state(OracleState state) {
    Row row = state.currentReports().get(0);
    return row.get("decision") + " " + row.get("reason_codes") + " " + row.get("cause");
  }

  private static List<String> forwards(OracleState state) {
    return rows(state, "forwards", "run", "kind", "urgent", "reason");
  }

  @Test
  @DisplayName(
      "UG4 unfounded by review: recalled from everybody, stays forwarded, its provider is told")
  void unfounded() throws IOException {
    OracleState second = world.review("R1", "1", 1, "UNFOUNDED", FIRST_DAY).step(first, SECOND_DAY);
    assertThat(state(second), is("FORWARDED [REVIEWED_UNFOUNDED] REVIEWED"));
    assertThat(
        forwards(second),
        is(List.of("1 FIRST true NO_SIGNAL", "2 RECALL true MANIFESTLY_UNFOUNDED")));
    assertThat(
        rows(second, "notices", "run", "kind", "reason_codes"),
        is(
            List.of(
                "1 INFORMATION_REQUEST [MISSING_ABUSE_TYPES, MISSING_AWARENESS,"
                    + " MISSING_CONTACT_INFO, MISSING_CONTACT_POINT, MISSING_PROVIDER_NAME,"
                    + " MISSING_SERVICE_TYPES, MISSING_SIGNATURE, MISSING_THIRD_COUNTRY_REPORTED,"
                    + " MISSING_TIME_STAMP, MISSING_USER_DECISION]",
                "2 UNFOUNDED [REVIEWED_UNFOUNDED]")));
    assertThat(
        rows(second, "verdicts", "run", "ground", "evidence").stream()
            .filter(r -> r.contains("REVIEWED"))
            .toList(),
        is(List.of("1 REVIEWED_UNFOUNDED []", "2 REVIEWED_UNFOUNDED [R1]")));
  }

  @Test
  @DisplayName("JU4 the newest decision wins, then the greatest review id")
  void newestWins() throws IOException {
    world.review("R1", "1", 1, "UNFOUNDED", SECOND_DAY);
    world.review("R2", "1", 1, "FORWARD", FIRST_DAY);
    assertThat(state(world.step(first, SECOND_DAY)), is("FORWARDED [REVIEWED_UNFOUNDED] REVIEWED"));
    world.review("R2", "1", 1, "FORWARD", SECOND_DAY);
    assertThat(state(world.step(first, SECOND_DAY)), is("FORWARDED [] REVIEWED"));
  }

  @Test
  @DisplayName(
      "JU4 against a stale version: OUTDATED; for a report that nobody knows: UNKNOWN_REPORT")
  void statuses() throws IOException {
    world.review("R1", "1", 0, "UNFOUNDED", FIRST_DAY);
    world.review("R2", "1", 0, "FORWARD", FIRST_DAY);
    world.review("R3", "2", 1, "FORWARD", FIRST_DAY);
    world.write("messages/x.ndjson", "{'message_id':'M-X','kind':'REVIEW'}\nnothing\n");
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(
        rows(second, "messages", "message_id", "review_id", "status"),
        is(
            List.of(
                "M-R1 R1 OUTDATED",
                "M-R2 R2 ACCEPTED",
                "M-R3 R3 UNKNOWN_REPORT",
                "unreadable-1785cfc3bc6ac773 null UNREADABLE",
                "unreadable-4c162e5ccb4ba7e1 null UNREADABLE")));
    assertThat(state(second), is("FORWARDED [] REVIEWED"));
    assertThat(world.step(second, THIRD_DAY), sameInstance(second));
  }

  @Test
  @DisplayName("JU4 unfounded and not urgent end with a new version, forward and urgent do not")
  void endsWithNewVersion() throws IOException {
    world.review("R1", "1", 1, "UNFOUNDED", FIRST_DAY);
    world.review("R2", "1", 1, "NOT_URGENT", FIRST_DAY);
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(reports(second, "centre_urgent").get("A/1"), is("false"));
    world.export("A", THIRD_DAY, report("1", "c", "'urgent':true", "'version':2"));
    OracleState third = world.step(second, THIRD_DAY);
    assertThat(state(third), is("FORWARDED [] NEW_VERSION"));
    assertThat(reports(third, "centre_urgent").get("A/1"), is("true"));
    assertThat(
        forwards(third),
        is(
            List.of(
                "1 FIRST true NO_SIGNAL",
                "2 RECALL true MANIFESTLY_UNFOUNDED",
                "3 FIRST true NO_SIGNAL")));
  }

  @Test
  @DisplayName("JU4 a new version of the same run ends them too")
  void endsWithNewVersionOfTheRun() throws IOException {
    world.review("R1", "1", 1, "UNFOUNDED", FIRST_DAY);
    world.export("A", SECOND_DAY, report("1", "c", "'version':2"));
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(state(second), is("FORWARDED [] NEW_VERSION"));
    assertThat(rows(second, "messages", "status"), is(List.of("ACCEPTED")));
  }

  @Test
  @DisplayName("JU6 not urgent by review: the forward is replaced by one without the mark")
  void notUrgent() throws IOException {
    OracleState second =
        world.review("R1", "1", 1, "NOT_URGENT", FIRST_DAY).step(first, SECOND_DAY);
    assertThat(
        forwards(second), is(List.of("1 FIRST true NO_SIGNAL", "2 REPLACEMENT false NO_SIGNAL")));
    assertThat(rows(second, "forwards", "run", "lane"), is(List.of("1 urgent", "2 priority")));
  }

  @Test
  @DisplayName(
      "UG3 a review says forward: the exception stands, and the provider hears the correction")
  void forward() throws IOException {
    world.export("A", SECOND_DAY, report("2", "a"));
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(reports(second, "decision").get("A/2"), is("MANIFESTLY_UNFOUNDED"));
    OracleState third = world.review("R1", "2", 0, "FORWARD", SECOND_DAY).step(second, THIRD_DAY);
    assertThat(reports(third, "decision").get("A/2"), is("FORWARDED"));
    assertThat(
        rows(third, "notices", "run", "kind", "reason_codes", "item_ids").stream()
            .filter(r -> !r.contains("INFORMATION"))
            .toList(),
        is(List.of("2 UNFOUNDED [ASSESSED_NOT_ABUSE] [i-2]", "3 CORRECTION [REVIEWED] []")));
    assertThat(
        rows(third, "verdicts", "run", "ground", "exceptions").stream()
            .filter(r -> r.startsWith("3 ASSESSED"))
            .toList(),
        is(List.of("3 ASSESSED_NOT_ABUSE [REVIEWED_FORWARD]")));
  }

  @Test
  @DisplayName("JU4 a review without reason or reviewer is unreadable; in order, its id is free")
  void unreadableKeepsNoId() throws IOException {
    String review =
        "{'message_id':'M-R1','kind':'REVIEW','review_id':'R1','report_key':'"
            + first.currentReports().get(0).get("report_key")
            + "','version':1,'subject':'DECISION','value':'UNFOUNDED','decided_at':'2026-01-02T00:00:00Z'";
    world.write("messages/1.ndjson", review + ",'reviewer_ref':'r','reason_code':' '}");
    OracleState second = world.step(first, SECOND_DAY);
    assertThat(rows(second, "messages", "status"), is(List.of("UNREADABLE")));
    assertThat(world.step(second, SECOND_DAY), sameInstance(second));
    world.write("messages/2.ndjson", review + ",'reviewer_ref':'r','reason_code':'c'}");
    OracleState third = world.step(second, THIRD_DAY);
    assertThat(state(third), is("FORWARDED [REVIEWED_UNFOUNDED] REVIEWED"));
  }
}
