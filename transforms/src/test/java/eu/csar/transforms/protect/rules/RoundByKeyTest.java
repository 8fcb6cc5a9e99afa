package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Keyed rounding")
class RoundByKeyTest {
  private static final RoundByKey ROUNDING = new RoundByKey(5, Tables.KEY);

  private static CellKey cell(int number) {
    return new CellKey("ITEMS", new TreeMap<>(Map.of("geo", "FR", "number", "N" + number)));
  }

  @ParameterizedTest(name = "{0} of 5: up in {1} of cells")
  @CsvSource({"0, 0.0", "1, 0.2", "2, 0.4", "3, 0.6", "4, 0.8", "5, 0.0", "12, 0.4"})
  @DisplayName("is unbiased: up as often as the remainder says, and multiples stay")
  void unbiased(long count, double up) {
    int ups = 0;
    for (int number = 0; number < 20_000; number++) {
      long value = ROUNDING.print(cell(number), count).value();
      assertThat(value % 5, is(0L));
      assertThat(Math.abs(value - count) < 5, is(true));
      ups += value > count ? 1 : 0;
    }
    // Four standard errors.
    assertThat(ups / 20_000.0, is(closeTo(up, up == 0 ? 0 : 0.0142)));
  }

  @Test
  @DisplayName("rounds a cell the same whatever table prints it: totals are no part of its key")
  void sameCell() {
    Map<String, CodeList> lists =
        Map.of(
            "gender", CodeList.flat("gender", "TOTAL", List.of("F", "M")),
            "age", CodeList.flat("age", "ALL", List.of("Y00-12")));
    CellKey one = CellKey.of("M", Map.of("geo", "FR", "gender", "TOTAL"), lists);
    CellKey other = CellKey.of("M", Map.of("age", "ALL", "geo", "FR"), lists);
    assertThat(one.text(), is("M;geo=FR"));
    assertThat(ROUNDING.print(one, 7), is(ROUNDING.print(other, 7)));
  }

  @Test
  @DisplayName("a larger count of a cell is never rounded below a smaller one")
  void monotone() {
    for (int number = 0; number < 500; number++) {
      for (long count = 0; count < 12; count++) {
        long lower = ROUNDING.print(cell(number), count).value();
        assertThat(ROUNDING.print(cell(number), count + 1).value() >= lower, is(true));
      }
    }
  }

  @Test
  @DisplayName("goes by the key: with another one, some four of ten cells of count 2 change")
  void anotherKey() {
    byte[] bytes = new byte[32];
    bytes[31] = 1;
    RoundByKey other = new RoundByKey(5, RoundingKey.of(bytes));
    long changed = 0;
    for (int number = 0; number < 1_000; number++) {
      changed += ROUNDING.print(cell(number), 2).equals(other.print(cell(number), 2)) ? 0 : 1;
    }
    assertThat(changed, is(greaterThan(400L)));
  }

  @ParameterizedTest(name = "{0} tells {1} to {2}")
  @CsvSource({"0, 0, 4", "5, 1, 9", "10, 6, 14"})
  @DisplayName("a printed figure tells a range of less than the base to both sides")
  void tells(long printed, long least, long most) {
    assertThat(ROUNDING.tells(new Figure(printed)), is(new Range(least, most)));
  }

  @Test
  @DisplayName("a key that is short or missing is refused, and never shown")
  void keys(@TempDir Path directory) {
    assertThat(
        assertThrows(UnusableRoundingKeyException.class, () -> RoundingKey.of(new byte[31]))
            .getMessage(),
        containsString("under 32 bytes"));
    assertThrows(
        UnusableRoundingKeyException.class, () -> RoundingKey.load(directory.resolve("none")));
    assertThat(Tables.KEY.toString(), not(containsString("0")));
  }
}
