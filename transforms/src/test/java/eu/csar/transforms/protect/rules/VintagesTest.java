package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Vintages of a release")
class VintagesTest {

  private static ProtectRelease.Result protect(
      PlannedRelease plan, RoundingKey key, EarlierRelease... earlier) {
    return ProtectRelease.protect(plan, key, List.of(earlier));
  }

  /** What a published release tells, taken from what it prints. */
  private static EarlierRelease told(ProtectRelease.Result release) {
    Map<CellKey, Range> told = new LinkedHashMap<>();
    Set<CellKey> notSubmitted = new LinkedHashSet<>();
    for (ProtectedTable table : release.tables()) {
      FrequencyTable planned = table.plan().table();
      boolean rounded = table.plan().method() == ProtectionMethod.ROUNDING;
      for (int number = 0; number < planned.rows().size(); number++) {
        Map<String, String> codes = new HashMap<>(planned.rows().get(number).codes());
        codes.values().removeIf("TOTAL"::equals);
        CellKey cell = new CellKey(planned.measure(), new TreeMap<>(codes));
        Figure figure = table.figures().get(number);
        if (figure == null) {
          notSubmitted.add(cell);
          continue;
        }
        Long value = figure.value();
        Range range =
            value == null
                ? Range.ANY
                : rounded ? new Range(Math.max(0, value - 4), value + 4) : new Range(value, value);
        told.put(cell, range);
      }
    }
    return new EarlierRelease("earlier", told, notSubmitted);
  }

  private static Set<String> hidden(ProtectRelease.Result release) {
    Set<String> hidden = new TreeSet<>();
    for (ProtectedTable table : release.tables()) {
      for (int number = 0; number < table.figures().size(); number++) {
        Figure figure = table.figures().get(number);
        if (figure != null && figure.isHidden()) {
          hidden.add(table.plan().table().rows().get(number).codes().toString());
        }
      }
    }
    return hidden;
  }

  private static long[][] random(SplittableRandom random, int rows, int columns, double mean) {
    long[][] counts = new long[rows][columns];
    for (long[] row : counts) {
      double size = Math.exp(random.nextGaussian());
      for (int column = 0; column < columns; column++) {
        row[column] = Tables.poisson(random, mean * size);
      }
    }
    return counts;
  }

  private static PlannedRelease plan(long[][] counts) {
    return Tables.plan(ProtectionMethod.SUPPRESSION, Tables.twoWay("t", "M", "outcome", counts));
  }

  @Test
  @DisplayName("the same counts again: the same pattern")
  void again() {
    PlannedRelease plan = plan(random(new SplittableRandom(1), 9, 4, 6));
    ProtectRelease.Result first = protect(plan, Tables.KEY);
    ProtectRelease.Result second = protect(plan, Tables.KEY, told(first));
    assertThat(second.audit().exposures(), is(empty()));
    assertThat(hidden(second), is(hidden(first)));
  }

  @Test
  @DisplayName(
      "revised counts: what was hidden stays hidden, and both releases together narrow nothing")
  void revised() {
    SplittableRandom random = new SplittableRandom(2);
    int differ = 0;
    for (int round = 0; round < 8; round++) {
      long[][] counts = random(random, 9, 4, 8);
      ProtectRelease.Result first = protect(plan(counts), Tables.KEY);
      for (int change = 0; change < 4; change++) {
        counts[random.nextInt(9)][random.nextInt(4)] += random.nextInt(4);
      }
      PlannedRelease plan = plan(counts);
      EarlierRelease earlier = told(first);
      ProtectRelease.Result second = protect(plan, Tables.KEY, earlier);
      assertThat("round " + round, second.audit().exposures(), is(empty()));
      assertThat(hidden(second).containsAll(hidden(first)), is(true));
      assertDifferencingFindsNothing(first, second, "round " + round);

      // The same second release made without a look at the first.
      CellSystem system =
          CellSystem.of(
              plan.tables().stream().map(PublishedTable::table).toList(),
              plan.lists(),
              plan.controls(Tables.KEY));
      Figure[] careless = GrowComplements.grow(system, List.of(), 4, Tables.KEY);
      differ += AuditRelease.audit(system, careless, List.of(earlier), 4).passes() ? 0 : 1;
    }
    assertThat("a careless second release is exposed at times", differ, is(greaterThan(0)));
  }

