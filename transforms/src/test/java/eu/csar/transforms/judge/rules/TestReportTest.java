package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.decision;
import static eu.csar.transforms.judge.rules.JudgedReports.exceptions;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.match;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.Decision;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("UG1 a test report")
class TestReportTest {

  private static final Report TEST = JudgedReports.builder().setTest(true).build();

  @Test
  @DisplayName("UG1 is unfounded")
  void filters() {
    Judgement judgement = judge(matter(TEST));
    assertThat(judgement.decision(), is(Decision.MANIFESTLY_UNFOUNDED));
    assertThat(judgement.reasonCodes(), contains("TEST"));
  }

  @Test
  @DisplayName("UG1 is not what only the flag says: the report is read as real")
  void flagAlone() {
    Judgement judgement = judge(matter(JudgedReports.report(false)));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, "TEST"), is(nullValue()));
  }

  @ParameterizedTest(name = "UG1 JU5 {0} {1} quarantined {2}")
  @CsvSource({
    "KNOWN,SHA256,false", "NEW,MD5_ONLY,false", "SOLICITATION,SHA1,false",
    "KNOWN,PERCEPTUAL,false", "KNOWN,SHA256,true", "URLS,SHA256,false"
  })
  @DisplayName("UG1 with a positive match of any kind is forwarded")
  void positiveMatch(String list, String strength, boolean quarantined) {
    Judgement judgement = judge(matter(TEST, List.of(match(list, strength, quarantined))));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, "TEST"), contains("POSITIVE_MATCH"));
  }

  @Test
  @DisplayName("UG1 with a match on the not-abuse list alone is unfounded")
  void notAbuseMatch() {
    assertThat(
        judge(matter(TEST, List.of(match("NOT_ABUSE")))).decision(),
        is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @Test
  @DisplayName("UG1 is unfounded though urgent and though it names a child")
  void otherExceptionsDoNotCount() {
    Report urgent =
        JudgedReports.builder().setTest(true).setProviderUrgent(true).setNamesChild(true).build();
    assertThat(judge(matter(urgent)).decision(), is(Decision.MANIFESTLY_UNFOUNDED));
  }

  @Test
  @DisplayName("UG1 JU4 that a review says to forward is forwarded")
  void reviewedForward() {
    Judgement judgement = judge(matter(TEST, List.of(), decision("FORWARD")));
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(exceptions(judgement, "TEST"), contains("REVIEWED_FORWARD"));
  }
}
