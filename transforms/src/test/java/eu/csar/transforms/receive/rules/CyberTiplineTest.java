package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.Address;
import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Location;
import eu.csar.schemas.Person;
import eu.csar.schemas.Reference;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.RejectCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CyberTipline reports (section 10 of the regulation notes)")
class CyberTiplineTest {
  private static final String MD5 = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";

  private static final String WHOLE =
      """
      <cyberTip reportId="900000000">
      <report xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <batchedReport reason="VIRAL_POTENTIAL_MEME"/>
        <incidentSummary>
          <incidentType>Online Enticement of Children for Sexual Acts</incidentType>
          <platform>Service One</platform>
          <escalateToHighPriority>reason-1</escalateToHighPriority>
          <reportAnnotations><sextortion/><spam>true</spam><informational>false</informational><flagOfTomorrow>1</flagOfTomorrow></reportAnnotations>
          <incidentDateTime>2031-05-06T07:08:09+02:00</incidentDateTime>
        </incidentSummary>
        <internetDetails><webPageIncident thirdPartyHostedContent="true"><url>https://service.example/p/1</url><url>https://service.example/p/2</url></webPageIncident></internetDetails>
        <internetDetails><chatImIncident><chatClient>client-1</chatClient><content>dropped</content></chatImIncident></internetDetails>
        <lawEnforcement>
          <agencyName>agency-1</agencyName><caseNumber>case-00001</caseNumber>
          <servedLegalProcessInternational fleaCountry="FR">1</servedLegalProcessInternational>
        </lawEnforcement>
        <reporter>
          <reportingPerson><firstName>first-1</firstName><lastName>last-1</lastName><email>desk@provider.example</email></reportingPerson>
          <companyTemplate>boilerplate</companyTemplate><legalURL>https://provider.example/legal</legalURL>
        </reporter>
        <personOrUserReported>
          <personOrUserReportedPerson>
            <phone type="Mobile" countryCallingCode="+999">0000001</phone>
            <email>user-1@mail.example</email><email>user-2@mail.example</email>
            <address type="Billing"><address>street-1</address><city>city-1</city><zipCode>00001</zipCode><country>GR</country></address>
            <address type="Home"><zipCode>00002</zipCode><country>France</country></address>
          </personOrUserReportedPerson>
          <espIdentifier>user-1</espIdentifier><screenName>screen-1</screenName><displayName>display-1</displayName>
          <ipCaptureEvent><ipAddress>192.0.2.1</ipAddress><eventName>Login</eventName><dateTime>2031-05-06T05:00:00.000Z</dateTime><possibleProxy>true</possibleProxy><port>50001</port></ipCaptureEvent>
          <deviceId><idType>IMEI</idType><idValue>device-1</idValue></deviceId>
          <priorCTReports>900000001</priorCTReports>
          <accountPermanentlyDisabled disabledDate="2031-05-06T06:00:00Z" userNotified="false">true</accountPermanentlyDisabled>
          <estimatedLocation verified="true"><city>city-1</city><countryCode>EL</countryCode></estimatedLocation>
          <associatedAccount type="Linked"><platform>Service Two</platform><espIdentifier>user-2</espIdentifier></associatedAccount>
          <neverSeen>x</neverSeen>
        </personOrUserReported>
        <intendedRecipient><espIdentifier>user-3</espIdentifier></intendedRecipient>
        <victim><victimPerson/><espIdentifier>user-4</espIdentifier><schoolName>school-1</schoolName></victim>
        <additionalInfo>note-3</additionalInfo>
      </report>
      <fileDetails>
        <reportId>900000000</reportId>
        <fileId>00112233445566778899aabbccddeeff</fileId>
        <originalFileName>name.of.somebody.JPG</originalFileName>
        <fileViewedByEsp>true</fileViewedByEsp><publiclyAvailable>0</publiclyAvailable>
        <fileRelevance>Reported</fileRelevance>
        <fileAnnotations><viral/><generativeAi/></fileAnnotations>
        <industryClassification>B2</industryClassification>
        <originalFileHash hashType="md5">0F1E2D3C4B5A69788796A5B4C3D2E1F0</originalFileHash>
        <originalFileHash hashType="SHA-1">0123456789abcdef0123456789abcdef01234567</originalFileHash>
        <ipCaptureEvent><ipAddress>2001:db8::1</ipAddress></ipCaptureEvent>
        <details type="HASH"><nameValuePair><name>PhotoDNA</name><value>value-1</value></nameValuePair></details>
        <details><nameValuePair type="EXIF"><name>Make</name><value>make-1</value></nameValuePair></details>
      </fileDetails>
      <fileDetails><fileId>f2</fileId><fileRelevance>Supplemental Reported</fileRelevance></fileDetails>
      </cyberTip>
      """;

