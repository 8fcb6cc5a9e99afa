package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("UG3 a file on the not-abuse list")
class NotAbuseInForceTest {
  private static final String FILE = "00112233445566778899aabbccddeeff".repeat(2);
  private static final String EMPTY_FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
  private static final String OF_FR = notice("A-1", "FR", "NO_ABUSE_MATERIAL", "");
  private static final String OF_DE = notice("A-2", "DE", "NO_ABUSE_MATERIAL", "");

  private final Path directory;

  NotAbuseInForceTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static String notice(String id, String state, String reason, String more) {
    return Lists.notice(id, state, reason, more, FILE);
  }

  private List<String> notices(LocalDate day, int states, String... lines) {
    IndicatorIndex index = Lists.in(directory.resolve("lists")).with("not_abuse", lines).index();
    return new NotAbuseInForce(index, day, states).noticesFor(FILE);
  }

  @Test
  @DisplayName("UG3 is in force by notices of two States, on the day of the second already")
  void twoStates() {
    assertThat(notices(DAY, 2, OF_FR, OF_DE), contains("A-1", "A-2"));
  }

  static Stream<Arguments> notInForce() {
    return Stream.of(
        Arguments.of("one State", new String[] {OF_FR}),
        Arguments.of(
            "one State twice", new String[] {OF_FR, notice("A-3", "FR", "NO_ABUSE_MATERIAL", "")}),
        Arguments.of(
            "GR and EL are one State",
            new String[] {
              notice("A-3", "GR", "NO_ABUSE_MATERIAL", ""),
              notice("A-4", "EL", "NO_ABUSE_MATERIAL", "")
            }),
        Arguments.of(
            "a third country", new String[] {OF_FR, notice("A-3", "US", "NO_ABUSE_MATERIAL", "")}),
        Arguments.of(
            "the second is disabled",
            new String[] {OF_FR, notice("A-2", "DE", "NO_ABUSE_MATERIAL", ",\"disabled\":true")}),
        Arguments.of(
            "JU5 the second is quarantined",
            new String[] {
              OF_FR, notice("A-2", "DE", "NO_ABUSE_MATERIAL", ",\"quarantined\":true")
            }),
        Arguments.of(
            "a notice of age doubt beside two",
            new String[] {OF_FR, OF_DE, notice("A-3", "IE", "AGE_DOUBT", "")}),
        Arguments.of(
            "a notice of drawn material beside two",
            new String[] {OF_FR, OF_DE, notice("A-3", "FR", "DRAWN", "")}),
        Arguments.of(
            "the second is dated tomorrow",
            new String[] {OF_FR, OF_DE.replace("2025-01-01", "2025-01-02")}),
        Arguments.of(
            "the second has no readable date",
            new String[] {OF_FR, OF_DE.replace("2025-01-01", "soon")}));
  }

  @ParameterizedTest(name = "UG3 {0}")
  @MethodSource("notInForce")
  @DisplayName("UG3 JU1 is not in force where one State is missing or any notice says otherwise")
  void doubtProtects(String because, String... lines) {
    assertThat(because, notices(DAY, 2, lines), empty());
  }

  @Test
  @DisplayName("UG3 JU5 a quarantined or disabled notice for another reason counts for nothing")
  void setAside() {
    assertThat(
        notices(
            DAY,
            2,
            OF_FR,
            OF_DE,
            notice("A-3", "IE", "AGE_DOUBT", ",\"quarantined\":true"),
            notice("A-4", "IE", "AGE_DOUBT", ",\"disabled\":true")),
        contains("A-1", "A-2"));
  }

  @Test
  @DisplayName("UG3 the number of States is the policy's")
  void policy() {
    assertThat(notices(DAY, 3, OF_FR, OF_DE), empty());
    assertThat(notices(DAY, 1, OF_FR), contains("A-1"));
  }

  @Test
  @DisplayName("UG3 the empty file is never in force, and an unlisted one is not")
  void others() {
    IndicatorIndex index =
        Lists.in(directory.resolve("lists")).with("not_abuse", OF_FR, OF_DE).index();
    NotAbuseInForce rule = new NotAbuseInForce(index, DAY, 1);
    assertThat(rule.noticesFor(EMPTY_FILE), empty());
    assertThat(rule.noticesFor("ff".repeat(32)), empty());
    assertThat(rule.noticesFor("no digest"), empty());
  }
}
