package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A planned release")
class PlannedReleaseTest {

  private static PublishedTable table(String measure, ProtectionMethod method, String dimensions) {
    return new PublishedTable(
        new FrequencyTable(
            dimensions, measure, Arrays.asList(dimensions.split(" ", -1)), List.of()),
        dimensions,
        method,
        "a test");
  }

  private static PlannedRelease plan(String tables) {
    List<PublishedTable> planned = new ArrayList<>();
    for (String dimensions : tables.split("; ", -1)) {
      planned.add(table("M", ProtectionMethod.SUPPRESSION, dimensions));
    }
    return new PlannedRelease(planned, Map.of(), ProtectionPolicy.DEFAULT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "geo gender time_period",
    "geo gender time_period; geo age time_period",
    "geo gender; geo age; geo outcome; geo",
    "geo gender; gender age; age type",
    "geo gender age; geo gender; gender age; geo age",
  })
  @DisplayName("takes tables of a measure whose dimensions form a tree")
  void trees(String tables) {
    assertThat(plan(tables).tables().size(), is(tables.split("; ", -1).length));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "geo gender; geo age; gender age",
    "geo gender time_period; geo age time_period; gender age time_period",
    "a b; b c; c d; d a",
  })
  @DisplayName("refuses a circle: readers could put the undivided table together")
  void circles(String tables) {
    assertThat(
        assertThrows(UnusableStatisticsException.class, () -> plan(tables)).getMessage(),
        containsString("tables of measure M cross each other in a circle"));
  }

  @Test
  @DisplayName("refuses two methods for one measure, and takes them for two")
  void methods() {
    PublishedTable suppressed = table("M", ProtectionMethod.SUPPRESSION, "geo gender");
    List<PublishedTable> both =
        List.of(suppressed, table("M", ProtectionMethod.ROUNDING, "geo age"));
    assertThrows(
        UnusableStatisticsException.class,
        () -> new PlannedRelease(both, Map.of(), ProtectionPolicy.DEFAULT));
    List<PublishedTable> apart =
        List.of(suppressed, table("N", ProtectionMethod.ROUNDING, "geo age"));
    assertThat(
        new PlannedRelease(apart, Map.of(), ProtectionPolicy.DEFAULT).tables().size(), is(2));
  }

  @Test
  @DisplayName("a width that rounding never leaves is refused")
  void width() {
    assertThrows(UnusableStatisticsException.class, () -> new ProtectionPolicy(5, 5, 5));
  }

  @Test
  @DisplayName("a rate with a hidden part, or of nothing, is not given")
  void ratios() {
    assertThat(Ratio.of(new Figure(3L), new Figure(12L)), is(new Ratio(3, 12)));
    assertThat(new Ratio(3, 12).value(), is(0.25));
    assertThat(Ratio.of(Figure.HIDDEN, new Figure(12L)), is(nullValue()));
    assertThat(Ratio.of(new Figure(3L), Figure.HIDDEN), is(nullValue()));
    assertThat(Ratio.of(new Figure(3L), new Figure(0L)), is(nullValue()));
  }
}