  private final ReadReport reading =
      new ReadReport(new ReferenceRule(List.of("N/A")), NotAbuseList.EMPTY);

  @Test
  @DisplayName("ID4 The number is the id and a reference to NCMEC")
  void isKnownByItsNumber() throws UnreadableRecordException {
    Report report = report(WHOLE);
    assertThat(report.getIdKind(), is("CYBERTIPLINE"));
    assertThat(report.getProviderReportId(), is("900000000"));
    assertThat(report.getSource(), is("CYBERTIPLINE"));
    assertThat(
        report.getReferences(),
        contains(new Reference("NCMEC", "900000000"), new Reference("AGENCY-1", "case-00001")));
    assertThat(report.getThirdCountryReported(), is(true));
    assertThat(report.getPersonal().getThirdCountryBodies(), contains("NCMEC", "agency-1"));
    KeyFields keys = keys(WHOLE);
    assertThat(keys.kind(), is(IdKind.CYBERTIPLINE));
    assertThat(keys.id(), is("900000000"));
    assertThat(keys.references().size(), is(2));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("ID4 Where the number stands")
  @CsvSource(
      delimiter = '|',
      value = {
        "<tip reportId=' 12345 '><report/></tip> | 12345",
        "<tip reportNumber='12345'><report/></tip> | 12345",
        "<tip><reportId>12345</reportId><report/></tip> | 12345",
        "<tip><reportResponse><responseCode>0</responseCode><reportId>12345</reportId></reportResponse><report/></tip> | 12345",
        "<tip><report/><fileDetails><reportId>12345</reportId></fileDetails></tip> | 12345",
        "<report reportId='12345'/> | 12345"
      })
  void findsTheNumber(String xml, String number) throws UnreadableRecordException {
    assertThat(report(xml).getProviderReportId(), is(number));
    assertThat(findings(xml), not(hasItem(containsString("REPORT_NUMBER_DIFFERS"))));
  }

  @Test
  @DisplayName("ID4 Without a number as ID3: the canonical digest, and a finding")
  void hasADigestWithoutNumber() throws UnreadableRecordException {
    String xml = "<report><incidentSummary/></report>";
    assertThat(report(xml).getIdKind(), is("CONTENT"));
    assertThat(keys(xml).id(), is(Sha256.hex(keys(xml).canonicalDigest())));
    assertThat(
        Sha256.hex(keys(xml).canonicalDigest()),
        is(
            Sha256.hex(
                Sha256.of(
                    "<report><incidentSummary></incidentSummary></report>"
                        .getBytes(StandardCharsets.UTF_8)))));
    assertThat(findings(xml), hasItem("NO_REPORT_ID provider_report_id"));
  }

  @Test
  @DisplayName("Numbers that differ are a finding; the element around the report decides")
  void tellsDifferentNumbers() throws UnreadableRecordException {
    String xml =
        "<cyberTip reportId='12345'><reportId>54321</reportId><report/><fileDetails><reportId>99999</reportId></fileDetails></cyberTip>";
    assertThat(report(xml).getProviderReportId(), is("12345"));
    assertThat(
        findings(xml),
        contains("REPORT_NUMBER_DIFFERS reportId", "REPORT_NUMBER_DIFFERS fileDetails.reportId"));
  }

  @Test
  @DisplayName("The manifest's entry gives what the XML has no element for")
  void takesTheEnvelope() throws UnreadableRecordException {
    String document =
        "{\"report_number\":\"777777\",\"version\":3,\"issued_at\":\"2031-05-06T07:08:09Z\",\"signature\":\"s\","
            + "\"removed_or_disabled\":true,\"awareness\":[\"USER_FLAG\"],\"urgent\":true}";
    Report report = report("<report/>", document);
    assertThat(report.getProviderReportId(), is("777777"));
    assertThat(report.getVersion(), is(3L));
    assertThat(report.getIssuedAt(), is(Instant.parse("2031-05-06T07:08:09Z")));
    assertThat(report.getPersonal().getSignature(), is("s"));
    assertThat(report.getRemovedOrDisabled(), is(true));
    assertThat(report.getAwareness(), contains("USER_FLAG"));
    // Urgency is the report's own to say.
    assertThat(report.getProviderUrgent(), is(false));
    assertThat(report.getFindings().get(0).getField(), is("documents.?"));
  }

  @Test
  @DisplayName("Incident, service, urgency, annotations")
  void mapsTheIncident() throws UnreadableRecordException {
    Report report = report(WHOLE);
    assertThat(report.getIncidentType(), is("ONLINE_ENTICEMENT"));
    assertThat(report.getAbuseTypes(), contains("SOLICITATION"));
    assertThat(report.getAnnotations(), contains("flagOfTomorrow", "sextortion", "spam"));
    assertThat(report.getProviderUrgent(), is(true));
    assertThat(report.getPersonal().getUrgencyDetail(), is("reason-1"));
    assertThat(report.getServiceTypes(), contains("HOSTING", "INTERPERSONAL_COMMUNICATIONS"));
    assertThat(report.getServiceBrand(), is("Service One"));
    assertThat(report.getPersonal().getServiceUrl(), is("https://service.example/p/1"));
    assertThat(report.getHasUrl(), is(true));
    assertThat(report.getHasFlaggedText(), is(true));
    assertThat(report.getPersonal().getBundledReason(), is("VIRAL_POTENTIAL_MEME"));
    assertThat(report.getBundledIncidentCount(), is(nullValue()));
    assertThat(report.toString(), not(containsString("dropped")));
    assertThat(report.toString(), not(containsString("boilerplate")));
    assertThat(report.getPersonal().getOtherInfo(), is("note-3"));
    assertThat(
        report.getPersonal().getOtherData().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .toList(),
        contains(
            "incidentDateTime=null",
            "webPageIncident url=https://service.example/p/2",
            "webPageIncident thirdPartyHostedContent=true",
            "chatImIncident chatClient=client-1",
            "lawEnforcement servedLegalProcessInternational=true",
            "lawEnforcement fleaCountry=FR",
            "originalFileName=name.of.somebody.JPG",
            "Make=make-1"));
  }

  @Test
  @DisplayName("Parties, their roles, where they are and what was decided about them")
  void mapsTheParties() throws UnreadableRecordException {
    Report report = report(WHOLE);
    List<Person> users = report.getPersonal().getUsers();
    assertThat(
        users.stream().map(Person::getRole).toList(), contains("SUBJECT", "OTHER", "RECIPIENT"));
    Person subject = users.get(0);
    assertThat(subject.getUsername(), is("screen-1"));
    assertThat(subject.getEmail(), is("user-1@mail.example"));
    assertThat(subject.getPhone(), is("+9990000001"));
    assertThat(subject.getBillingCountry(), is("GR"));
    assertThat(
        subject.getLocations(),
        contains(
            new Location("POSTAL_CODE", "France", "00002", false),
            new Location("ESTIMATED_LOCATION", "EL", "city-1", true)));
    assertThat(
        subject.getAddresses(),
        contains(
            new Address("192.0.2.1", 50001, Instant.parse("2031-05-06T05:00:00Z"), "LOGIN", true)));
    assertThat(
        subject.getOther().stream().map(p -> p.getKey() + "=" + p.getValue()).toList(),
        contains(
            "espIdentifier=user-1",
            "displayName=display-1",
            "priorCTReports=900000001",
            "deviceId IMEI=device-1",
            "email=user-2@mail.example",
            "address=street-1, city-1, 00001, GR",
            "address=00002, France"));
    assertThat(report.getPersonal().getChildren().get(0).getUsername(), is("user-4"));
    assertThat(report.getNamesChild(), is(true));
    assertThat(report.getNamesRecipient(), is(true));
    assertThat(report.getUserDecision(), is(true));
    assertThat(
        report.getPersonal().getUserDecisionText(),
        is("accountPermanentlyDisabled 2031-05-06T06:00:00Z, userNotified false"));
    assertThat(
        report.getCitedKeys(),
        contains(ReportKey.hexOf("provider-001", IdKind.CYBERTIPLINE, "900000001")));
    assertThat(findings(WHOLE), contains("UNKNOWN_MEMBER report.personOrUserReported.?"));
  }

  @Test
  @DisplayName("Files are items; their names and what they say of themselves are personal data")
  void mapsTheFiles() throws UnreadableRecordException {
    Report report = report(WHOLE);
    assertThat(
        report.getItems(),
        contains(
            new Item(
                0,
                "00112233445566778899aabbccddeeff",
                "IMAGE",
                "REPORTED",
                null,
                true,
                false,
                List.of("B2", "generativeAi", "viral"),
                List.of(
                    new Hash("MD5", MD5, null),
                    new Hash("SHA1", SHA1, null),
                    new Hash("OTHER", "value-1", null))),
            new Item(1, "f2", null, "SUPPLEMENTAL", null, null, null, List.of(), List.of())));
    assertThat(
        report.getPersonal().getUploadAddresses(),
        contains(new Address("2001:db8::1", null, null, "UPLOAD", false)));
  }

  @Test
  @DisplayName("The quality of a PDQ is read from the pair beside it")
  void readsTheQualityOfPdq() throws UnreadableRecordException {
    String pairs =
        """
        <cyberTip><report reportId='1'></report><fileDetails><details type='HASH'>\
        <nameValuePair><name>PDQ</name><value>%s</value></nameValuePair>\
        <nameValuePair><name>pdq_quality</name><value>%s</value></nameValuePair>\
        </details></fileDetails></cyberTip>""";
    String random = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    assertThat(
        report(pairs.formatted(random, "77")).getItems().get(0).getHashes(),
        contains(new Hash("PDQ", random, 77)));
    assertThat(
        report(pairs.formatted(random, "high")).getItems().get(0).getHashes(),
        contains(new Hash("PDQ", random, null)));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("Incident types, in older literals and any case")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Child Pornography (possession, manufacture, and distribution) | CHILD_PORNOGRAPHY | CSAM",
        "child pornography | CHILD_PORNOGRAPHY | CSAM",
        "Online Enticement of Children for Sexual Act | ONLINE_ENTICEMENT | SOLICITATION",
        "Child Sex Trafficking | CHILD_SEX_TRAFFICKING | -",
        "Child Sex Tourism | CHILD_SEX_TOURISM | -",
        "Child Sexual Molestation (not by family member) | CHILD_SEXUAL_MOLESTATION | -",
        "Misleading Domain Name | MISLEADING_DOMAIN_NAME | -",
        "Misleading Words or Digital Images on the Internet | MISLEADING_WORDS_OR_IMAGES | -",
        "Unsolicited Obscene Material Sent to a Child | UNSOLICITED_OBSCENE_MATERIAL | -",
        "Something Else | - | -",
        "Child | - | -"
      })
  void readsIncidentTypes(String given, String type, String abuse)
      throws UnreadableRecordException {
    String xml =
        "<report reportId='12345'><incidentSummary><incidentType>"
            + given
            + "</incidentType></incidentSummary></report>";
    assertThat(report(xml).getIncidentType(), is(type));
    assertThat(report(xml).getAbuseTypes(), is(abuse == null ? List.of() : List.of(abuse)));
    assertThat(
        findings(xml),
        is(type == null ? List.of("UNKNOWN_CODE report.incidentSummary.incidentType") : List.of()));
  }

