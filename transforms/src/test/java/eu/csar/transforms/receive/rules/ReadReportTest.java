package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.RejectCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadReportTest {

  private static final String LISTED = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  private final ReadReport reading =
      new ReadReport(new ReferenceRule(List.of("N/A", "UNKNOWN", "00000")), LISTED::equals);

  @Test
  @DisplayName("ID3 A record without report id has its canonical digest for id, and a finding")
  void takesTheDigestForTheId() throws UnreadableRecordException {
    for (String id : List.of("", "\"provider_report_id\":null,", "\"provider_report_id\":\" \",")) {
      String record = "{" + id + "\"version\":1}";
      KeyFields keys = keys(record);
      assertThat(keys.kind(), is(IdKind.CONTENT));
      assertThat(keys.id(), is(Sha256.hex(keys.canonicalDigest())));
      assertThat(findings(record), contains("NO_REPORT_ID provider_report_id"));
      assertThat(report(record).getIdKind(), is("CONTENT"));
    }
  }

  @ParameterizedTest
  @DisplayName("ID5 The version is an integer from 0; anything else is 0 and a finding")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | false",
        "7 | 7 | false",
        "-0 | 0 | false",
        "null | 0 | false",
        "9223372036854775807 | 9223372036854775807 | false",
        "9223372036854775808 | 0 | true",
        "-1 | 0 | true",
        "1.0 | 0 | true",
        "1e2 | 0 | true",
        "\"2\" | 0 | true",
        "true | 0 | true",
        "[] | 0 | true"
      })
  void readsVersions(String given, long version, boolean finding) throws UnreadableRecordException {
    String record = "{\"provider_report_id\":\"R-1\",\"version\":" + given + "}";
    assertThat(keys(record).version(), is(version));
    assertThat(report(record).getVersion(), is(version));
    assertThat(
        findings(record), is(finding ? List.of("VERSION_NOT_INTEGER version") : List.<String>of()));
  }

  @ParameterizedTest
  @DisplayName("ID5 The issue time is an instant; without zone or unreadable it is missing")
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z, -",
        "2026-01-31T23:59:59.1234569Z, 2026-01-31T23:59:59.123456Z, -",
        "2026-01-02T03:04:05+02:00, 2026-01-02T01:04:05Z, -",
        "2026-01-02T03:04:05.5-11:30, 2026-01-02T14:34:05.5Z, -",
        "2024-02-29T00:00:00+18:00, 2024-02-28T06:00:00Z, -",
        "2026-01-02T03:04Z, 2026-01-02T03:04:00Z, -",
        "2026-01-02t03:04:05z, 2026-01-02T03:04:05Z, -",
        "2026-01-02T03:04:05, -, TIME_WITHOUT_ZONE",
        "2023-02-29T03:04:05Z, -, UNREADABLE_TIME",
        "2026-01-02T24:00:00Z, -, UNREADABLE_TIME",
        "2026-01-02T03:04:05+19:00, -, UNREADABLE_TIME",
        "+12026-01-02T03:04:05Z, -, UNREADABLE_TIME",
        "2026-01-02, -, UNREADABLE_TIME",
        "yesterday, -, UNREADABLE_TIME"
      })
  void readsTimes(String given, @Nullable String instant, @Nullable String finding)
      throws UnreadableRecordException {
    String record = "{\"provider_report_id\":\"R-1\",\"issued_at\":\"" + given + "\"}";
    @Nullable Instant expected = instant == null ? null : Instant.parse(instant);
    assertThat(keys(record).issuedAt(), is(expected));
    assertThat(report(record).getIssuedAt(), is(expected));
    assertThat(findings(record), is(finding == null ? List.of() : List.of(finding + " issued_at")));
  }

  @Test
  @DisplayName("ID10 A record that retracts has the key of what it retracts")
  void readsRetractions() throws UnreadableRecordException {
    KeyFields keys =
        keys(
            "{\"provider_report_id\":\"R-2\",\"retracts\":\"R-1\",\"retraction_reason\":\"ERRONEOUS\"}");
    assertThat(keys.retraction(), is(true));
    assertThat(keys.id(), is("R-1"));
    assertThat(keys.kind(), is(IdKind.GIVEN));
    assertThat(keys.retractionReason(), is("ERRONEOUS"));
    assertThat(
        keys("{\"retracts\":\"R-1\",\"retraction_reason\":\"X\"}").retractionReason(), is("OTHER"));
    assertThat(keys("{\"provider_report_id\":\"R-2\",\"retracts\":\"\"}").retraction(), is(false));
  }

  @Test
  @DisplayName("SU1 References are normalised and distinct; placeholders are findings")
  void readsReferences() throws UnreadableRecordException {
    String record =
        """
        {"provider_report_id":"R-1","third_country_references":[
          {"body":" ncmec ","reference":" 1234567 "},{"body":"NCMEC","reference":"1234567"},
          {"reference":"A-2345"},{"body":"X","reference":"n/a"},{"body":"X","reference":"1234"},
          {"body":"X","reference":"77777777"},{"body":"X","reference":"unknown"},{"body":"X"}]}
        """;
    assertThat(
        keys(record).references(),
        contains(new Reference("NCMEC", "1234567"), new Reference("UNKNOWN", "A-2345")));
    assertThat(report(record).getReferences().size(), is(2));
    assertThat(
        findings(record), contains("PLACEHOLDER_REFERENCE third_country_references.reference"));
  }

  @Test
  @DisplayName("SU4 Cited reports are keys of the same namespace, the report itself left out")
  void readsCitations() throws UnreadableRecordException {
    assertThat(
        report(
                "{\"provider_report_id\":\"R-2\",\"supersedes\":\"R-1\",\"related_reports\":[\"R-2\",\"R-1\"]}")
            .getCitedKeys(),
        contains("dea414eecb0ec4eafc3d9cd216e963ed0d640dd7b39168f487ed5668e3e94f35"));
  }

  @ParameterizedTest
  @DisplayName("JU6 Urgency that cannot be read counts as urgent, with a finding")
  @CsvSource({
    "true, true, false",
    "false, false, false",
    "null, false, false",
    "\"false\", true, true",
    "0, true, true"
  })
  void readsUrgency(String given, boolean urgent, boolean finding)
      throws UnreadableRecordException {
    String record = "{\"provider_report_id\":\"R-1\",\"urgent\":" + given + "}";
    assertThat(report(record).getProviderUrgent(), is(urgent));
    assertThat(
        findings(record), is(finding ? List.of("URGENCY_UNREADABLE urgent") : List.<String>of()));
  }

  @Test
  @DisplayName("UG3 The not-abuse bit needs a reported item, and all of them listed")
  void setsTheNotAbuseBit() throws UnreadableRecordException {
    assertThat(notAbuse("{}"), is(false));
    assertThat(notAbuse(items("", LISTED)), is(true));
    assertThat(notAbuse(items("", LISTED.toUpperCase(java.util.Locale.ROOT))), is(true));
    assertThat(notAbuse(items("", OTHER)), is(false));
    assertThat(notAbuse(items("\"relevance\":\"SUPPLEMENTAL\",", LISTED)), is(false));
    assertThat(notAbuse("{\"items\":[{}]}"), is(false));
  }

  @Test
  void normalisesHashesAndFlagsBadOnes() throws UnreadableRecordException {
    String record =
        """
        {"provider_report_id":"R-1","items":[{"hashes":[
          {"type":"sha1","value":"%s"},{"type":"SHA_256","value":"%s"},{"type":"md5","value":"AB"},
          {"type":"PhotoDNA","value":"Zz"},{"type":"MD5","value":5}]}]}
        """
            .formatted("AB".repeat(20), OTHER);
    assertThat(
        report(record).getItems().get(0).getHashes().stream()
            .map(hash -> hash.getAlgorithm() + " " + hash.getValue())
            .toList(),
        contains("SHA1 " + "ab".repeat(20), "SHA256 " + OTHER, "OTHER Zz"));
    assertThat(
        findings(record), contains("BAD_HASH items.hashes.value", "WRONG_TYPE items.hashes.value"));
  }

  @Test
  @DisplayName("Hashes that say nothing are kept, with a finding")
  void flagsHashesThatSayNothing() throws UnreadableRecordException {
    String random = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    String record =
        """
        {"provider_report_id":"R-1","items":[{"hashes":[
          {"type":"MD5","value":"D41D8CD98F00B204E9800998ECF8427E"},
          {"type":"PDQ","value":"%1$s","quality":50},{"type":"PDQ","value":"%1$s","quality":49},
          {"type":"PDQ","value":"%1$s"},{"type":"PDQ","value":"%1$s","quality":101},
          {"type":"PDQ","value":"%1$s","quality":"90"},{"type":"PDQ","value":"%2$s","quality":90},
          {"type":"MD5","value":"%3$s","quality":10}]}]}
        """
            .formatted(random, "0".repeat(64), "ab".repeat(16));
    assertThat(
        report(record).getItems().get(0).getHashes().stream()
            .map(hash -> hash.getAlgorithm() + " " + hash.getQuality())
            .toList(),
        contains(
            "MD5 null",
            "PDQ 50",
            "PDQ 49",
            "PDQ null",
            "PDQ null",
            "PDQ null",
            "PDQ 90",
            "MD5 null"));
    assertThat(
        findings(record),
        contains(
            "EMPTY_FILE_HASH items.hashes.value",
            "LOW_QUALITY_HASH items.hashes.quality",
            "WRONG_TYPE items.hashes.quality",
            "NEAR_CONSTANT_HASH items.hashes.value"));
  }

  @Test
  @DisplayName("RC2 Wrong types, unknown members and unknown codes are findings, never rejections")
  void neverRejectsForValues() throws UnreadableRecordException {
    String record =
        """
        {"provider_report_id":"R-1","users":[{"username":7},"x"],"children":{},"surprise":1,
         "someone@example.org":1,"abuse_types":["SOLICITATION","NEW","KNOWN_CSAM"],
         "upload_ips":[{"address":"192.0.2.1","port":70000,"at":"2026-01-02T03:04:05","x":[1]}],
         "provider":{"name":"Provider 002"},"other_info":"a\\ud800b"}
        """;
    Report report = report(record);
    assertThat(report.getAbuseTypes(), contains("KNOWN_CSAM", "SOLICITATION"));
    assertThat(report.getPersonal().getUsers().size(), is(1));
    assertThat(report.getPersonal().getUploadAddresses().get(0).getPort(), is(nullValue()));
    assertThat(report.getPersonal().getUploadAddresses().get(0).getEvent(), is("UPLOAD"));
    assertThat(report.getPersonal().getOtherInfo(), is("a\ufffdb"));
    assertThat(report.getHasFreeText(), is(true));
    assertThat(
        findings(record).stream().sorted().toList(),
        contains(
            "PROVIDER_NAME_DIFFERS provider.name",
            "ROLE_MISSING users.role",
            "TIME_WITHOUT_ZONE upload_ips.at",
            "UNKNOWN_CODE abuse_types",
            "UNKNOWN_MEMBER ?",
            "UNKNOWN_MEMBER upload_ips.?",
            "UNREADABLE_TEXT other_info",
            "WRONG_TYPE children",
            "WRONG_TYPE upload_ips.port",
            "WRONG_TYPE users",
            "WRONG_TYPE users.username"));
  }

  @Test
  void setsPresenceFlags() throws UnreadableRecordException {
    Report report =
        report(
            """
            {"provider_report_id":"R-1","users":[{"role":"RECIPIENT"}],"children":[{}],
             "service_url":"https://example.org/x","flagged_text":true}
            """);
    assertThat(report.getNamesRecipient(), is(true));
    assertThat(report.getNamesChild(), is(false));
    assertThat(report.getHasUrl(), is(true));
    assertThat(report.getHasFlaggedText(), is(true));
    assertThat(report.getFindings(), is(empty()));
    assertThat(report("{\"children\":[{\"username\":\"u\"}]}").getNamesChild(), is(true));
    assertThat(report("{\"users\":[{\"role\":\"VICTIM\"}]}").getNamesChild(), is(true));
  }

  @ParameterizedTest
  @DisplayName("RC2 A record that cannot be parsed is rejected with its code and path")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{\"a\":1 | MALFORMED_JSON | -",
        "{\"a\":01} | MALFORMED_JSON | -",
        "{} {} | MALFORMED_JSON | -",
        "{'a':1} | MALFORMED_JSON | -",
        "[{}] | NOT_AN_OBJECT | -",
        "\"a\" | NOT_AN_OBJECT | -",
        "null | NOT_AN_OBJECT | -",
        "{\"a\":1,\"a\":2} | DUPLICATE_MEMBER | ?",
        "{\"items\":[{\"hashes\":[{\"type\":1,\"\\u0074ype\":2}]}]} | DUPLICATE_MEMBER | items.hashes.type",
        "{\"x\":{\"a b\":1,\"a b\":2}} | DUPLICATE_MEMBER | ?.?"
      })
  void rejects(String record, RejectCode code, @Nullable String field) {
    UnreadableRecordException rejection =
        Assertions.assertThrows(UnreadableRecordException.class, () -> keys(record));
    assertThat(rejection.code(), is(code));
    assertThat(rejection.field(), is(field));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64})
  void rejectsWhatIsNestedTooDeep(int arrays) throws UnreadableRecordException {
    String record = "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    if (arrays < 64) {
      assertThat(keys(record).version(), is(0L));
    } else {
      assertThat(
          Assertions.assertThrows(UnreadableRecordException.class, () -> keys(record)).code(),
          is(RejectCode.TOO_DEEP));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "eda080", "f4908080", "ff", "e282", "80"})
  void rejectsWhatIsNotUtf8(String hex) {
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] record = ExportFixture.join(utf8("{\"other_info\":\"long enough "), bad, utf8("\"}"));
    assertThat(
        Assertions.assertThrows(
                UnreadableRecordException.class, () -> reading.keys(record, 0, record.length))
            .code(),
        is(RejectCode.INVALID_UTF8));
  }

  private boolean notAbuse(String record) throws UnreadableRecordException {
    return keys(record).allReportedItemsNotAbuse();
  }

  private static String items(String relevance, String sha256) {
    return "{\"items\":[{"
        + relevance
        + "\"hashes\":[{\"type\":\"SHA-256\",\"value\":\""
        + sha256
        + "\"}]}]}";
  }

  private KeyFields keys(String record) throws UnreadableRecordException {
    byte[] bytes = utf8(record);
    return reading.keys(bytes, 0, bytes.length);
  }

  private Report report(String record) throws UnreadableRecordException {
    byte[] bytes = utf8(record);
    return reading.report(bytes, 0, bytes.length, SampleRecords.context());
  }

  private List<String> findings(String record) throws UnreadableRecordException {
    return report(record).getFindings().stream()
        .map(finding -> finding.getCode() + " " + finding.getField())
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
