package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("V3 missing Annex III fields")
class MissingFieldsTest {
  private static final String WHOLE = SampleRecords.record(1, new Random(1));

  private static List<String> missing(String record) throws UnreadableRecordException {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    return new ReadReport(new ReferenceRule(List.of("N/A")), NotAbuseList.EMPTY)
        .report(bytes, 0, bytes.length, SampleRecords.context())
        .getMissingFields();
  }

  @Test
  @DisplayName("V3 are none in a whole record")
  void none() throws UnreadableRecordException {
    assertThat(missing(WHOLE), is(empty()));
  }

  @Test
  @DisplayName("V3 RC6 are each named in an empty record, sorted")
  void all() throws UnreadableRecordException {
    assertThat(
        missing("{}"),
        contains(
            "MISSING_ABUSE_TYPES",
            "MISSING_AWARENESS",
            "MISSING_CONTACT_INFO",
            "MISSING_CONTACT_POINT",
            "MISSING_ISSUED_AT",
            "MISSING_PROVIDER_NAME",
            "MISSING_SERVICE_TYPES",
            "MISSING_SIGNATURE",
            "MISSING_THIRD_COUNTRY_REPORTED",
            "MISSING_TIME_STAMP",
            "MISSING_URGENT",
            "MISSING_USER_DECISION"));
  }

  @ParameterizedTest(name = "V3 {2}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'name':'Provider 001'                      | 'name':' '          | PROVIDER_NAME",
        "'contact_point':'desk'                     | 'contact_point':7   | CONTACT_POINT",
        "'contact_info':['x']                       | 'contact_info':[''] | CONTACT_INFO",
        "'urgent':false                             | 'urgent':null       | URGENT",
        "'urgent':false                             | 'urgent':'no'       | URGENT",
        "'service_types':['HOSTING']                | 'service_types':['X'] | SERVICE_TYPES",
        "'awareness':['OWN_MOTION']                 | 'awareness':[]      | AWARENESS",
        "'third_country_reported':true              | 'third_country_reported':1 | THIRD_COUNTRY_REPORTED",
        "'removed_or_disabled':true                 | 'removed_or_disabled':null | REMOVED_OR_DISABLED",
        "'user_decision':false                      | 'user_decision':'none' | USER_DECISION",
        "'user_decision':false                      | 'user_decision':true | USER_DECISION_TEXT",
        "'issued_at':'2026-01-02T03:04:05.123Z'     | 'issued_at':'2026-01-02T03:04:05' | ISSUED_AT",
        "'time_stamp':'token'                       | 'time_stamp':''     | TIME_STAMP",
        "'signature':'reference'                    | 'x':1               | SIGNATURE"
      })
  @DisplayName("V3 counts what is blank or unreadable as missing")
  void unreadable(String given, String instead, String code) throws UnreadableRecordException {
    assertThat(missing(replaced(given, instead)), contains("MISSING_" + code));
  }

  @Test
  @DisplayName(
      "V2 ask for the third-country body where the answer is yes, its reference with it only")
  void thirdCountry() throws UnreadableRecordException {
    String references = "'third_country_references':[{'body':'NCMEC','reference':'100000001'}]";
    assertThat(missing(replaced(references, "'third_country_bodies':['NCMEC']")), is(empty()));
    assertThat(
        missing(replaced(references, "'third_country_references':[{'reference':'100000001'}]")),
        contains("MISSING_THIRD_COUNTRY_BODY"));
    assertThat(
        missing(replaced(references, "'third_country_references':[{'reference':'N/A'}]")),
        contains("MISSING_THIRD_COUNTRY_BODY", "MISSING_THIRD_COUNTRY_REFERENCE"));
    String no = replaced(references, "'third_country_bodies':[]");
    assertThat(
        missing(no.replace("\"third_country_reported\":true", "\"third_country_reported\":false")),
        is(empty()));
  }

  @Test
  @DisplayName("V2 ask for the removal only where material is alleged")
  void removal() throws UnreadableRecordException {
    String without = replaced("'removed_or_disabled':true", "'removed_or_disabled':null");
    assertThat(missing(without.replace("\"KNOWN_CSAM\"", "\"SOLICITATION\"")), is(empty()));
  }

  /** Apostrophes stand for quotation marks. */
  private static String replaced(String given, String instead) {
    String from = given.replace('\'', '"');
    assertThat(WHOLE.contains(from), is(true));
    return WHOLE.replace(from, instead.replace('\'', '"'));
  }
}