  /** A reader who takes what was printed before and is hidden now as unchanged where it is. */
  private static void assertDifferencingFindsNothing(
      ProtectRelease.Result first, ProtectRelease.Result second, String name) {
    ProtectedTable before = first.tables().get(0);
    ProtectedTable now = second.tables().get(0);
    List<FrequencyTable.Row> rows = now.plan().table().rows();
    List<Long> values = new ArrayList<>();
    for (int number = 0; number < rows.size(); number++) {
      Long value = now.figures().get(number).value();
      Long earlier = before.figures().get(number).value();
      boolean unchanged = earlier != null && earlier.equals(rows.get(number).count());
      values.add(value == null && unchanged ? earlier : value);
    }
    IndependentAttack attack =
        new IndependentAttack(
            List.of(
                new IndependentAttack.Printed(
                    rows.stream().map(FrequencyTable.Row::codes).toList(), values, 0)),
            Tables.listsOf(List.of(now.plan().table())).get("M"),
            Map.of());
    for (FrequencyTable.Row row : rows) {
      if (row.count() > 0 && row.count() < 5) {
        assertThat(
            name + " " + row.codes(), attack.width(0, row.codes()), is(greaterThanOrEqualTo(4.0)));
      }
    }
  }

  @Test
  @DisplayName(
      "rounded and revised with the same key: what did not change prints the same, and nothing is narrowed")
  void roundedAndRevised() {
    SplittableRandom random = new SplittableRandom(4);
    int changed = 0;
    for (int round = 0; round < 6; round++) {
      long[][] counts = random(random, 6, 4, 3);
      ProtectRelease.Result first = protect(rounded(counts), Tables.KEY);
      long[][] revised = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
      for (int change = 0; change < 3; change++) {
        revised[random.nextInt(6)][random.nextInt(4)] += random.nextInt(4);
      }
      ProtectRelease.Result second = protect(rounded(revised), Tables.KEY, told(first));
      assertThat("round " + round, second.audit().exposures(), is(empty()));
      assertThat(hidden(second).containsAll(hidden(first)), is(true));
      ProtectedTable before = first.tables().get(0);
      ProtectedTable now = second.tables().get(0);
      for (int row = 0; row < now.figures().size(); row++) {
        long count = now.plan().table().rows().get(row).count();
        Long earlier = before.figures().get(row).value();
        Long value = now.figures().get(row).value();
        if (count != before.plan().table().rows().get(row).count()) {
          changed++;
        } else if (value != null) {
          assertThat("round " + round + " row " + row, value, is(earlier));
        }
      }
    }
    assertThat(changed, is(greaterThan(40)));
  }

  private static PlannedRelease rounded(long[][] counts) {
    return Tables.plan(ProtectionMethod.ROUNDING, Tables.twoWay("t", "M", "outcome", counts));
  }

