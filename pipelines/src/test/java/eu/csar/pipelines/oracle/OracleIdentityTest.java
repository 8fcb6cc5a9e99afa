package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle against literal examples of decisions.md section 1. */
final class OracleIdentityTest {

  @TempDir Path directory;

  @Test
  @DisplayName("ID2 the key is SHA-256 over namespace, kind and id, each with its length")
  void keyIsADigestOfCountedParts() {
    assertThat(
        Bytes.reportKey("provider-001", "GIVEN", "R-ä"),
        is("0a49c3bf7f5267a9308184bca702ac7a698d13fc5769506ee15cfec829e851dd"));
  }

  @Test
  @DisplayName("ID3 the canonical digest leaves out delivery and sorts names")
  void digestLeavesOutDelivery() throws Exception {
    Map<String, Object> record =
        Json.object(
            Bytes.utf8(
                "{\"time_stamp\":1,\"provider_report_id\":\"1\",\"batch_id\":2,"
                    + "\"a\":[1.0,\"\\u0078\"]}"));
    assertThat(
        CanonicalForm.digest(record),
        is("bf799861f4b8d8f6c8fb13c14e8c055c3e6fa7e2cf4b25b58dfc2b58b4b5a8a3"));
  }

  @Test
  @DisplayName("ID3 numbers are ES6, those that a double cannot hold their text")
  void numbersAreEs6OrTheirText() throws Exception {
    assertThat(
        CanonicalForm.text(
            Json.value(Bytes.utf8("[1E2,0.10,-0,12345678901234567890,1e400,\"\\u20ac\\n\"]"))),
        is("[100,0.1,0,\"12345678901234567890\",\"1e400\",\"\u20ac\\n\"]"));
  }

