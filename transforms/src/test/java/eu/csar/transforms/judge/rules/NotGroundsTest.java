package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.item;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Address;
import eu.csar.schemas.Finding;
import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Location;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no ground of unfoundedness, each by itself (section 3 of the decision tables). */
@DisplayName("Not grounds")
class NotGroundsTest {
  private static final String EMPTY_FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  static Stream<Arguments> notGrounds() {
    return Stream.of(
        Arguments.of("duplicates of known items", with(item(0, "REPORTED", "a"))),
        Arguments.of(
            "missing fields",
            JudgedReports.builder()
                .setMissingFields(List.of("MISSING_ABUSE_TYPES", "MISSING_SIGNATURE"))
                .build()),
        Arguments.of("no location", JudgedReports.report(false)),
        Arguments.of("age doubt", annotated("ageDoubt")),
        Arguments.of("informational", annotated("informational")),
        Arguments.of("meme", annotated("potentialMeme")),
        Arguments.of("drawn material", annotated("animeDrawingVirtualHentai")),
        Arguments.of("generated material", annotated("generativeAi")),
        Arguments.of("an address outside the EU", outsideTheEu()),
        Arguments.of("empty-file hashes", with(item(0, "REPORTED", EMPTY_FILE))),
        Arguments.of("file type OTHER", with(typeOther())),
        Arguments.of(
            "an unknown provider",
            JudgedReports.builder().setNamespace("unknown:X").setProviderId("unknown:X").build()),
        Arguments.of(
            "future dates",
            JudgedReports.builder().setIssuedAt(Instant.parse("2126-01-01T00:00:00Z")).build()),
        Arguments.of(
            "findings",
            JudgedReports.builder()
                .setFindings(List.of(new Finding("BAD_HASH", "items.hashes.value")))
                .build()));
  }

  private static Report annotated(String annotation) {
    return JudgedReports.builder()
        .setAnnotations(List.of(annotation))
        .setItems(
            List.of(
                item(0, "REPORTED", List.of(new Hash("SHA256", "a", null)), List.of(annotation))))
        .build();
  }

  private static Item typeOther() {
    return Item.newBuilder(item(0, "REPORTED", "a")).setMediaType("OTHER").build();
  }

  @ParameterizedTest(name = "Section 3 not grounds: {0}")
  @MethodSource("notGrounds")
  @DisplayName("Section 3 are forwarded, without a reason")
  void forwarded(String because, Report report) {
    Judgement judgement =
        judge(
            because.startsWith("duplicates")
                ? matter(report, List.of(match("KNOWN")))
                : matter(report));
    assertThat(because, judgement.decision(), is(Decision.FORWARDED));
    assertThat(because, JudgedReports.holding(judgement), is(empty()));
    assertThat(because, judgement.reasonCodes(), is(empty()));
  }

  private static Report outsideTheEu() {
    Report.Builder report = JudgedReports.builder();
    return report
        .setPersonal(
            PersonalPart.newBuilder(report.getPersonal())
                .setUploadAddresses(
                    List.of(new Address("198.51.100.7", null, null, "UPLOAD", false)))
                .setLocations(List.of(new Location("ESTIMATED_LOCATION", "US", null, true)))
                .build())
        .build();
  }
}
