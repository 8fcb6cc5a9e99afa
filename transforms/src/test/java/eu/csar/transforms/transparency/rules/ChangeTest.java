package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.PublishedFigure.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two figures are called a change, and when nothing is said. */
final class ChangeTest {
  private static final PublishedFigure HIDDEN = new PublishedFigure(Kind.CONFIDENTIAL, null, false);

  @ParameterizedTest
  @CsvSource({
    "100, 104, LITTLE_CHANGED", "100, 105, ROSE", "100, 119, ROSE", "100, 120, ROSE_MUCH",
    "100, 96, LITTLE_CHANGED", "100, 95, FELL", "100, 81, FELL", "100, 80, FELL_MUCH",
    "49, 100, TOO_FEW", "100, 49, TOO_FEW", "50, 50, LITTLE_CHANGED"
  })
  @DisplayName("From 5 % it is a change, from 20 % a large one; below 50 nothing is said")
  void thresholds(long before, long now, Change.Kind kind) {
    assertThat(compare(printed(before), printed(now), 1, List.of()).kind(), is(kind));
  }

  @Test
  @DisplayName("Beside a hidden figure no change is given")
  void hidden() {
    assertThat(compare(HIDDEN, printed(100), 1, List.of()).kind(), is(Change.Kind.NOT_PRINTED));
    Change change = compare(printed(100), HIDDEN, 1, List.of());
    assertThat(change.kind(), is(Change.Kind.NOT_PRINTED));
    assertThat(change.onEarlier(), is(nullValue()));
  }

  @Test
  @DisplayName("What was partly submitted is not compared")
  void partial() {
    assertThat(
        compare(new PublishedFigure(Kind.PRINTED, 100L, true), printed(200), 1, List.of()).kind(),
        is(Change.Kind.PARTLY_SUBMITTED));
  }

  @Test
  @DisplayName("A difference that rounding alone can make is none")
  void rounded() {
    assertThat(
        compare(printed(50), printed(55), 5, List.of()).kind(), is(Change.Kind.WITHIN_ROUNDING));
    assertThat(compare(printed(50), printed(200), 5, List.of()).kind(), is(Change.Kind.ROSE_MUCH));
  }

  @Test
  @DisplayName("50 and 60, rounded to 5, may be 54 and 56 or 46 and 64: nothing is called marked")
  void openByRounding() {
    assertThat(
        compare(printed(50), printed(60), 5, List.of()).kind(), is(Change.Kind.OPEN_BY_ROUNDING));
    assertThat(
        compare(printed(1_000), printed(1_050), 5, List.of()).kind(),
        is(Change.Kind.OPEN_BY_ROUNDING));
    assertThat(compare(printed(1_000), printed(1_100), 5, List.of()).kind(), is(Change.Kind.ROSE));
    assertThat(compare(printed(1_000), printed(1_100), 1, List.of()).kind(), is(Change.Kind.ROSE));
  }

  @Test
  @DisplayName("A cohort that has had a year less is not compared, however few outcomes it has")
  void stillGrowing() {
    Change change = Change.between(2027, printed(200), 2028, printed(100), 1, true, List.of());
    assertThat(change.kind(), is(Change.Kind.COHORT_STILL_GROWING));
    assertThat(change.onEarlier(), is(nullValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 2020, LEGAL_GAP_2020_2021",
    "2020, 2021, LEGAL_GAP_2020_2021",
    "2021, 2022, LEGAL_GAP_2020_2021",
    "2022, 2023, NONE",
    "2023, 2024, REFERRAL_TERM_2024",
    "2024, 2025, BUNDLING_2024",
    "2025, 2026, LEGAL_GAP_2026",
    "2026, 2027, LEGAL_GAP_2026",
    "2027, 2028, NONE"
  })
  @DisplayName("A break between two years is never read as a trend")
  void breaks(int earlier, int later, String expected) {
    Change change =
        Change.between(
            earlier,
            printed(100),
            later,
            printed(200),
            1,
            false,
            Arrays.asList(SeriesBreak.values()));
    if (expected.equals("NONE")) {
      assertThat(change.kind(), is(Change.Kind.ROSE_MUCH));
    } else {
      assertThat(change.kind(), is(Change.Kind.BREAK_IN_SERIES));
      assertThat(change.seriesBreak(), is(SeriesBreak.valueOf(expected)));
      assertThat(change.onEarlier(), is(nullValue()));
    }
  }

  private static Change compare(
      PublishedFigure before, PublishedFigure now, long base, List<SeriesBreak> breaks) {
    return Change.between(2024, before, 2025, now, base, false, breaks);
  }

  private static PublishedFigure printed(long value) {
    return new PublishedFigure(Kind.PRINTED, value, false);
  }
}