  @Test
  @DisplayName("ID3 a record without an id is its content, with a finding")
  void recordWithoutIdIsItsContent() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export(
                "A", "2026-01-02T00:00:00Z", "{'urgent':true}", "{'urgent':true,'batch_id':'1'}")
            .run();
    assertThat(HandWorld.outcomes(state), equalTo(Map.of("E1#0", "NEW", "E1#1", "RESUBMISSION")));
    assertThat(
        state.table("findings").stream().map(r -> r.get("code")).toList(),
        equalTo(List.of("NO_REPORT_ID")));
  }

  @Test
  @DisplayName("ID6 in one run: repeats are resubmissions, the newest of the rest wins")
  void oneRunOfOneIdentity() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                "{'provider_report_id':'1','version':1}",
                "{'provider_report_id':'1','version':3,'issued_at':'2026-01-01T00:00:00Z'}",
                "{'provider_report_id':'1','version':3}",
                "{'provider_report_id':'1','version':1,'batch_id':'x'}",
                "{'provider_report_id':'1','version':2}",
                "{'retracts':'9'}",
                "{'provider_report_id':'2'")
            .run();
    assertThat(
        HandWorld.outcomes(state),
        equalTo(
            Map.of(
                "E1#0", "SUPERSEDED",
                "E1#1", "NEW",
                "E1#2", "SUPERSEDED",
                "E1#3", "RESUBMISSION",
                "E1#4", "SUPERSEDED",
                "E1#5", "RETRACTION",
                "E1#6", "REJECTED")));
  }

  @Test
  @DisplayName("ID6 across runs: only what is newer than the known version wins")
  void severalRunsOfOneIdentity() throws Exception {
    HandWorld world =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                "{'provider_report_id':'1','version':1}",
                "{'provider_report_id':'1','version':2,'urgent':true}")
            .export(
                "A",
                "2026-01-03T00:00:00Z",
                "{'provider_report_id':'1','version':1}",
                "{'provider_report_id':'1','version':1,'urgent':true}",
                "{'provider_report_id':'1','version':3}",
                "{'provider_report_id':'1','version':4}");
    OracleState state =
        Oracle.fold(
            world.directory,
            List.of(Instant.parse("2026-01-02T12:00:00Z"), Instant.parse("2026-01-04T00:00:00Z")));
    assertThat(
        HandWorld.outcomes(state),
        equalTo(
            Map.of(
                "E1#0", "SUPERSEDED",
                "E1#1", "NEW",
                "E2#0", "RESUBMISSION",
                "E2#1", "SUPERSEDED",
                "E2#2", "SUPERSEDED",
                "E2#3", "NEW_VERSION")));
    assertThat(HandWorld.reports(state, "version"), equalTo(Map.of("A/1", "4")));
    assertThat(
        state.table("forwards").stream().map(r -> r.get("kind")).toList(),
        equalTo(List.of("FIRST", "REPLACEMENT")));
  }

  @Test
  @DisplayName("ID8 received_at is that of the earliest account, also if another one wins")
  void receivedAtIsOfTheEarliestAccount() throws Exception {
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-03T00:00:00Z", "{'provider_report_id':'1','version':2}")
            .export("A", "2026-01-02T00:00:00Z", "{'provider_report_id':'1','version':1}")
            .run();
    assertThat(
        HandWorld.reports(state, "received_at"), equalTo(Map.of("A/1", "2026-01-02T00:00:00Z")));
  }

  @Test
  @DisplayName("ID9 a file delivered again is skipped; of another provider it is read")
  void filesDeliveredAgain() throws Exception {
    String line = "{'provider_report_id':'1'}";
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", line)
            .export("A", "2026-01-03T00:00:00Z", line)
            .export("B", "2026-01-04T00:00:00Z", line)
            .run();
    assertThat(HandWorld.outcomes(state), equalTo(Map.of("E1#0", "NEW", "E3#0", "NEW")));
    assertThat(
        state.table("findings").stream()
            .map(r -> r.get("export_id") + " " + r.get("code"))
            .toList(),
        equalTo(List.of("E3 FILE_OF_ANOTHER_PROVIDER")));
  }

  @Test
  @DisplayName("ID11 with nothing new no run is published, and as-of never goes back")
  void nothingNew() throws Exception {
    HandWorld world =
        new HandWorld(directory).export("A", "2026-01-02T00:00:00Z", "{'provider_report_id':'1'}");
    OracleState once = world.run();
    assertThat(Oracle.step(once, world.directory, HandWorld.LATE).run, is(1));
    assertThat(
        Oracle.step(OracleState.empty(), world.directory, Instant.parse("2026-01-01T00:00:00Z"))
            .run,
        is(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Oracle.step(once, world.directory, Instant.parse("2026-01-02T00:00:00Z")));
  }

  @Test
  @DisplayName("JU2 a retraction reaches versions not issued after it, of any run")
  void retractions() throws Exception {
    HandWorld world =
        new HandWorld(directory)
            .export(
                "A",
                "2026-01-02T00:00:00Z",
                "{'provider_report_id':'1','issued_at':'2026-01-01T00:00:00Z'}",
                "{'provider_report_id':'2','issued_at':'2026-01-01T00:00:00Z'}",
                "{'retracts':'2','issued_at':'2025-12-31T23:59:59Z'}",
                "{'retracts':'3'}")
            .export(
                "A",
                "2026-01-03T00:00:00Z",
                "{'provider_report_id':'3'}",
                "{'retracts':'1','issued_at':'2026-01-01T00:00:00Z'}")
            .export("A", "2026-01-04T00:00:00Z", "{'provider_report_id':'1','version':1}");
    OracleState second =
        Oracle.fold(
            world.directory,
            List.of(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z")));
    assertThat(
        HandWorld.reports(second, "retracted_at"),
        equalTo(Map.of("A/1", "2026-01-01T00:00:00Z", "A/2", "null", "A/3", "null")));
    assertThat(
        HandWorld.reports(second, "cause"),
        equalTo(Map.of("A/1", "RETRACTED", "A/2", "NEW", "A/3", "NEW")));
    OracleState third = Oracle.step(second, world.directory, HandWorld.LATE);
    assertThat(HandWorld.reports(third, "retracted_at").get("A/1"), is("null"));
    assertThat(HandWorld.reports(third, "cause").get("A/1"), is("NEW_VERSION"));
  }
}
