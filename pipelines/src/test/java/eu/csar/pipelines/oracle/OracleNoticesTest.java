package eu.csar.pipelines.oracle;

import static eu.csar.pipelines.oracle.HandWorld.rows;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against literal examples of RC6: what a provider is told. */
final class OracleNoticesTest {

  private static final String DAY = "2026-01-02T00:00:00Z";
  private static final String WHOLE =
      "{'provider_report_id':'1','provider':{'name':'A','contact_point':'c','contact_info':['i']},"
          + "'urgent':false,'abuse_types':['SOLICITATION'],'service_types':['HOSTING'],"
          + "'awareness':['USER_FLAG'],'third_country_reported':false,'user_decision':false,"
          + "'issued_at':'2026-01-01T10:00:00Z','time_stamp':'t','signature':'s'}";

  @TempDir Path directory;

  private static List<String> notices(OracleState state) {
    return rows(state, "notices", "run", "kind", "reason_codes");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x | x | []",
        "'provider_report_id':'1', | 'x':1, | []",
        "'name':'A' | 'name':'' | [MISSING_PROVIDER_NAME]",
        "'contact_info':['i'] | 'contact_info':[' '] | [MISSING_CONTACT_INFO]",
        "'contact_point':'c', | \"\" | [MISSING_CONTACT_POINT]",
        "'urgent':false | 'urgent':'false' | [MISSING_URGENT]",
        "['SOLICITATION'] | ['OTHER'] | [MISSING_ABUSE_TYPES]",
        "['SOLICITATION'] | ['NEW_CSAM'] | [MISSING_REMOVED_OR_DISABLED]",
        "['SOLICITATION'] | ['NEW_CSAM'],'removed_or_disabled':false | []",
        "['HOSTING'] | [] | [MISSING_SERVICE_TYPES]",
        "['USER_FLAG'] | null | [MISSING_AWARENESS]",
        "'third_country_reported':false, | \"\" | [MISSING_THIRD_COUNTRY_REPORTED]",
        "'third_country_reported':false | 'third_country_reported':true |"
            + " [MISSING_THIRD_COUNTRY_BODY, MISSING_THIRD_COUNTRY_REFERENCE]",
        "'third_country_reported':false |"
            + " 'third_country_reported':true,'third_country_bodies':['NCMEC'] | []",
        "'third_country_reported':false |"
            + " 'third_country_reported':true,'third_country_references':[{'reference':'123456'}]"
            + " | [MISSING_THIRD_COUNTRY_BODY]",
        "'third_country_reported':false | 'third_country_reported':true,"
            + "'third_country_references':[{'body':'NCMEC','reference':'123456'}] | []",
        "'user_decision':false | 'user_decision':true | [MISSING_USER_DECISION_TEXT]",
        "'user_decision':false | 'user_decision':true,'user_decision_text':'d' | []",
        "'user_decision':false, | \"\" | [MISSING_USER_DECISION]",
        "T10:00:00Z | T10:00:00 | [MISSING_ISSUED_AT]",
        "'time_stamp':'t', | \"\" | [MISSING_TIME_STAMP]",
        "'signature':'s' | 'signature':7 | [MISSING_SIGNATURE]",
      })
  @DisplayName("RC6 an information request names each field that is missing or cannot be read")
  void requests(String given, String instead, String expected) throws IOException {
    String line = WHOLE.replace(given, instead);
    OracleState state = new HandWorld(directory).export("A", DAY, line).run();
    assertThat(
        notices(state),
        is(expected.equals("[]") ? List.of() : List.of("1 INFORMATION_REQUEST " + expected)));
  }

  @Test
  @DisplayName("RC6 nothing is asked about test reports, retractions or what is unfounded")
  void notAsked() throws IOException {
    HandWorld world = new HandWorld(directory).notices("N1 FR a", "N2 DE a");
    world.export("T", DAY, true, 1, "{'provider_report_id':'1'}");
    world.export("A", DAY, HandWorld.report("1", "a"), HandWorld.retraction("2", "OTHER", DAY));
    assertThat(
        notices(world.run()),
        is(List.of("1 UNFOUNDED [ASSESSED_NOT_ABUSE]", "1 UNFOUNDED [TEST]")));
  }

  @Test
  @DisplayName("RC6 a notice is the provider's of today, by its own id of the report and its items")
  void addressed() throws IOException {
    HandWorld world = new HandWorld(directory).notices("N1 FR a", "N2 DE a");
    String two =
        HandWorld.report("1", "a")
            .replace(
                "}]}]}",
                "}]},{'item_id':'j','hashes':[{'type':'SHA-256','value':'"
                    + "a".repeat(64)
                    + "'}]}]}");
    world.export("A", DAY, two);
    assertThat(
        rows(world.run(), "notices", "provider_id", "provider_report_id", "item_ids", "created_at"),
        is(List.of("A 1 [i-1, j] 2026-12-31T00:00:00Z")));
  }

  @Test
  @DisplayName("RC6 a new version is asked again; a review, a retraction is not")
  void askedAgain() throws IOException {
    HandWorld world = new HandWorld(directory);
    String unsigned = WHOLE.replace(",'signature':'s'", "");
    world.export("A", DAY, unsigned);
    OracleState first = world.step(OracleState.empty(), DAY);
    world.export("A", "2026-01-03T00:00:00Z", unsigned.replace("'urgent'", "'version':1,'urgent'"));
    world.review("R", "1", 0, "FORWARD", DAY);
    OracleState second = world.step(first, "2026-01-03T00:00:00Z");
    world.export(
        "A", "2026-01-04T00:00:00Z", HandWorld.retraction("1", "OTHER", "2026-01-03T00:00:00Z"));
    assertThat(
        notices(world.step(second, "2026-01-04T00:00:00Z")),
        is(
            List.of(
                "1 INFORMATION_REQUEST [MISSING_SIGNATURE]",
                "2 INFORMATION_REQUEST [MISSING_SIGNATURE]",
                "3 RETRACTION_RECEIVED [OTHER]")));
  }
}
