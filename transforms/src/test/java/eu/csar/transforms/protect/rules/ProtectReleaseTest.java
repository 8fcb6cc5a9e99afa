package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A protected release")
class ProtectReleaseTest {
  private static final int WIDTH = 4;

  private static String printed(ProtectRelease.Result release) {
    StringBuilder words = new StringBuilder();
    for (ProtectedTable table : release.tables()) {
      int columns = 0;
      for (Figure figure : table.figures()) {
        words.append(figure.isHidden() ? "C" : String.valueOf(figure.value())).append(' ');
        columns++;
      }
      words.append('/').append(columns).append(' ');
    }
    return words.toString().trim();
  }

  private static ProtectRelease.Result suppressed(FrequencyTable... tables) {
    return ProtectRelease.protect(
        Tables.plan(ProtectionMethod.SUPPRESSION, tables), Tables.KEY, List.of());
  }

  private static FrequencyTable matrix(long[][] counts) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("row", Tables.names("row", counts.length));
    codes.put("column", Tables.names("column", counts[0].length));
    return Tables.table(
        "matrix",
        "MATRIX",
        codes,
        row ->
            counts[codes.get("row").indexOf(row.get("row"))][
                codes.get("column").indexOf(row.get("column"))]);
  }

  @Test
  @DisplayName("without a small count everything is printed")
  void nothingToHide() {
    assertThat(
        printed(suppressed(matrix(new long[][] {{5, 0}, {7, 9}}))), is("5 0 5 7 9 16 12 9 21 /9"));
  }

  @Test
  @DisplayName("one small count takes a rectangle, the cheapest: four cells of sixteen")
  void rectangle() {
    assertThat(
        printed(suppressed(matrix(new long[][] {{2, 900, 10}, {900, 900, 900}, {10, 900, 10}}))),
        is("C 900 C 912 900 900 900 2700 C 900 C 920 912 2700 920 4532 /16"));
  }

  @Test
  @DisplayName("zeros are no hiding place where they cannot give way; a larger count is taken")
  void zeros() {
    assertThat(
        printed(suppressed(matrix(new long[][] {{2, 0, 90}, {0, 0, 95}, {90, 95, 99}}))),
        is("C 0 C 92 0 0 95 95 C 95 C 284 92 95 284 471 /16"));
  }

  @Test
  @DisplayName("four small counts that hide each other need nothing else")
  void hideEachOther() {
    assertThat(
        printed(suppressed(matrix(new long[][] {{3, 4, 50}, {4, 3, 50}, {50, 50, 50}}))),
        is("C C 50 57 C C 50 57 50 50 50 150 57 57 150 264 /16"));
  }

  @Test
  @DisplayName(
      "tables of many shapes and sparsities: both attackers find no exact and no narrow cell, and each complement is needed")
  void randomTables() {
    SplittableRandom random = new SplittableRandom(84);
    int complements = 0;
    Map<String, Integer> finds = new TreeMap<>();
    for (int round = 0; round < 24; round++) {
      int rows = 3 + random.nextInt(8);
      int columns = 2 + random.nextInt(4);
      double mean = new double[] {1, 3, 10, 40}[round % 4];
      long[][] counts = new long[rows][columns];
      for (long[] row : counts) {
        double size = Math.exp(random.nextGaussian());
        for (int column = 0; column < columns; column++) {
          row[column] = Tables.poisson(random, mean * size * (column + 1) / columns);
        }
      }
      FrequencyTable table =
          round % 3 == 0 ? matrix(counts) : Tables.twoWay("t", "M", "outcome", counts);
      PlannedRelease plan = Tables.plan(ProtectionMethod.SUPPRESSION, table);
      CellSystem system = CellSystem.of(List.of(table), plan.lists(), plan.controls(Tables.KEY));
      Figure[] figures = GrowComplements.grow(system, List.of(), WIDTH, Tables.KEY);
      AuditRelease.Report audit = AuditRelease.audit(system, figures, List.of(), WIDTH);
      assertThat("round " + round, audit.exposures(), is(empty()));
      assertSecondAttackerFindsNothing(
          plan, ProtectRelease.protect(plan, Tables.KEY, List.of()), "round " + round);
      finds.merge("small counts", findsToo(plan, system, system.figures()), Integer::sum);
      finds.merge("line rule", findsToo(plan, system, LineRule.figures(system)), Integer::sum);
      for (int cell = 0; cell < figures.length; cell++) {
        if (figures[cell].isHidden() && !system.figures()[cell].isHidden()) {
          complements++;
          Figure[] without = figures.clone();
          without[cell] = new Figure(system.count(cell));
          assertThat(
              "round " + round + " without " + system.cell(cell).key().text(),
              AuditRelease.audit(system, without, List.of(), WIDTH).exposures(),
              is(not(empty())));
        }
      }
    }
    assertThat(complements, is(greaterThan(50)));
    // Where there is something to find, the second attacker does find it.
    assertThat(finds.get("small counts"), is(greaterThan(300)));
    assertThat(finds.get("line rule"), is(greaterThan(100)));
  }

  /** What the second attacker finds, all of which the audit finds, of the same reader. */
  private static int findsToo(PlannedRelease plan, CellSystem system, Figure[] figures) {
    SecondAttacker attacker = new SecondAttacker(plan, system, figures);
    Set<String> finds = new TreeSet<>();
    readers(plan).forEach(reader -> finds.addAll(finds(attacker, plan, reader)));
    Set<String> audited =
        SecondAttacker.wordsOf(AuditRelease.audit(system, figures, List.of(), WIDTH));
    finds.forEach(find -> assertThat(audited, hasItem(find)));
    return finds.size();
  }

  @Test
  @DisplayName(
      "hides at most a twentieth more than the fewest cells that pass, found by trying all")
  void fewest() {
    SplittableRandom random = new SplittableRandom(2);
    int hidden = 0;
    int fewest = 0;
    for (int round = 0; round < 30; round++) {
      long[][] counts = new long[3][2 + random.nextInt(2)];
      for (long[] row : counts) {
        double size = Math.exp(random.nextGaussian());
        for (int column = 0; column < row.length; column++) {
          row[column] = Tables.poisson(random, 8 * size);
        }
      }
      FrequencyTable table = matrix(counts);
      PlannedRelease plan = Tables.plan(ProtectionMethod.SUPPRESSION, table);
      CellSystem system = CellSystem.of(List.of(table), plan.lists(), plan.controls(Tables.KEY));
      Figure[] figures = GrowComplements.grow(system, List.of(), WIDTH, Tables.KEY);
      List<Integer> printed = new ArrayList<>();
      int own = 0;
      for (int cell = 0; cell < figures.length; cell++) {
        if (!system.figures()[cell].isHidden()) {
          printed.add(cell);
          own += figures[cell].isHidden() ? 1 : 0;
        }
      }
      int least = 0;
      while (least < own && !canPass(system, system.figures(), printed, least, 0)) {
        least++;
      }
      hidden += own;
      fewest += least;
    }
    assertThat(fewest, is(greaterThan(50)));
    assertThat(hidden, is(lessThanOrEqualTo(fewest * 21 / 20)));
  }

  /** Whether hiding some number of cells, from one on, passes the audit. */
  private static boolean canPass(
      CellSystem system, Figure[] figures, List<Integer> cells, int number, int from) {
    if (number == 0) {
      return AuditRelease.audit(system, figures, List.of(), WIDTH).passes();
    }
    for (int next = from; next < cells.size(); next++) {
      Figure[] more = figures.clone();
      more[cells.get(next)] = Figure.HIDDEN;
      if (canPass(system, more, cells, number - 1, next + 1)) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("rounded three-way tables: both attackers find no exact and no narrow cell")
  void randomCubes() {
    SplittableRandom random = new SplittableRandom(5);
    int finds = 0;
    for (int round = 0; round < 6; round++) {
      Map<String, List<String>> codes = new LinkedHashMap<>();
      codes.put("geo", Tables.STATES.subList(0, 3 + round % 3));
      codes.put("type", Tables.names("type", 2 + round % 2));
      codes.put("service", Tables.names("service", 3));
      double mean = new double[] {0.5, 3, 12}[round % 3];
      Map<Map<String, String>, Long> counts = new HashMap<>();
      Tables.product(codes).forEach(row -> counts.put(row, Tables.poisson(random, mean)));
      PlannedRelease plan =
          Tables.plan(ProtectionMethod.ROUNDING, Tables.table("cube", "CUBE", codes, counts::get));
      ProtectRelease.Result release = ProtectRelease.protect(plan, Tables.KEY, List.of());
      assertThat("round " + round, release.audit().exposures(), is(empty()));
      assertSecondAttackerFindsNothing(plan, release, "round " + round);
      CellSystem system =
          CellSystem.of(
              plan.tables().stream().map(PublishedTable::table).toList(),
              plan.lists(),
              plan.controls(Tables.KEY));
      finds += findsToo(plan, system, system.figures());
    }
    assertThat("rounded, and none hidden", finds, is(greaterThan(200)));
  }

  @Test
  @DisplayName("27 States, two linked tables: passes both audits, and a rerun prints the same")
  void linkedTables() {
    PlannedRelease all = FiveYears.plan(1, List.of("2026"));
    PlannedRelease plan =
        new PlannedRelease(
            all.tables().stream()
                .filter(table -> table.table().id().startsWith("victims_by_"))
                .toList(),
            all.lists(),
            all.policy());
    ProtectRelease.Result release = ProtectRelease.protect(plan, Tables.KEY, List.of());
    assertThat(release.audit().exposures(), is(empty()));
    assertSecondAttackerFindsNothing(plan, release, "victims");
    assertThat(printed(ProtectRelease.protect(plan, Tables.KEY, List.of())), is(printed(release)));
    for (ProtectedTable table : release.tables()) {
      assertThat(table.cost().hidden(), is(lessThanOrEqualTo(table.cost().cells() / 2)));
    }
  }

  /** Every cell in doubt, seen by the public and by six of those who know figures of their own. */
  private static void assertSecondAttackerFindsNothing(
      PlannedRelease plan, ProtectRelease.Result release, String name) {
    SecondAttacker attacker = new SecondAttacker(plan, release);
    for (Reader reader : readers(plan)) {
      assertThat(name, finds(attacker, plan, reader), is(empty()));
    }
  }

  private static Set<String> finds(SecondAttacker attacker, PlannedRelease plan, Reader reader) {
    return attacker.finds(plan.tables().get(0).table().measure(), reader);
  }

  private static List<Reader> readers(PlannedRelease plan) {
    List<Reader> readers = new ArrayList<>(List.of(Reader.PUBLIC));
    plan.tables().get(0).table().rows().stream()
        .map(row -> row.codes().getOrDefault("geo", ""))
        .filter(Tables.STATES::contains)
        .distinct()
        .limit(6)
        .forEach(state -> readers.add(Reader.ofState(state)));
    return readers;
  }
}
