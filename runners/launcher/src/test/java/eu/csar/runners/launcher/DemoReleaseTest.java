package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.statistics.SeriesBreak;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the years of the demo let a newcomer see. */
@DisplayName("csar demo, the years of its release")
final class DemoReleaseTest {
  private static boolean parted(int earlier, int later) {
    return Arrays.stream(SeriesBreak.values()).anyMatch(one -> one.parts(earlier, later));
  }

  @Test
  @DisplayName("The last year can be compared with the one before it")
  void change() {
    assertThat(parted(DemoRelease.LAST_YEAR - 1, DemoRelease.LAST_YEAR), is(false));
  }

  @Test
  @DisplayName("There are years enough for a series, and a break lies in it")
  void series() {
    assertThat(DemoRelease.YEARS, is(greaterThanOrEqualTo(3)));
    assertThat(parted(2026, 2027), is(true));
    assertThat(DemoRelease.LAST_YEAR - DemoRelease.YEARS + 1, is(2026));
  }

  @Test
  @DisplayName("A84-4: issued by 30 June, of figures as they stood before")
  void issued() {
    assertThat(DemoRelease.ISSUED, is(LocalDate.of(2029, 6, 30)));
    assertThat(DemoRelease.AS_OF, is(LocalDate.of(2029, 6, 1)));
  }
}
