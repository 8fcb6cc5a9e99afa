package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Its figures are written to {@code target/five-years.md}, from where the document has them. */
@DisplayName("A release of five years and 27 States")
class FiveYearsTest {
  private static PlannedRelease plan;
  private static CellSystem system;
  private static Figure[] figures;
  private static ProtectRelease.Result release;
  private static Duration growing;
  private static Duration auditing;
  private static Duration growingOnProcessors;
  private static Duration auditingOnProcessors;

  @BeforeAll
  static void protect() {
    plan = FiveYears.plan(2026, FiveYears.YEARS);
    system =
        CellSystem.of(
            plan.tables().stream().map(PublishedTable::table).toList(),
            plan.lists(),
            plan.controls(Tables.KEY));
    long start = System.nanoTime();
    Duration processors = processors();
    release = ProtectRelease.protect(plan, Tables.KEY, List.of());
    growing = Duration.ofNanos(System.nanoTime() - start);
    growingOnProcessors = processors().minus(processors);
    figures = new Figure[system.size()];
    for (int cell = 0; cell < figures.length; cell++) {
      figures[cell] = Figure.HIDDEN;
    }
    for (ProtectedTable table : release.tables()) {
      FrequencyTable planned = table.plan().table();
      for (int row = 0; row < planned.rows().size(); row++) {
        figures[number(planned, planned.rows().get(row))] = table.figures().get(row);
      }
    }
    start = System.nanoTime();
    processors = processors();
    AuditRelease.audit(system, figures, List.of(), plan.policy().width());
    auditing = Duration.ofNanos(System.nanoTime() - start);
    auditingOnProcessors = processors().minus(processors);
  }

  /** What this process has used of all processors; on a shared machine the fairer clock. */
  private static Duration processors() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }

  private static int number(FrequencyTable table, FrequencyTable.Row row) {
    return system.number(
        CellKey.of(table.measure(), row.codes(), plan.lists().get(table.measure())));
  }

  @Test
  @DisplayName("passes the audit, which takes less than ten minutes")
  void audit() {
    assertThat(release.audit().exposures(), is(empty()));
    assertThat(release.audit().protectedCells(), is(greaterThan(300)));
    assertThat(auditing, is(lessThan(Duration.ofMinutes(10))));
  }

  @Test
  @DisplayName("passes the attack of its own, by the public and by three States of three sizes")
  void independentAttack() {
    for (String reader : List.of("", "DE", "EL", "IE")) {
      for (String measure : List.of("VICTIMS", "FORWARDS")) {
        attack(measure, reader);
      }
    }
  }

  private static void attack(String measure, String reader) {
    List<ProtectedTable> tables =
        release.tables().stream()
            .filter(table -> table.plan().table().measure().equals(measure))
            .toList();
    List<IndependentAttack.Printed> printed = new ArrayList<>();
    Map<Map<String, String>, Long> told = new HashMap<>();
    for (ProtectedTable table : tables) {
      boolean pooled = table.plan().table().id().equals("victims_small_states");
      printed.add(
          pooled
              ? IndependentAttack.Printed.of(table, 5, "TOTAL", FiveYears.SMALL)
              : IndependentAttack.Printed.of(table, 5));
      for (FrequencyTable.Row row : table.plan().table().rows()) {
        if (reader.equals(row.codes().get("geo"))) {
          told.put(row.codes(), row.count());
        }
      }
    }
    IndependentAttack attack = new IndependentAttack(printed, told);
    for (int t = 0; t < tables.size(); t++) {
      if (tables.get(t).plan().table().id().equals("victims_small_states")) {
        tiePools(attack, t, tables.get(t).plan().table());
      }
    }
    int attacked = 0;
    for (int t = 0; t < tables.size(); t++) {
      for (FrequencyTable.Row row : tables.get(t).plan().table().rows()) {
        if (row.count() > 0 && row.count() < 5 && !reader.equals(row.codes().get("geo"))) {
          attacked++;
          assertThat(
              measure + ", reader " + reader + ": " + row.codes(),
              attack.width(t, row.codes()),
              is(greaterThanOrEqualTo(4.0)));
        }
      }
    }
    assertThat(attacked, is(greaterThan(50)));
  }

  /** What small States have over all years is what they had together in each. */
  private static void tiePools(IndependentAttack attack, int table, FrequencyTable pooled) {
    for (FrequencyTable.Row row : pooled.rows()) {
      if (row.codes().get("geo").equals(FiveYears.SMALL)) {
        List<Map<String, String>> years = new ArrayList<>();
        for (String year : FiveYears.YEARS) {
          Map<String, String> codes = new LinkedHashMap<>(row.codes());
          codes.put("time_period", year);
          years.add(codes);
        }
        attack.tie(table, row.codes(), 0, years);
      }
    }
  }

  @Test
  @DisplayName("hides less than a quarter more than the line rule, which would give cells away")
  void cost() throws IOException {
    CellSystem suppressed =
        CellSystem.of(
            plan.tables().stream()
                .filter(table -> table.method() == ProtectionMethod.SUPPRESSION)
                .map(PublishedTable::table)
                .toList(),
            plan.lists(),
            plan.controls(Tables.KEY));
    List<Exposure> byLineRule =
        AuditRelease.audit(suppressed, LineRule.figures(suppressed), List.of(), 4).exposures();
    long narrow = byLineRule.stream().map(Exposure::cell).distinct().count();
    long exact =
        byLineRule.stream()
            .filter(exposure -> exposure.range().isExact())
            .map(Exposure::cell)
            .distinct()
            .count();
    List<String> lines = new ArrayList<>();
    int hidden = 0;
    int hiddenByLineRule = 0;
    for (ProtectedTable table : release.tables()) {
      TableCost cost = table.cost();
      boolean hides = cost.method() == ProtectionMethod.SUPPRESSION;
      hidden += hides ? cost.hidden() : 0;
      hiddenByLineRule += hides ? cost.truth().byLineRule() : 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %d | %d | %d | %.1f %% | %.2f %% | %d | %.2f |",
              cost.table(),
              cost.method(),
              cost.cells(),
              cost.truth().small(),
              cost.hidden(),
              100 * cost.hiddenShare(),
              hides ? 100 * cost.hiddenTotalShare() : 0,
              cost.truth().byLineRule(),
              cost.truth().moved()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d cells, %d sums; protect %.1f s (%.1f s of processors), audit alone %.1f s (%.1f s): %d cells to protect, %d attacks, %d programs;"
                + " under the line rule %d cells are too narrow, %d exact",
            system.size(),
            system.sums().size(),
            growing.toMillis() / 1000.0,
            growingOnProcessors.toMillis() / 1000.0,
            auditing.toMillis() / 1000.0,
            auditingOnProcessors.toMillis() / 1000.0,
            release.audit().protectedCells(),
            release.audit().attacks(),
            release.audit().programs(),
            narrow,
            exact));
    Files.write(Path.of("target/five-years.md"), lines);
    assertThat(exact, is(greaterThan(0L)));
    assertThat(hidden, is(lessThan(hiddenByLineRule * 5 / 4)));
  }
}
