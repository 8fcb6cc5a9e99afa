package eu.csar.pipelines.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.codes.Territory;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.transforms.judge.rules.JudgingPolicy;
import eu.csar.transforms.judge.rules.JudgingPolicy.GroundSetting;
import eu.csar.transforms.publish.rules.FloodRule;
import eu.csar.transforms.receive.rules.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The policy")
class PolicyTest {

  private static final String WHOLE =
      """
      {"version": "7", "reference_limit": 9, "reference_placeholders": ["n/a", "TBD"],
       "europol_always": false, "state_limit": 2, "territories": {"GL": "DK", "FO": "NOBODY"},
       "rejection_threshold": 0.5, "review_overdue_hours": 24}
      """;

  private static List<String> problemsOf(String json) {
    return assertThrows(UnusablePolicyException.class, () -> Policy.parse(json.getBytes(UTF_8)))
        .problems();
  }

  @Test
  @DisplayName("that ships with the code has the values of the decision tables")
  void shipped() {
    Policy policy = Policy.shipped();
    assertThat(policy.version(), is("2026-1"));
    assertThat(policy.referenceLimit(), is(5));
    assertThat(
        policy.referencePlaceholders(),
        containsInAnyOrder("N/A", "NONE", "UNKNOWN", "TEST", "NULL", "00000"));
    assertThat(policy.routing().europolAlways(), is(true));
    assertThat(policy.routing().stateLimit(), is(3));
    assertThat(policy.routing().territoriesOfStates(), is(empty()));
    assertThat(policy.rejectionThreshold(), is(0.05));
    assertThat(policy.reviewOverdueHours(), is(72));
    assertThat(policy.judging("1"), is(new JudgingPolicy("2026-1", "1")));
  }

  @Test
  @DisplayName("of before the grounds means the defaults")
  void beforeTheGrounds() {
    JudgingPolicy judging = Policy.parse(WHOLE.getBytes(UTF_8)).judging("1");
    assertThat(judging.setting(UnfoundedGround.TEST), is(new GroundSetting(true, null)));
    assertThat(judging.notAbuseStates(), is(2));
    assertThat(judging.breakerShare(), is(0.05));
    assertThat(judging.breakerCount(), is(100L));
  }

  @Test
  @DisplayName("may narrow the perceptual radius, and say what a flood is")
  void matching() {
    assertThat(Policy.shipped().matching().perceptualRadius(), is(31));
    assertThat(Policy.shipped().matching().floods(), is(new FloodRule(1_000, 10)));
    String members = ", \"perceptual_radius\": %s, \"flood_least\": %s, \"flood_factor\": %s}";
    String whole = WHOLE.strip().replaceFirst("}$", "");
    MatchingPolicy matching =
        Policy.parse((whole + members.formatted("0", "7", "3")).getBytes(UTF_8)).matching();
    assertThat(matching.perceptualRadius(), is(0));
    assertThat(matching.floods(), is(new FloodRule(7, 3)));
    assertThat(
        problemsOf(whole + members.formatted("32", "0", "1.5")),
        contains(
            "perceptual_radius must be a whole number from 0 to 31",
            "flood_least must be a whole number from 1 to 1000000000",
            "flood_factor must be a whole number from 1 to 1000000"));
  }

  @Test
  @DisplayName("links neighbours unless it says otherwise, and turned copies only if it says so")
  void nearLinks() {
    for (Policy policy : List.of(Policy.shipped(), Policy.parse(WHOLE.getBytes(UTF_8)))) {
      assertThat(policy.matching().nearLinks(), is(true));
      assertThat(policy.matching().nearTurned(), is(false));
    }
    String members = ", \"near_links\": %s, \"near_turned\": %s}";
    String whole = WHOLE.strip().replaceFirst("}$", "");
    MatchingPolicy matching =
        Policy.parse((whole + members.formatted("false", "true")).getBytes(UTF_8)).matching();
    assertThat(matching.nearLinks(), is(false));
    assertThat(matching.nearTurned(), is(true));
    assertThat(
        problemsOf(whole + members.formatted("1", "\"no\"")),
        contains("near_links must be true or false", "near_turned must be true or false"));
  }

  @Test
  @DisplayName("may switch a ground off, and say from which day it filters")
  void grounds() {
    String json =
        WHOLE.strip().replaceFirst("}$", "")
            + """
              , "grounds": {"TEST": {"on": false},
                "ASSESSED_NOT_ABUSE": {"on": true, "effective_from": "2026-02-01"}},
               "not_abuse_states": 3, "breaker_share": 0.1, "breaker_count": 7}
              """;
    JudgingPolicy judging = Policy.parse(json.getBytes(UTF_8)).judging("1");
    assertThat(judging.setting(UnfoundedGround.TEST), is(new GroundSetting(false, null)));
    assertThat(
        judging.setting(UnfoundedGround.ASSESSED_NOT_ABUSE),
        is(new GroundSetting(true, LocalDate.of(2026, 2, 1))));
    assertThat(
        judging.setting(UnfoundedGround.REVIEWED_UNFOUNDED), is(new GroundSetting(true, null)));
    assertThat(judging.notAbuseStates(), is(3));
    assertThat(judging.breakerShare(), is(0.1));
    assertThat(judging.breakerCount(), is(7L));
  }

