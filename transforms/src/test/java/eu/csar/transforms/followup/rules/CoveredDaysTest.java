package eu.csar.transforms.followup.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether returns together cover a year. */
final class CoveredDaysTest {
  private static void add(CoveredDays days, String from, String to) {
    days.add(LocalDate.parse(from), LocalDate.parse(to));
  }

  @Test
  @DisplayName("Returns that touch or overlap cover a year together, in any order")
  void togetherTheyCoverAYear() {
    CoveredDays days = new CoveredDays();
    add(days, "2026-07-01", "2026-12-31");
    add(days, "2025-12-01", "2026-03-31");
    assertThat(days.coversAll(2026), is(false));
    assertThat(days.coversAny(2026), is(true));
    add(days, "2026-04-01", "2026-06-30");
    assertThat(days.coversAll(2026), is(true));
    assertThat(days.coversAll(2025), is(false));
    assertThat(days.coversAny(2025), is(true));
    assertThat(days.coversAny(2027), is(false));
  }

  @Test
  @DisplayName("A day that is missing leaves the year partial")
  void oneDayIsMissing() {
    CoveredDays days = new CoveredDays();
    add(days, "2026-01-01", "2026-06-29");
    add(days, "2026-07-01", "2026-12-31");
    assertThat(days.coversAll(2026), is(false));
    add(days, "2026-06-30", "2026-06-30");
    assertThat(days.coversAll(2026), is(true));
  }
}
