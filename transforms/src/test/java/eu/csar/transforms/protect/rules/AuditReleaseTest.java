package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit of a release")
class AuditReleaseTest {
  private static final int WIDTH = 4;

  /** One line of counts over a dimension that belongs to nobody. */
  private static CellSystem line(String dimension, long... counts) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put(dimension, Tables.names(dimension, counts.length));
    codes.put("time_period", List.of("2025"));
    return system(
        Tables.table(
            "line",
            "LINE",
            codes,
            row -> counts[codes.get(dimension).indexOf(row.get(dimension))]));
  }

  private static CellSystem system(FrequencyTable... tables) {
    PlannedRelease plan = Tables.plan(ProtectionMethod.SUPPRESSION, tables);
    return CellSystem.of(List.of(tables), plan.lists(), plan.controls(Tables.KEY));
  }

  private static List<String> exposed(CellSystem system, Figure[] figures) {
    return AuditRelease.audit(system, figures, List.of(), WIDTH).exposures().stream()
        .map(exposure -> exposure.cell() + " " + exposure.range())
        .toList();
  }

  @Test
  @DisplayName("a single hidden cell of a line is exact")
  void single() {
    CellSystem system = line("outcome", 3, 20, 30);
    assertThat(
        exposed(system, system.figures()), contains("LINE;outcome=OUTCOME1;time_period=2025 3..3"));
  }

  @Test
  @DisplayName("two hidden cells that add up to 5 are both small: the published threshold says so")
  void thresholdTells() {
    CellSystem system = line("outcome", 1, 4, 30);
    assertThat(
        exposed(system, system.figures()),
        containsInAnyOrder(
            "LINE;outcome=OUTCOME1;time_period=2025 1..4",
            "LINE;outcome=OUTCOME2;time_period=2025 1..4"));
  }

  @Test
  @DisplayName("two hidden cells that add up to 6 leave five values each, 1 to 5")
  void sixIsEnough() {
    CellSystem system = line("outcome", 2, 4, 30);
    assertThat(exposed(system, system.figures()), is(empty()));
  }

  @Test
  @DisplayName("a printed zero is no hiding place: beside it two cells are as one")
  void printedZeros() {
    CellSystem system =
        system(Tables.twoWay("t", "M", "outcome", new long[][] {{2, 9, 0}, {9, 2, 0}, {9, 9, 9}}));
    TreeSet<String> cells = new TreeSet<>();
    AuditRelease.audit(system, system.figures(), List.of(), WIDTH)
        .exposures()
        .forEach(exposure -> cells.add(exposure.cell()));
    assertThat(
        cells,
        contains(
            "M;geo=BE;outcome=OUTCOME1;time_period=2025",
            "M;geo=BG;outcome=OUTCOME2;time_period=2025"));
  }

  @Test
  @DisplayName("of two hidden States each knows the other, though the public knows neither")
  void insiders() {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("geo", List.of("BE", "BG", "CZ"));
    codes.put("time_period", List.of("2025"));
    Map<String, Long> counts = Map.of("BE", 3L, "BG", 3L, "CZ", 40L);
    CellSystem system = system(Tables.table("t", "M", codes, row -> counts.get(row.get("geo"))));
    List<String> sentences =
        AuditRelease.audit(system, system.figures(), List.of(), WIDTH).exposures().stream()
            .map(Exposure::sentence)
            .toList();
    assertThat(
        sentences,
        contains(
            "table t: a reader who knows the figures of BG narrows M;geo=BE;time_period=2025 to one value",
            "table t: a reader who knows the figures of BE narrows M;geo=BG;time_period=2025 to one value"));
  }

  @Test
  @DisplayName("tables that share totals are attacked together: what one hides another tells")
  void linkedTables() {
    FrequencyTable genders =
        Tables.twoWay("genders", "M", "gender", new long[][] {{3, 10}, {3, 12}, {40, 40}});
    FrequencyTable ages =
        Tables.twoWay("ages", "M", "age", new long[][] {{6, 7}, {8, 7}, {40, 40}});
    Set<String> hidden =
        Set.of(
            "M;gender=GENDER1;geo=BE;time_period=2025",
            "M;gender=GENDER1;geo=BG;time_period=2025",
            "M;geo=BE;time_period=2025",
            "M;geo=BG;time_period=2025");
    assertThat(publicExposures(system(genders), hidden), is(empty()));
    assertThat(
        publicExposures(system(genders, ages), hidden),
        contains(
            "M;gender=GENDER1;geo=BE;time_period=2025 3..3",
            "M;gender=GENDER1;geo=BG;time_period=2025 3..3"));
  }

  private static List<String> publicExposures(CellSystem system, Set<String> hidden) {
    Figure[] figures = new Figure[system.size()];
    for (int cell = 0; cell < figures.length; cell++) {
      boolean isHidden = hidden.contains(system.cell(cell).key().text());
      figures[cell] = isHidden ? Figure.HIDDEN : new Figure(system.count(cell));
    }
    return AuditRelease.audit(system, figures, List.of(), WIDTH).exposures().stream()
        .filter(exposure -> exposure.reader().equals("any reader"))
        .map(exposure -> exposure.cell() + " " + exposure.range())
        .toList();
  }

  @Test
  @DisplayName("agrees with trying every table, on 300 small ones: exposed if and only if narrow")
  void agreesWithEnumeration() {
    SplittableRandom random = new SplittableRandom(8);
    int exposed = 0;
    int safe = 0;
    for (int round = 0; round < 300; round++) {
      int rows = 2 + random.nextInt(2);
      int columns = 2 + random.nextInt(2);
      long[][] counts = new long[rows][columns];
      boolean[][] hidden = new boolean[rows][columns];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          counts[row][column] = random.nextInt(new int[] {3, 9, 9, 14}[random.nextInt(4)]);
          hidden[row][column] =
              (counts[row][column] > 0 && counts[row][column] < 5) || random.nextInt(3) == 0;
        }
      }
      EnumeratedTables all = new EnumeratedTables(counts, hidden, 5);
      List<String> narrow = new ArrayList<>();
      CellSystem system = matrix(counts);
      Figure[] figures = new Figure[system.size()];
      for (int cell = 0; cell < figures.length; cell++) {
        figures[cell] = new Figure(system.count(cell));
      }
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          CellKey key = key(row, column);
          if (hidden[row][column]) {
            figures[system.number(key)] = Figure.HIDDEN;
          }
          boolean small = counts[row][column] > 0 && counts[row][column] < 5;
          if (small && all.width(row, column) < WIDTH) {
            narrow.add(key.text());
          }
          exposed += small && all.width(row, column) < WIDTH ? 1 : 0;
          safe += small && all.width(row, column) >= WIDTH ? 1 : 0;
        }
      }
      List<String> found =
          AuditRelease.audit(system, figures, List.of(), WIDTH).exposures().stream()
              .map(Exposure::cell)
              .filter(cell -> cell.contains("row=") && cell.contains("column="))
              .toList();
      assertThat("round " + round, new TreeSet<>(found), is(new TreeSet<>(narrow)));
    }
    assertThat("both answers occur often", Math.min(exposed, safe) > 100, is(true));
  }

  private static CellSystem matrix(long[][] counts) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("row", Tables.names("row", counts.length));
    codes.put("column", Tables.names("column", counts[0].length));
    return system(
        Tables.table(
            "matrix",
            "MATRIX",
            codes,
            row ->
                counts[codes.get("row").indexOf(row.get("row"))][
                    codes.get("column").indexOf(row.get("column"))]));
  }

  private static CellKey key(int row, int column) {
    return new CellKey(
        "MATRIX",
        new TreeMap<>(Map.of("row", "ROW" + (row + 1), "column", "COLUMN" + (column + 1))));
  }
}