  @Test
  @DisplayName("Every element may be missing: an empty report is a report")
  void readsAnEmptyReport() throws UnreadableRecordException {
    Report report = report("<report reportId='12345'/>");
    assertThat(report.getItems(), is(empty()));
    assertThat(report.getIncidentType(), is(nullValue()));
    assertThat(report.getProviderUrgent(), is(false));
    assertThat(report.getNamesChild(), is(false));
    assertThat(report.getHasFreeText(), is(false));
    assertThat(findings("<report reportId='12345'/>"), is(empty()));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("Values that cannot be read are findings, never rejections")
  @CsvSource(
      delimiter = '|',
      value = {
        "<port>70000</port> | WRONG_TYPE users.addresses.port",
        "<port>x</port> | WRONG_TYPE users.addresses.port",
        "<possibleProxy>Yes</possibleProxy> | WRONG_TYPE users.addresses.possible_proxy",
        "<eventName>Elsewhere</eventName> | UNKNOWN_CODE users.addresses.event",
        "<dateTime>2031-05-06T05:00:00</dateTime> | TIME_WITHOUT_ZONE users.addresses.at",
        "<dateTime>yesterday</dateTime> | UNREADABLE_TIME users.addresses.at"
      })
  void keepsWhatItCannotRead(String element, String finding) throws UnreadableRecordException {
    String xml =
        "<report reportId='12345'><personOrUserReported><ipCaptureEvent>"
            + element
            + "</ipCaptureEvent></personOrUserReported></report>";
    assertThat(findings(xml), contains(finding));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @DisplayName("Rejected, by both readings alike")
  @CsvSource(
      delimiter = '|',
      value = {
        "<report><a></report> | MALFORMED_XML",
        "<report a=1/> | MALFORMED_XML",
        "<report>&unknown;</report> | MALFORMED_XML",
        "<report>&#0;</report> | MALFORMED_XML",
        "<fileDetails/> | NOT_A_REPORT",
        "<cyberTip reportId='1'/> | NOT_A_REPORT",
        "<cyberTip><report/><report/></cyberTip> | SEVERAL_REPORTS"
      })
  void rejects(String xml, RejectCode code) {
    UnreadableRecordException first =
        Assertions.assertThrows(UnreadableRecordException.class, () -> keys(xml));
    UnreadableRecordException second =
        Assertions.assertThrows(UnreadableRecordException.class, () -> report(xml));
    assertThat(first.code(), is(code));
    assertThat(second.code(), is(code));
  }

  @Test
  @DisplayName("Nesting has a limit, and invalid UTF-8 a code of its own")
  void hasLimits() {
    String deep = "<report>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</report>";
    assertThat(
        Assertions.assertThrows(UnreadableRecordException.class, () -> keys(deep)).code(),
        is(RejectCode.TOO_DEEP));
    byte[] latin = "<report>\u00e9</report>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(
        Assertions.assertThrows(
                UnreadableRecordException.class,
                () -> XmlElement.parse(latin, 0, latin.length, ReadLimits.DEFAULT))
            .code(),
        is(RejectCode.INVALID_UTF8));
  }

  @ParameterizedTest
  @DisplayName("Written otherwise, the same report: a resubmission (ID6)")
  @ValueSource(
      strings = {
        "<cyberTip reportId='12345'><report a='1'  b='2' ></report></cyberTip>",
        "<cyberTip  reportId=\"12345\">\n<report b=\"2\" a=\"1\"/><!-- c -->\n</cyberTip>",
        "<report reportId='12345' a='1' b='2'/>"
      })
  void hasOneDigest(String xml) throws UnreadableRecordException {
    String digest =
        Sha256.hex(keys("<x reportId='12345'><report b='2' a='1'/></x>").canonicalDigest());
    String own = Sha256.hex(keys(xml).canonicalDigest());
    // A number on the report itself is part of it.
    assertThat(own.equals(digest), is(!xml.startsWith("<report")));
  }

  private static ReportContext context(String document) {
    ReportContext json = SampleRecords.context();
    PlannedFile file =
        new PlannedFile(
            "reports.xml",
            "/nowhere",
            "00".repeat(32),
            1,
            1,
            Compression.NONE,
            Format.CYBERTIPLINE,
            document.isEmpty() ? List.of() : List.of(document));
    return new ReportContext(
        json.export(), file, 0, json.reportKey(), json.canonicalDigest(), json.receivedAt());
  }

  private Report report(String xml) throws UnreadableRecordException {
    return report(xml, "");
  }

  private Report report(String xml, String document) throws UnreadableRecordException {
    byte[] bytes = xml.strip().getBytes(StandardCharsets.UTF_8);
    return reading.report(bytes, 0, bytes.length, context(document));
  }

  private KeyFields keys(String xml) throws UnreadableRecordException {
    byte[] bytes = xml.strip().getBytes(StandardCharsets.UTF_8);
    ReportContext context = context("");
    return reading.keys(context.export(), context.file(), 0, bytes, 0, bytes.length);
  }

  private List<String> findings(String xml) throws UnreadableRecordException {
    return report(xml).getFindings().stream().map(f -> f.getCode() + " " + f.getField()).toList();
  }
}
