package eu.csar.transforms.protect.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.statistics.ProtectionMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Complaints decided, and the days that it took in all: an average needs both (Article
 * 83(1)(a)(iii)).
 */
@DisplayName("A sum of days")
final class HideWithCountTest {
  private static final List<String> CHANNELS = List.of("PROVIDER", "BODY", "COURT");
  private static final Map<String, Map<String, String>> AMOUNTS =
      Map.of("measure", Map.of("DECISION_DAYS", "DECIDED"));

  /** Decided and days of each channel; the columns of a test are those of one more dimension. */
  private static FrequencyTable table(long[][] decided, long[][] days) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    codes.put("channel", CHANNELS.subList(0, decided.length));
    codes.put("basis", Tables.names("basis", decided[0].length));
    codes.put("time_period", List.of("2025"));
    List<FrequencyTable.Row> rows = new ArrayList<>();
    for (String measure : List.of("DECIDED", "DECISION_DAYS")) {
      long[][] counts = measure.equals("DECIDED") ? decided : days;
      for (FrequencyTable.Row row :
          Tables.table(
                  "t",
                  "M",
                  codes,
                  cell ->
                      counts[codes.get("channel").indexOf(cell.get("channel"))][
                          codes.get("basis").indexOf(cell.get("basis"))])
              .rows()) {
        Map<String, String> measured = new LinkedHashMap<>(row.codes());
        measured.put("measure", measure);
        rows.add(new FrequencyTable.Row(measured, row.count(), "A", ""));
      }
    }
    return new FrequencyTable(
        "complaints", "M", List.of("channel", "basis", "time_period", "measure"), rows, AMOUNTS);
  }

  private static PlannedRelease plan(ProtectionMethod method, FrequencyTable table) {
    Map<String, CodeList> lists = new LinkedHashMap<>(Tables.listsOf(List.of(table)).get("M"));
    lists.put("measure", new CodeList("measure", null, Map.of()));
    return new PlannedRelease(
        List.of(new PublishedTable(table, table.id(), method, "a test")),
        Map.of("M", lists),
        ProtectionPolicy.DEFAULT);
  }

  private static ProtectRelease.Result protect(PlannedRelease plan, EarlierRelease... earlier) {
    return ProtectRelease.protect(plan, Tables.KEY, List.of(earlier));
  }

  /** What is printed, by channel, basis and measure; {@code C} where it is hidden. */
  private static Map<String, String> printed(ProtectRelease.Result release) {
    Map<String, String> printed = new TreeMap<>();
    ProtectedTable table = release.tables().get(0);
    List<FrequencyTable.Row> rows = table.plan().table().rows();
    for (int row = 0; row < rows.size(); row++) {
      Map<String, String> codes = rows.get(row).codes();
      Long value = table.figures().get(row).value();
      printed.put(
          codes.get("channel") + " " + codes.get("basis") + " " + codes.get("measure"),
          value == null ? "C" : value.toString());
    }
    return printed;
  }

  private static CellKey cell(String channel, String measure) {
    return new CellKey(
        "M",
        new TreeMap<>(
            Map.of(
                "channel", channel, "basis", "BASIS1", "time_period", "2025", "measure", measure)));
  }

  /** Wherever a count is hidden, its days are. */
  private static void assertHiddenWithCount(ProtectRelease.Result release, String name) {
    Map<String, String> printed = printed(release);
    printed.forEach(
        (cell, figure) -> {
          if (cell.endsWith(" DECIDED") && figure.equals("C")) {
            assertThat(name + cell, printed.get(cell.replace("DECIDED", "DECISION_DAYS")), is("C"));
          }
        });
  }

  @Test
  @DisplayName("is hidden beside a small count, however large it is")
  void besideASmallCount() {
    Map<String, String> printed =
        printed(
            protect(
                plan(
                    ProtectionMethod.SUPPRESSION,
                    table(new long[][] {{1}, {40}, {50}}, new long[][] {{412}, {600}, {700}}))));
    assertThat(printed.get("PROVIDER BASIS1 DECIDED"), is("C"));
    assertThat(printed.get("PROVIDER BASIS1 DECISION_DAYS"), is("C"));
  }

  @Test
  @DisplayName("is printed beside a printed count, however small it is: days are no persons")
  void ofFewDays() {
    Map<String, String> printed =
        printed(
            protect(
                plan(
                    ProtectionMethod.SUPPRESSION,
                    table(new long[][] {{12}, {40}, {0}}, new long[][] {{3}, {600}, {0}}))));
    assertThat(printed.get("PROVIDER BASIS1 DECISION_DAYS"), is("3"));
    assertThat(printed.get("COURT BASIS1 DECISION_DAYS"), is("0"));
    assertThat(printed.containsValue("C"), is(false));
  }

  @Test
  @DisplayName("is hidden beside each complement too: it would say whether that one is zero")
  void besideComplements() {
    SplittableRandom random = new SplittableRandom(7);
    int complements = 0;
    for (int round = 0; round < 12; round++) {
      long[][] decided = new long[3][3];
      long[][] days = new long[3][3];
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          decided[row][column] = Tables.poisson(random, 8 * Math.exp(random.nextGaussian()));
          days[row][column] = Tables.poisson(random, 2.0 * decided[row][column]);
        }
      }
      ProtectRelease.Result release =
          protect(plan(ProtectionMethod.SUPPRESSION, table(decided, days)));
      assertThat("round " + round, release.audit().exposures(), is(empty()));
      assertHiddenWithCount(release, "round " + round + " ");
      ProtectedTable table = release.tables().get(0);
      for (int row = 0; row < table.figures().size(); row++) {
        FrequencyTable.Row planned = table.plan().table().rows().get(row);
        complements +=
            !table.plan().table().isAmount(planned)
                    && table.figures().get(row).isHidden()
                    && (planned.count() == 0 || planned.count() > 4)
                ? 1
                : 0;
      }
    }
    assertThat("some were hidden for others", complements > 20, is(true));
  }

  @Test
  @DisplayName("printed beside a count that is hidden for another one is a finding of the audit")
  void seenByTheAudit() {
    PlannedRelease plan =
        plan(
            ProtectionMethod.SUPPRESSION,
            table(new long[][] {{3}, {9}, {50}}, new long[][] {{90}, {100}, {700}}));
    CellSystem system =
        CellSystem.of(
            plan.tables().stream().map(PublishedTable::table).toList(),
            plan.lists(),
            plan.controls(Tables.KEY));
    Figure[] figures = system.figures();
    for (String channel : List.of("PROVIDER", "BODY")) {
      figures[system.number(cell(channel, "DECIDED"))] = Figure.HIDDEN;
    }
    assertThat(
        AuditRelease.audit(system, figures, List.of(), 4).exposures().stream()
            .map(Exposure::cell)
            .toList(),
        hasItem(cell("BODY", "DECISION_DAYS").text()));
  }

  @Test
  @DisplayName("stays hidden where an earlier release hid its count, although that is large now")
  void afterAnEarlierRelease() {
    PlannedRelease plan =
        plan(
            ProtectionMethod.SUPPRESSION,
            table(new long[][] {{30}, {40}, {50}}, new long[][] {{412}, {600}, {700}}));
    EarlierRelease earlier =
        new EarlierRelease("earlier", Map.of(cell("BODY", "DECIDED"), Range.ANY), Set.of());
    ProtectRelease.Result second = protect(plan, earlier);
    assertThat(second.audit().exposures(), is(empty()));
    assertThat(printed(second).get("BODY BASIS1 DECIDED"), is("C"));
    assertHiddenWithCount(second, "");
  }

  @Test
  @DisplayName("in a rounded table is hidden where the count is printed 0 or 5")
  void rounded() {
    Map<String, String> printed =
        printed(
            protect(
                plan(
                    ProtectionMethod.ROUNDING,
                    table(new long[][] {{1}, {40}, {50}}, new long[][] {{412}, {600}, {700}}))));
    assertThat(List.of("0", "5"), hasItem(printed.get("PROVIDER BASIS1 DECIDED")));
    assertThat(printed.get("PROVIDER BASIS1 DECISION_DAYS"), is("C"));
    assertThat(printed.get("BODY BASIS1 DECISION_DAYS"), is(not("C")));
  }

  @Test
  @DisplayName("without its count beside it is not published")
  void withoutItsCount() {
    Catalogue.Dimension measure =
        new Catalogue.Dimension(
            "measure",
            null,
            List.of("RECEIVED", "DECISION_DAYS"),
            null,
            null,
            "",
            Map.of("DECISION_DAYS", "DECIDED"));
    Catalogue.Publication publication =
        new Catalogue.Publication(
            "complaints",
            "",
            ProtectionMethod.SUPPRESSION,
            "",
            List.of("cohort", "measure"),
            Map.of(),
            Map.of(),
            Map.of());
    Catalogue catalogue =
        new Catalogue(
            ProtectionPolicy.DEFAULT,
            List.of(
                new Catalogue.Table(
                    "c",
                    "C",
                    List.of(new Catalogue.Dimension("cohort", null, List.of("2025")), measure),
                    List.of(publication))));
    assertThat(
        assertThrows(
                UnusableStatisticsException.class,
                () -> PlanRelease.plan(catalogue, Map.of("c", List.of())))
            .getMessage(),
        is("table complaints prints a sum without its count: {DECISION_DAYS=DECIDED}"));
  }
}
