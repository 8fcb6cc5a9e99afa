package eu.csar.pipelines.oracle;

import static eu.csar.pipelines.oracle.HandWorld.report;
import static eu.csar.pipelines.oracle.HandWorld.reports;
import static eu.csar.pipelines.oracle.HandWorld.rows;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against literal examples of decisions.md section 3: grounds and exceptions. */
final class OracleJudgingTest {

  private static final String DAY = "2026-01-02T00:00:00Z";
  private static final String[] TWO_STATES = {"N1 FR a", "N2 DE a"};

  @TempDir Path directory;
  private HandWorld world;

  @BeforeEach
  void makeAWorld() throws IOException {
    world = new HandWorld(directory).notices(TWO_STATES);
  }

  /** Ground, holds, exceptions and evidence of the one report, for a ground. */
  private static String verdict(OracleState state, String ground) {
    return state.table("verdicts").stream()
        .filter(r -> r.get("ground").equals(ground))
        .map(r -> r.get("holds") + " " + r.get("exceptions") + " " + r.get("evidence"))
        .findFirst()
        .orElse("none");
  }

  @Test
  @DisplayName(
      "UG1 a test report is unfounded, unless it has a positive match; the flag alone is no ground")
  void tests() throws IOException {
    world.known("b");
    world.export("T", DAY, true, 2, report("plain", "c"), report("match", "b"));
    world.export("A", DAY, true, 1, report("flag", "c"));
    OracleState state = world.run();
    assertThat(
        reports(state, "decision").toString(),
        is("{A/flag=FORWARDED, T/match=FORWARDED, T/plain=MANIFESTLY_UNFOUNDED}"));
    assertThat(
        rows(state, "verdicts", "ground", "holds", "filters", "exceptions").stream()
            .filter(r -> r.startsWith("TEST"))
            .toList(),
        is(
            List.of(
                "TEST false false []", "TEST true false [POSITIVE_MATCH]", "TEST true true []")));
    assertThat(reports(state, "member_states").get("T/plain"), is("[]"));
    assertThat(reports(state, "europol").get("T/plain"), is("false"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "N1 FR a, N2 DE a | a | true [] [N1, N2]",
        "N1 FR a, N2 FR a | a | false [] []",
        "N1 GR a, N2 EL a | a | false [] []",
        "N1 FR a, N2 US a | a | false [] []",
        "N1 FR a, N2 DE a disabled | a | false [] []",
        "N1 FR a, N2 DE a quarantined | a | false [] []",
        "N1 FR a, N2 DE a reason=AGE_DOUBT | a | false [] []",
        "N1 FR a, N2 DE a, N3 IT a reason=DRAWN_OR_GENERATED | a | false [] []",
        "N1 FR a, N2 DE a, N3 IT a reason= | a | false [] []",
        "N1 FR a, N2 DE a, N3 IT a disabled | a | true [] [N1, N2]",
        "N1 FR a, N2 DE a date=2027-01-01 | a | false [] []",
        "N1 FR a, N2 DE a date=2026-12-31 | a | true [] [N1, N2]",
        "N1 FR a, N2 DE a date=soon | a | false [] []",
        "N1 FR a, N2 DE a | ab | false [] []",
        "N1 FR a, N2 DE a | \"\" | false [] []",
        "N1 FR a, N2 DE a, N3 FR b, N4 DE b, N5 IT b | ab | true [] [N1, N2, N3, N4, N5]",
      })
  @DisplayName("UG3 what must hold of the notices")
  void notAbuse(String notices, String hashes, String expected) throws IOException {
    world.notices(notices.split(", ", -1));
    world.export("A", DAY, report("1", hashes));
    assertThat(verdict(world.run(), "ASSESSED_NOT_ABUSE"), is(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'urgent':true | [URGENT]",
        "'urgent':'no' | [URGENT]",
        "'abuse_types':['SOLICITATION'] | [SOLICITATION]",
        "'children':[{'username':'c'}] | [OTHER_GROUND]",
        "'children':[{}] | []",
        "'users':[{'role':'RECIPIENT'}] | [OTHER_GROUND]",
        "'users':[{'role':'VICTIM'}] | [OTHER_GROUND]",
        "'users':[{'role':'SUBJECT'}] | []",
        "'service_url':'https://example.org' | [OTHER_GROUND]",
        "'flagged_text':true | [OTHER_GROUND]",
        "'other_info':'placeholder' | [OTHER_GROUND]",
        "'other_info':' ' | []",
        "'awareness_detail':'placeholder','urgent':true | [OTHER_GROUND, URGENT]",
        "'abuse_types':['KNOWN_CSAM'] | []",
      })
  @DisplayName("UG3 and UG2 exceptions by members of the report")
  void exceptions(String members, String expected) throws IOException {
    world.export("A", DAY, report("1", "a", members));
    OracleState state = world.run();
    assertThat(verdict(state, "ASSESSED_NOT_ABUSE"), is("true " + expected + " [N1, N2]"));
    boolean filters = expected.equals("[]");
    assertThat(
        reports(state, "decision").get("A/1"), is(filters ? "MANIFESTLY_UNFOUNDED" : "FORWARDED"));
  }

  @Test
  @DisplayName("UG3 every reported item counts, supplemental ones do not; no item is no ground")
  void items() throws IOException {
    String supplemental =
        ",{'relevance':'SUPPLEMENTAL','hashes':[{'type':'MD5','value':'"
            + "d".repeat(32)
            + "'}]}]}";
    String withSupplemental = report("s", "a").replaceFirst("]}$", "") + supplemental;
    String withoutHash = report("h", "a").replaceFirst("]}$", "") + ",{'item_id':'i-2'}]}";
    world.export("A", DAY, withSupplemental, withoutHash, "{'provider_report_id':'none'}");
    assertThat(
        reports(world.run(), "decision").toString(),
        is("{A/h=FORWARDED, A/none=FORWARDED, A/s=MANIFESTLY_UNFOUNDED}"));
  }

  @Test
  @DisplayName("JU5 a quarantined positive entry protects, a disabled one does not")
  void positiveMatches() throws IOException {
    world.notices("N1 FR a", "N2 DE a", "N3 FR b", "N4 DE b").known("a quarantined", "b disabled");
    world.export("A", DAY, report("a", "a"), report("b", "b"));
    OracleState state = world.run();
    assertThat(
        reports(state, "decision").toString(), is("{A/a=FORWARDED, A/b=MANIFESTLY_UNFOUNDED}"));
    assertThat(reports(state, "centre_types").get("A/a"), is("[]"));
  }

  @Test
  @DisplayName(
      "UG3 a ground that the policy switches off, or that is not yet in effect, filters nothing")
  void policySwitches() throws IOException {
    world.write(
        "policy.json",
        "{'version':'1','grounds':{'ASSESSED_NOT_ABUSE':{'on':false,'effective_from':'2027-01-01'}}}");
    world.export("A", DAY, report("1", "a"));
    OracleState state = world.run();
    assertThat(
        verdict(state, "ASSESSED_NOT_ABUSE"),
        is("true [NOT_YET_EFFECTIVE, SWITCHED_OFF] [N1, N2]"));
    assertThat(reports(state, "decision").get("A/1"), is("FORWARDED"));
    assertThat(reports(state, "reason_codes").get("A/1"), is("[]"));
  }

  @Test
  @DisplayName("UG3 not abuse for as many States as the policy says")
  void statesOfThePolicy() throws IOException {
    world.write("policy.json", "{'version':'1','not_abuse_states':3}");
    world.export("A", DAY, report("1", "a"));
    assertThat(verdict(world.run(), "ASSESSED_NOT_ABUSE"), is("false [] []"));
  }

  @Test
  @DisplayName(
      "Circuit breaker: a ground that holds too often filters nothing, and its reports say so")
  void breaker() throws IOException {
    world.write("policy.json", "{'version':'1','breaker_count':2,'breaker_share':0.5}");
    world.export("A", DAY, report("1", "a"), report("2", "a"), report("3", "a", "'urgent':true"));
    OracleState tripped = world.run();
    assertThat(
        reports(tripped, "reason_codes").toString(),
        is("{A/1=[CIRCUIT_BREAKER], A/2=[CIRCUIT_BREAKER], A/3=[]}"));
    assertThat(reports(tripped, "decision").get("A/1"), is("FORWARDED"));
    assertThat(
        rows(tripped, "verdicts", "ground", "exceptions").stream()
            .filter(r -> r.startsWith("ASSESSED"))
            .toList(),
        is(
            List.of(
                "ASSESSED_NOT_ABUSE [CIRCUIT_BREAKER, URGENT]",
                "ASSESSED_NOT_ABUSE [CIRCUIT_BREAKER]",
                "ASSESSED_NOT_ABUSE [CIRCUIT_BREAKER]")));
    // Three of six are no more than half.
    world.export("B", DAY, report("1", "c"), report("2", "c"), report("3", "c"));
    assertThat(reports(world.run(), "decision").get("A/1"), is("MANIFESTLY_UNFOUNDED"));
  }

  @Test
  @DisplayName("Circuit breaker: a list that went bad since takes back nothing of history (S35)")
  void breakerOfHistory() throws IOException {
    world.write("policy.json", "{'version':'1','breaker_count':2,'breaker_share':0.5}");
    world.export("A", DAY, report("1", "c"), report("2", "c"), report("3", "c"));
    OracleState first = world.run();
    assertThat(reports(first, "decision").get("A/1"), is("FORWARDED"));
    world.notices("N1 FR c", "N2 DE c");
    OracleState again =
        Oracle.reassess(first, directory, LocalDate.parse("2026-01-01"), HandWorld.LATE);
    assertThat(
        reports(again, "reason_codes").toString(),
        is("{A/1=[CIRCUIT_BREAKER], A/2=[CIRCUIT_BREAKER], A/3=[CIRCUIT_BREAKER]}"));
    assertThat(rows(again, "forwards", "run", "kind").contains("2 RECALL"), is(false));
  }

  @Test
  @DisplayName(
      "Not grounds: duplicates, missing fields, no location, empty-file hashes, future dates")
  void noGrounds() throws IOException {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    world.write(
        "indicators/not_abuse.ndjson",
        ("{'notice_id':'N1','state':'FR','date':'2025-01-01','reason':'NO_ABUSE_MATERIAL','sha256':['E']}\n"
                + "{'notice_id':'N2','state':'DE','date':'2025-01-01','reason':'NO_ABUSE_MATERIAL','sha256':['E']}")
            .replace("E", empty));
    world.export(
        "A",
        DAY,
        "{'provider_report_id':'empty','items':[{'hashes':[{'type':'SHA256','value':'"
            + empty
            + "'}]}]}",
        "{}",
        "{'provider_report_id':'future','issued_at':'2099-01-01T00:00:00Z'}",
        "{'provider_report_id':'meme','items':[{'media_type':'OTHER','annotations':['POTENTIAL_MEME']}]}");
    assertThat(
        world.run().currentReports().stream().map(r -> r.get("decision")).distinct().toList(),
        is(List.of("FORWARDED")));
  }
}
