package eu.csar.transforms.judge.rules;

import static eu.csar.transforms.judge.rules.JudgedReports.exceptions;
import static eu.csar.transforms.judge.rules.JudgedReports.item;
import static eu.csar.transforms.judge.rules.JudgedReports.judge;
import static eu.csar.transforms.judge.rules.JudgedReports.matter;
import static eu.csar.transforms.judge.rules.JudgedReports.report;
import static eu.csar.transforms.judge.rules.JudgedReports.retracted;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.GroundCounts;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.UnfoundedGround;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The circuit breaker")
class CircuitBreakerTest {
  private static final JudgingPolicy POLICY = new JudgingPolicy("2026-1", "1");
  private static final Report LISTED =
      JudgedReports.builder().setItems(List.of(item(0, "REPORTED", "harmless-1"))).build();

  @ParameterizedTest(name = "Section 3 breaker: {1} of {0} reports: {2}")
  @CsvSource({
    "1000, 100, false", // more than 5 %, not more than 100
    "1000, 101, true",
    "2020, 101, false", // 5 % exactly
    "2019, 101, true",
    "0, 0, false"
  })
  @DisplayName("Section 3 breaker trips if more than 5 % and more than 100 of a run's reports hold")
  void limits(long reports, long holding, boolean trips) {
    CircuitBreaker breaker =
        CircuitBreaker.of(POLICY, List.of(new GroundCounts(reports, 0L, holding)));
    assertThat(breaker.isTripped(UnfoundedGround.ASSESSED_NOT_ABUSE), is(trips));
    assertThat(breaker.isTripped(UnfoundedGround.RETRACTED_AS_ERRONEOUS), is(false));
  }

  @Test
  @DisplayName("Section 3 breaker counts over all buckets, each ground alone")
  void groundsAlone() {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            POLICY, List.of(new GroundCounts(150L, 60L, 40L), new GroundCounts(150L, 41L, 40L)));
    assertThat(breaker.tripped(), is(Set.of(UnfoundedGround.RETRACTED_AS_ERRONEOUS)));
    assertThat(breaker.reports(UnfoundedGround.RETRACTED_AS_ERRONEOUS), is(101L));
    assertThat(breaker.reports(UnfoundedGround.ASSESSED_NOT_ABUSE), is(80L));
    assertThat(CircuitBreaker.decode(breaker.encode()), is(breaker));
  }

  @Test
  @DisplayName("Section 3 breaker tripped: what it alone keeps from being filtered is marked")
  void marked() {
    CircuitBreaker tripped = new CircuitBreaker(0, 500, Set.of(UnfoundedGround.ASSESSED_NOT_ABUSE));
    Judgement judgement = judge(matter(LISTED), POLICY, tripped);
    assertThat(judgement.decision(), is(Decision.FORWARDED));
    assertThat(judgement.reasonCodes(), contains("CIRCUIT_BREAKER"));
    assertThat(exceptions(judgement, "ASSESSED_NOT_ABUSE"), contains("CIRCUIT_BREAKER"));

    Report urgent = Report.newBuilder(LISTED).setProviderUrgent(true).build();
    Judgement protectedToo = judge(matter(urgent), POLICY, tripped);
    assertThat(protectedToo.reasonCodes(), is(empty()));
    assertThat(
        exceptions(protectedToo, "ASSESSED_NOT_ABUSE"), contains("CIRCUIT_BREAKER", "URGENT"));
  }

  @Test
  @DisplayName("Section 3 breaker of UG3 does not keep another ground from filtering")
  void otherGrounds() {
    CircuitBreaker tripped = new CircuitBreaker(0, 500, Set.of(UnfoundedGround.ASSESSED_NOT_ABUSE));
    Judgement judgement = judge(retracted(report(false), true), POLICY, tripped);
    assertThat(judgement.reasonCodes(), contains("RETRACTED_AS_ERRONEOUS"));
  }
}
