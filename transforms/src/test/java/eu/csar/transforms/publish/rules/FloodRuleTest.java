package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An indicator is flooded")
class FloodRuleTest {
  @ParameterizedTest(name = "{5}: {0} reports after {1} in runs {2} to {3} - {4}")
  @CsvSource(
      textBlock =
          """
          5000, 0,   1, 1, false, nothing to compare with in the first run of a database
          100,  0,   2, 2, true,  matched for the first time
          99,   0,   2, 2, false, fewer than the least
          100,  10,  1, 2, false, exactly ten times the one run before
          101,  10,  1, 2, true,  more than ten times the one run before
          1000, 300, 1, 4, false, ten times the average of three runs
          1001, 300, 1, 4, true,  more than ten times the average of three runs
          1000, 300, 1, 5, true,  runs in which it matched nothing count for the average
          """)
  void isFlooded(
      long reports, long earlier, long firstRun, long run, boolean flooded, String because) {
    assertThat(
        because, new FloodRule(100, 10).isFlood(reports, earlier, firstRun, run), is(flooded));
  }
}