  /** One figure for each State, and their sum; null where nothing was submitted. */
  private static PlannedRelease ofStates(Map<String, Long> counts) {
    List<FrequencyTable.Row> rows = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<String, Long> state : counts.entrySet()) {
      rows.add(row(state.getKey(), state.getValue()));
      sum += state.getValue() == null ? 0 : state.getValue();
    }
    rows.add(row("TOTAL", sum));
    return Tables.plan(
        ProtectionMethod.SUPPRESSION,
        new FrequencyTable("t", "M", List.of("geo", "time_period"), rows));
  }

  private static FrequencyTable.Row row(String state, Long count) {
    return new FrequencyTable.Row(Map.of("geo", state, "time_period", "2025"), count, "A", "");
  }

  private static Map<String, Long> states(Long at, Long be, Long cz, Long de) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("AT", at);
    counts.put("BE", be);
    counts.put("CZ", cz);
    counts.put("DE", de);
    return counts;
  }

  private static CellSystem system(PlannedRelease plan) {
    return CellSystem.of(
        plan.tables().stream().map(PublishedTable::table).toList(),
        plan.lists(),
        plan.controls(Tables.KEY));
  }

  /** All figures of States hidden, and their sum printed. */
  private static Figure[] sumAlone(CellSystem system) {
    Figure[] figures = system.figures();
    for (int cell = 0; cell < figures.length; cell++) {
      if (system.cell(cell).key().codes().containsKey("geo")) {
        figures[cell] = Figure.HIDDEN;
      }
    }
    return figures;
  }

  private static Set<String> exposedToAll(List<Exposure> exposures) {
    Set<String> cells = new TreeSet<>();
    for (Exposure exposure : exposures) {
      if (exposure.reader().equals("any reader")) {
        cells.add(exposure.cell() + " " + exposure.range());
      }
    }
    return cells;
  }

  @Test
  @DisplayName("a late return: the sum without the State is known, so the sum with it tells it")
  void lateReturn() {
    // AT, BE, CZ are hidden and their sum is 11; then DE returns 3, and the sum is 14.
    ProtectRelease.Result first = protect(ofStates(states(2L, 4L, 5L, null)), Tables.KEY);
    assertThat(
        hidden(first),
        is(
            Set.of(
                row("AT", 2L).codes().toString(),
                row("BE", 4L).codes().toString(),
                row("CZ", 5L).codes().toString())));
    PlannedRelease plan = ofStates(states(2L, 4L, 5L, 3L));
    CellSystem system = system(plan);
    assertThat(
        exposedToAll(
            AuditRelease.audit(system, sumAlone(system), List.of(told(first)), 4).exposures()),
        is(Set.of("M;geo=DE;time_period=2025 " + new Range(3, 3))));

    ProtectRelease.Result second = protect(plan, Tables.KEY, told(first));
    assertThat(second.audit().exposures(), is(empty()));
    assertThat(hidden(second).size(), is(5));
  }

  @Test
  @DisplayName("a late return beside a revised figure: the earlier sum says only that it changed")
  void lateReturnAndRevision() {
    ProtectRelease.Result first = protect(ofStates(states(2L, 4L, 5L, null)), Tables.KEY);
    CellSystem system = system(ofStates(states(3L, 4L, 5L, 3L)));
    assertThat(
        exposedToAll(
            AuditRelease.audit(system, sumAlone(system), List.of(told(first)), 4).exposures()),
        is(Set.of()));
  }

  @Test
  @DisplayName("an expired return: the sum without the State tells what was hidden of it")
  void expired() {
    // AT, BE and DE are hidden, CZ and the sum of 14 printed; then DE is gone, and the sum is 11.
    ProtectRelease.Result first = protect(ofStates(states(2L, 4L, 5L, 3L)), Tables.KEY);
    assertThat(
        hidden(first),
        is(
            Set.of(
                row("AT", 2L).codes().toString(),
                row("BE", 4L).codes().toString(),
                row("DE", 3L).codes().toString())));
    PlannedRelease plan = ofStates(states(2L, 4L, 5L, null));
    CellSystem system = LayExpired.over(system(plan), List.of(told(first)));
    assertThat(
        exposedToAll(
            AuditRelease.audit(system, sumAlone(system), List.of(told(first)), 4).exposures()),
        is(Set.of("M;geo=DE;time_period=2025 " + new Range(3, 3))));

    ProtectRelease.Result second = protect(plan, Tables.KEY, told(first));
    assertThat(second.audit().exposures(), is(empty()));
    assertThat(hidden(second).size(), is(greaterThan(2)));
  }

  @Test
  @DisplayName("a printed figure that expired: the earlier sum of the others is still known")
  void expiredAndPrinted() {
    // DE was printed as 30 beside a sum of 41, so AT, BE and CZ are 11, whatever is hidden today.
    ProtectRelease.Result first = protect(ofStates(states(2L, 4L, 5L, 30L)), Tables.KEY);
    PlannedRelease plan = ofStates(states(2L, 4L, 5L, null));
    CellSystem system = LayExpired.over(system(plan), List.of(told(first)));
    Figure[] figures = sumAlone(system);
    figures[system.number(new CellKey("M", new TreeMap<>(Map.of("time_period", "2025"))))] =
        Figure.HIDDEN;
    Knowledge knowledge = new Knowledge(system, figures, List.of(told(first)));
    int at = system.number(new CellKey("M", new TreeMap<>(row("AT", 2L).codes())));
    assertThat(knowledge.equationsOf(at).size(), is(2));
  }

  @Test
  @DisplayName(
      "returns that expire and come late, in tables of two dimensions: nothing is narrowed")
  void comeAndGo() {
    SplittableRandom random = new SplittableRandom(5);
    // Three are enough: of the fourth a total is by chance the same in all vintages, and so is out.
    for (int round = 0; round < 3; round++) {
      long[][] counts = random(random, 7, 3, 6);
      PlannedRelease without = without(counts, "BG", "DK");
      ProtectRelease.Result first = protect(without, Tables.KEY);
      ProtectRelease.Result second = protect(without(counts, "CZ", "DK"), Tables.KEY, told(first));
      assertThat("round " + round, second.audit().exposures(), is(empty()));
      ProtectRelease.Result third =
          protect(without(counts, "EE"), Tables.KEY, told(first), told(second));
      assertThat("round " + round, third.audit().exposures(), is(empty()));
    }
  }

  /** A table to which some States submitted nothing. */
  private static PlannedRelease without(long[][] counts, String... states) {
    long[][] submitted = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    for (String state : states) {
      Arrays.fill(submitted[Tables.STATES.indexOf(state)], 0);
    }
    FrequencyTable table = Tables.twoWay("t", "M", "outcome", submitted);
    List<FrequencyTable.Row> rows = new ArrayList<>();
    for (FrequencyTable.Row row : table.rows()) {
      boolean missing = List.of(states).contains(row.codes().get("geo"));
      rows.add(new FrequencyTable.Row(row.codes(), missing ? null : row.count(), "A", ""));
    }
    return Tables.plan(
        ProtectionMethod.SUPPRESSION,
        new FrequencyTable(table.id(), table.measure(), table.dimensions(), rows));
  }

  @Test
  @DisplayName("a return that says none is not the same as no return: a reader did not know it")
  void lateReturnOfNone() {
    ProtectRelease.Result first = protect(ofStates(states(2L, 4L, 5L, null)), Tables.KEY);
    PlannedRelease plan = ofStates(states(2L, 4L, 5L, 0L));
    CellSystem system = system(plan);
    Knowledge knowledge = new Knowledge(system, sumAlone(system), List.of(told(first)));
    int late = system.number(new CellKey("M", new TreeMap<>(row("DE", 0L).codes())));
    assertThat(knowledge.outside(late), is(Range.ANY));
    assertThat(protect(plan, Tables.KEY, told(first)).audit().exposures(), is(empty()));
  }

  @Test
  @DisplayName("a figure that was printed before and still holds cannot be hidden any more")
  void printedBefore() {
    long[][] counts = {{7, 30, 40}, {50, 60, 70}, {80, 90, 95}};
    PlannedRelease plan = plan(counts);
    ProtectRelease.Result first = protect(plan, Tables.KEY);
    assertThat(hidden(first), is(empty()));
    PlannedRelease stricter =
        new PlannedRelease(plan.tables(), plan.lists(), new ProtectionPolicy(10, 5, 4));
    ProtectRelease.Result second = protect(stricter, Tables.KEY, told(first));
    assertThat(
        second.audit().exposures().stream().map(Exposure::cell).toList(),
        hasItem("M;geo=BE;outcome=OUTCOME1;time_period=2025"));
  }

  @Test
  @DisplayName(
      "rounding again with another key narrows figures: the audit says so, and they are hidden")
  void anotherKey() {
    SplittableRandom random = new SplittableRandom(3);
    PlannedRelease plan =
        Tables.plan(
            ProtectionMethod.ROUNDING, Tables.twoWay("t", "M", "outcome", random(random, 6, 4, 3)));
    ProtectRelease.Result first = protect(plan, Tables.KEY);
    assertThat(first.audit().exposures(), is(empty()));
    assertThat(protect(plan, Tables.KEY, told(first)).audit().exposures(), is(empty()));
    byte[] bytes = new byte[32];
    bytes[0] = 1;
    RoundingKey other = RoundingKey.of(bytes);
    CellSystem system =
        CellSystem.of(
            plan.tables().stream().map(PublishedTable::table).toList(),
            plan.lists(),
            plan.controls(other));
    assertThat(
        AuditRelease.audit(system, system.figures(), List.of(told(first)), 4).exposures(),
        is(not(empty())));
    ProtectRelease.Result second = protect(plan, other, told(first));
    assertThat(second.audit().exposures(), is(empty()));
    assertThat(hidden(second).size(), is(greaterThan(hidden(first).size())));
  }
}
