package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Its figures are written to {@code target/five-years.md}, from where the document has them. */
@DisplayName("A release of five years and 27 States")
class FiveYearsTest {
  /** Measures of thousands of cells that are to be in doubt. */
  private static final Set<String> MANY = Set.of("ITEMS", "SOLICITATION");

  private static PlannedRelease plan;
  private static CellSystem system;
  private static ProtectRelease.Result release;
  private static Duration protecting;
  private static Duration protectingOnProcessors;

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
    protecting = Duration.ofNanos(System.nanoTime() - start);
    protectingOnProcessors = processors().minus(processors);
  }

  /** What this process has used of all processors; on a shared machine the fairer clock. */
  private static Duration processors() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }

  @Test
  @DisplayName("passes the audit; making it and auditing it takes less than ten minutes")
  void audit() {
    assertThat(release.audit().exposures(), is(empty()));
    assertThat(release.audit().protectedCells(), is(greaterThan(300)));
    assertThat(protecting, is(lessThan(Duration.ofMinutes(10))));
  }

  @Test
  @DisplayName(
      "passes the second attack too: every measure, by the public and by owners of figures")
  void secondAttack() throws IOException {
    SecondAttacker attacker = new SecondAttacker(plan, release);
    for (String measure : protectedMeasures()) {
      assertThat(measure, attacker.finds(measure, Reader.PUBLIC), is(empty()));
      // Seven or more, from first to last; of thousands of cells each tries its own part.
      List<Reader> owners = system.owners(measure);
      int parts = MANY.contains(measure) ? 8 : 1;
      for (int owner = 0; owner < owners.size(); owner += Math.max(1, owners.size() / 7)) {
        assertThat(
            measure, attacker.finds(measure, owners.get(owner), owner % parts, parts), is(empty()));
      }
    }
    Files.writeString(
        Path.of("target/second-attack.md"),
        String.format(Locale.ROOT, "%,d pairs of cell and reader%n", attacker.attacked()));
    assertThat(attacker.attacked(), is(greaterThan(12_000)));
  }

  private static Set<String> protectedMeasures() {
    return plan.tables().stream()
        .filter(table -> table.method() != ProtectionMethod.TRUE_COUNTS)
        .map(table -> table.table().measure())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the line rule can be asked: it looks at lines of which every cell is printed. */
  private static boolean isPrintedWhole(String measure) {
    return system.sums().stream()
        .flatMap(sum -> sum.members().stream())
        .map(system::cell)
        .filter(cell -> cell.key().measure().equals(measure))
        .allMatch(cell -> cell.table() != null);
  }

  private static Path document() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolve("docs/disclosure-control.md");
  }

  @Test
  @DisplayName("hides less than a quarter more than the line rule, which would give cells away")
  void cost() throws IOException {
    CellSystem suppressed =
        CellSystem.of(
            plan.tables().stream()
                .filter(table -> table.table().measure().equals("VICTIMS"))
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
      Double share = cost.hiddenTotalShare();
      boolean hides = cost.method() == ProtectionMethod.SUPPRESSION;
      hidden += hides ? cost.hidden() : 0;
      hiddenByLineRule += hides ? cost.truth().byLineRule() : 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %d | %d | %d | %.1f %% | %s | %s | %.2f |",
              cost.table(),
              cost.method(),
              cost.cells(),
              cost.truth().small(),
              cost.hidden(),
              100 * cost.hiddenShare(),
              share == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * share),
              hides && isPrintedWhole(table.plan().table().measure())
                  ? cost.truth().byLineRule()
                  : "",
              cost.truth().moved()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d cells, %d sums; %.1f s (%.1f s of processors): %d cells to protect, %d attacks, %d programs of the audit;"
                + " under the line rule %d cells of victims are too narrow, %d exact",
            system.size(),
            system.sums().size(),
            protecting.toMillis() / 1000.0,
            protectingOnProcessors.toMillis() / 1000.0,
            release.audit().protectedCells(),
            release.audit().attacks(),
            release.audit().programs(),
            narrow,
            exact));
    Files.write(Path.of("target/five-years.md"), lines);
    String document = Files.readString(document());
    for (String line : lines.subList(0, release.tables().size())) {
      assertThat(document, containsString(line + "\n"));
    }
    assertThat(exact, is(greaterThan(0L)));
    assertThat(hidden, is(lessThan(hiddenByLineRule * 5 / 4)));
  }
}
