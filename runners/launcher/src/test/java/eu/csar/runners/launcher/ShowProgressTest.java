package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShowProgressTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("A reading tells bytes, records, rate and the time that is left")
  void tellsRateAndTimeLeft() {
    ShowProgress progress = new ShowProgress(new PrintWriter(new StringWriter()), "");
    assertThat(
        progress.reading("Read", 0, 4_000_000, 0, 10 * SECOND),
        is("Read  0 bytes of 4.0 MB  0 records"));
    assertThat(
        progress.reading("Read", 1_000_000, 4_000_000, 2_000, 20 * SECOND),
        is("Read  1.0 MB of 4.0 MB  2,000 records  200/s  30 s left in this step"));
  }

  @Test
  @DisplayName("Each step has a clock of its own")
  void startsAgainWithEachStep() {
    ShowProgress progress = new ShowProgress(new PrintWriter(new StringWriter()), "");
    progress.reading("Read", 1_000_000, 1_000_000, 2_000, 10 * SECOND);
    assertThat(
        progress.reading("Write", 0, 1_000_000, 0, 500 * SECOND),
        is("Write  0 bytes of 1.0 MB  0 records"));
    assertThat(
        progress.reading("Write", 500_000, 1_000_000, 1_000, 510 * SECOND),
        is("Write  500.0 kB of 1.0 MB  1,000 records  100/s  10 s left in this step"));
  }
}