  @Test
  @DisplayName("RC3 is refused with every mistake in its grounds")
  void mistakesInGrounds() {
    assertThat(
        problemsOf(
            WHOLE.strip().replaceFirst("}$", "")
                + """
                  , "grounds": {"TEST": {"on": 1, "of": true}, "AGE": {}, "REVIEWED_UNFOUNDED": 3,
                    "ASSESSED_NOT_ABUSE": {"effective_from": "2026-13-01"}},
                   "not_abuse_states": 0, "breaker_share": -1, "breaker_count": 1.5}
                  """),
        contains(
            "grounds.TEST.on must be true or false",
            "grounds.TEST.of is no member of a ground",
            "grounds.AGE is no ground",
            "grounds.REVIEWED_UNFOUNDED must be an object",
            "grounds.ASSESSED_NOT_ABUSE.effective_from must be a day such as 2026-01-31",
            "not_abuse_states must be a whole number from 1 to 27",
            "breaker_share must be a number from 0 to 1",
            "breaker_count must be a whole number from 1 to 1000000000"));
  }

  @Test
  @DisplayName("may set every value")
  void everyValue() {
    Policy policy = Policy.parse(WHOLE.getBytes(UTF_8));
    assertThat(policy.version(), is("7"));
    assertThat(policy.digest().length(), is(64));
    assertThat(policy.referenceLimit(), is(9));
    assertThat(policy.referencePlaceholders(), contains("N/A", "TBD"));
    assertThat(policy.routing().europolAlways(), is(false));
    assertThat(policy.routing().stateLimit(), is(2));
    assertThat(policy.routing().territoriesOfStates(), contains(Territory.GL));
    assertThat(policy.rejectionThreshold(), is(0.5));
    assertThat(policy.reviewOverdueHours(), is(24));
    assertThat(policy.judging("1"), is(new JudgingPolicy("7", "1")));
  }

  @Test
  @DisplayName("RC3 is refused with all of its mistakes at once")
  void allMistakes() {
    assertThat(
        problemsOf(
            """
            {"version": " ", "reference_limit": 0, "reference_placeholders": ["", 3],
             "europol_always": "yes", "state_limit": 2.5, "rejection_threshold": 1.5,
             "territories": {"GL": "FR", "GP": "FR", "GB": "NOBODY", "FRO": "DK", "NC": 1},
             "europol_allways": true}
            """),
        contains(
            "version must be a text",
            "reference_limit must be a whole number from 1 to 1000000",
            "reference_placeholders must be a list of texts",
            "europol_always must be true or false",
            "state_limit must be a whole number from 1 to 27",
            "territories.GL must be DK or NOBODY",
            "territories.GP is no territory with a setting",
            "territories.GB is no territory with a setting",
            "territories.FRO is no territory with a setting",
            "territories.NC must be FR or NOBODY",
            "rejection_threshold must be a number from 0 to 1",
            "review_overdue_hours must be a whole number from 1 to 100000",
            "europol_allways is no member of a policy"));
  }

  @Test
  @DisplayName("RC2 takes limits of what is read, those left out at their defaults")
  void limits() {
    String given = WHOLE.strip();
    String with =
        given.substring(0, given.length() - 1)
            + ", \"limits\": {\"record_bytes\": 1000, \"export_records\": 5}}";
    ReadLimits limits = Policy.parse(with.getBytes(StandardCharsets.UTF_8)).limits();
    assertThat(limits.recordBytes(), is(1000));
    assertThat(limits.exportRecords(), is(5L));
    assertThat(limits.items(), is(10_000));
    assertThat(
        problemsOf(
            given.substring(0, given.length() - 1)
                + ", \"limits\": {\"record_bytes\": 0, \"lines\": 1}}"),
        contains(
            "limits.lines is no limit",
            "limits.record_bytes must be a whole number from 1 to 268435456"));
  }

  @Test
  @DisplayName("RC3 is refused if it is no policy at all")
  void noPolicy() {
    assertThat(problemsOf("[]"), contains("it is no JSON object"));
    assertThat(problemsOf(""), contains("it is no JSON object"));
    assertThat(problemsOf("{"), contains("it is no JSON"));
    assertThat(problemsOf(WHOLE + WHOLE), contains("it is no JSON"));
    assertThat(problemsOf("{\"version\": \"1\", \"version\": \"2\"}"), contains("it is no JSON"));
    Path missing = Path.of("no-such-policy.json");
    assertThat(
        assertThrows(UnusablePolicyException.class, () -> Policy.read(missing)).problems(),
        contains("the file cannot be read"));
  }

  @Test
  @DisplayName("has a schema that names exactly its members and its territories")
  void schema() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Policy.class.getResourceAsStream("policy.schema.json"));
    JsonNode shipped = new ObjectMapper().readTree(Policy.class.getResourceAsStream("policy.json"));
    List<String> members = names(schema.path("properties"));
    // The shipped policy leaves the limits at their defaults.
    assertThat(members.remove("limits"), is(true));
    assertThat(members, is(names(shipped)));
    JsonNode limits = schema.at("/properties/limits/properties");
    ReadLimits defaults = ReadLimits.DEFAULT;
    assertThat(
        names(limits).stream().map(name -> limits.path(name).path("default").asLong()).toList(),
        contains(
            (long) defaults.recordBytes(),
            (long) defaults.nesting(),
            (long) defaults.fields(),
            (long) defaults.items(),
            defaults.decompressedBytes(),
            (long) defaults.decompressedRatio(),
            (long) defaults.exportFiles(),
            defaults.exportRecords()));
    assertThat(
        names(schema.at("/properties/territories/properties")),
        is(names(shipped.path("territories"))));
    assertThat(
        names(schema.at("/properties/grounds/properties")), is(names(shipped.path("grounds"))));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
