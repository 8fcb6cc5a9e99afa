package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Description;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Protection;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said of a table where not all is known of its year. */
final class TellTableTest {
  private static final Dimension COHORT = time("cohort", "2027", "2028");

  private static Dimension time(String id, String... codes) {
    return new Dimension(id, "", null, codes(codes), Map.of());
  }

  private static Dimension parts(String id, String total, String... codes) {
    Map<String, String> parents = new LinkedHashMap<>();
    Arrays.stream(codes)
        .filter(code -> !code.equals(total))
        .forEach(code -> parents.put(code, total));
    return new Dimension(id, "", total, codes(codes), parents);
  }

  private static List<Code> codes(String... codes) {
    return Arrays.stream(codes).map(code -> new Code(code, code)).toList();
  }

  private static Table table(
      String id, String source, ProtectionMethod method, List<Dimension> by, List<Row> rows) {
    return new Table(
        id,
        id,
        id,
        method,
        "",
        new Description(List.of("A83-2b"), source, "", "", "", "Returns FOLLOW_UP.", 1),
        by,
        rows);
  }

  /** A row of a table by cohort, State or total, and a third dimension. */
  private static Row row(
      List<Dimension> by, String cells, @Nullable Long value, String status, String note) {
    Map<String, String> codes = new LinkedHashMap<>();
    String[] at = cells.split(" ", -1);
    for (int i = 0; i < at.length; i++) {
      codes.put(by.get(i).id(), at[i]);
    }
    return new Row(codes, value, status, "", note);
  }

  private static Telling telling(Table... tables) {
    return new Telling(
        new PublishedTables(
            2028, "2029-06-30", "", new Protection(5, 5, 4, Map.of()), List.of(), List.of(tables)),
        List.of(),
        List.of(),
        Words.in("en"),
        2028,
        LocalDate.of(2029, 6, 30),
        new Audience(Audience.Kind.PUBLIC, ""));
  }

  /** All that is said before the figures. */
  private static String sentences(Table table) {
    List<String> said = new ArrayList<>();
    for (Block block : TellTable.of(telling(table), table)) {
      if (block instanceof Block.Paragraph paragraph) {
        said.add(paragraph.text().text());
      }
    }
    return String.join(" ", said);
  }

  private static Block.DataTable data(Table table) {
    return TellTable.of(telling(table), table).stream()
        .filter(Block.DataTable.class::isInstance)
        .map(Block.DataTable.class::cast)
        .filter(block -> block.id().equals("data-" + table.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("A sum of 2022 to 2026 is not said to be of 2028, nor compared with a year")
  void pooled() {
    List<Dimension> by =
        List.of(time("cohort", "2022-2026"), parts("gender", "_T", "FEMALE", "MALE", "_T"));
    Table table =
        table(
            "victims_of_small_states",
            "followup_victims",
            ProtectionMethod.SUPPRESSION,
            by,
            List.of(
                row(by, "2022-2026 FEMALE", 9L, "A", ""),
                row(by, "2022-2026 MALE", 7L, "A", ""),
                row(by, "2022-2026 _T", 16L, "A", "")));
    assertThat(sentences(table), containsString("In 2022-2026: 16."));
    assertThat(sentences(table), not(containsString("2028")));
    assertThat(sentences(table), not(containsString("2027")));
    assertThat(data(table).caption().text(), containsString("2022-2026"));
    assertThat(data(table).caption().text(), not(containsString("2028")));
  }

  @Test
  @DisplayName("Of a total over 24 Member States it is said that they are 24 of 27")
  void covered() {
    List<Dimension> by = List.of(COHORT, parts("geo", "EU_COVERED", "FR", "EU_COVERED"));
    Table table =
        table(
            "cases_by_state",
            "followup_cases",
            ProtectionMethod.SUPPRESSION,
            by,
            List.of(
                row(by, "2027 EU_COVERED", 500L, "A", "COVERS_27"),
                row(by, "2028 EU_COVERED", 314L, "P", "COVERS_24")));
    assertThat(sentences(table), containsString("It covers 24 of the 27 Member States."));
    assertThat(
        data(table).notes().stream().map(Phrase::text).toList().toString(),
        containsString("The total covers 24 of the 27 Member States."));
  }

  @Test
  @DisplayName("All forwards are counted, also those to States that said nothing of them")
  void forwards() {
    List<Dimension> by = List.of(COHORT, parts("geo", "EU_COVERED", "FR", "EU_COVERED"));
    Table table =
        table(
            "followup_by_state",
            "followup_outcomes",
            ProtectionMethod.SUPPRESSION,
            by,
            List.of(row(by, "2028 EU_COVERED", 1_648L, "P", "COVERS_24")));
    assertThat(
        sentences(table),
        containsString("24 of the 27 Member States said what became of reports."));
    assertThat(sentences(table), not(containsString("It covers")));
  }

  @Test
  @DisplayName("Of providers it is told how much the largest and the three largest hold")
  void concentration() {
    List<Dimension> by =
        List.of(time("time_period", "2028"), parts("provider", "_T", "a", "b", "c", "d", "_T"));
    List<Row> rows =
        List.of(
            row(by, "2028 a", 10L, "A", ""),
            row(by, "2028 b", 100L, "A", ""),
            row(by, "2028 c", 50L, "A", ""),
            row(by, "2028 d", 40L, "A", ""),
            row(by, "2028 _T", 200L, "A", ""));
    assertThat(
        sentences(
            table(
                "reports_by_provider",
                "reports_by_provider",
                ProtectionMethod.SUPPRESSION,
                by,
                rows)),
        containsString(
            "The largest holds 50.0\u00a0% of the total, the three largest 95.0\u00a0%."));
  }

  @Test
  @DisplayName("What became of a cohort is not compared with one that had a year more")
  void growing() {
    List<Dimension> by = List.of(COHORT, parts("gender", "_T", "_T"));
    List<Row> rows = List.of(row(by, "2027 _T", 200L, "A", ""), row(by, "2028 _T", 100L, "A", ""));
    assertThat(
        sentences(
            table("victims_by_gender", "followup_victims", ProtectionMethod.SUPPRESSION, by, rows)),
        containsString("the later year has had less time"));
    assertThat(
        sentences(
            table(
                "followup_by_state", "followup_outcomes", ProtectionMethod.SUPPRESSION, by, rows)),
        containsString("50.0\u00a0% less than in 2027"));
  }

  @Test
  @DisplayName(
      "Of figures rounded to 5 no mean of a few cases is given: 240 over 5 may be 236 over 1")
  void meanOfRounded() {
    List<Dimension> by =
        List.of(
            time("time_period", "2028"),
            new Dimension("measure", "", null, codes("EXECUTED", "EXECUTION_MINUTES"), Map.of()));
    List<Row> few =
        List.of(
            row(by, "2028 EXECUTED", 5L, "A", ""),
            row(by, "2028 EXECUTION_MINUTES", 240L, "A", ""));
    assertThat(
        sentences(table("removal_times", "provider", ProtectionMethod.ROUNDING, by, few)),
        not(containsString("mean")));
    assertThat(
        sentences(table("removal_times", "provider", ProtectionMethod.SUPPRESSION, by, few)),
        containsString("The mean was 0.8 hours in 2028."));
    List<Row> many =
        List.of(
            row(by, "2028 EXECUTED", 50L, "A", ""),
            row(by, "2028 EXECUTION_MINUTES", 3_000L, "A", ""));
    assertThat(
        sentences(table("removal_times", "provider", ProtectionMethod.ROUNDING, by, many)),
        containsString("The mean was 1.0 hour in 2028."));
  }

  @Test
  @DisplayName(
      "Who returned what is told by what each State returned, not by what the Centre counts")
  void coverage() {
    Dimension geo = parts("geo", "EU_COVERED", "FR", "IE", "LU", "MT", "NL", "EU_COVERED");
    Dimension outcome = parts("outcome", "_T", "NO_ACTION", "NO_FEEDBACK_YET", "_T");
    List<Dimension> by = List.of(COHORT, geo, outcome);
    List<Row> rows = new ArrayList<>();
    for (String state : List.of("FR ", "IE PARTIAL_YEAR", "NL NOT_SUBMITTED")) {
      String[] at = state.split(" ", -1);
      boolean silent = at[1].equals("NOT_SUBMITTED");
      rows.add(
          row(
              by,
              "2028 " + at[0] + " NO_ACTION",
              silent ? null : (Long) 20L,
              silent ? "L" : "A",
              at[1]));
      rows.add(row(by, "2028 " + at[0] + " NO_FEEDBACK_YET", 76L, "A", at[1]));
      rows.add(row(by, "2028 " + at[0] + " _T", 96L, "A", at[1]));
    }
    rows.add(row(by, "2028 LU _T", 7L, "A", "NOT_APPLICABLE"));
    rows.add(row(by, "2028 MT _T", 0L, "A", "SUBMITTED_EMPTY"));
    Table table =
        table("followup_by_state", "followup_outcomes", ProtectionMethod.SUPPRESSION, by, rows);
    Map<String, String> told = new LinkedHashMap<>();
    for (Block block : TellCoverage.section(telling(table)).blocks()) {
      if (block instanceof Block.DataTable matrix && matrix.id().equals("coverage-states")) {
        matrix
            .lines()
            .forEach(line -> told.put(line.head().text(), line.cells().get(0).text().text()));
      }
    }
    assertThat(told.size(), is(MemberState.values().length));
    assertThat(told.get("France"), is("yes"));
    assertThat(told.get("Ireland"), is("part"));
    assertThat(told.get("Luxembourg"), is("does not apply"));
    assertThat(told.get("Malta"), is("empty"));
    assertThat(told.get("Netherlands"), is("no"));
    assertThat(told.get("Germany"), is("none"));
    assertThat(
        data(table).lines().stream()
            .filter(line -> line.head().text().equals("Netherlands"))
            .flatMap(line -> line.cells().stream())
            .map(cell -> cell.text().text())
            .toList(),
        is(List.of(":", "76", "96")));
    assertThat(
        data(table).lines().stream()
            .filter(line -> line.head().text().equals("Ireland"))
            .flatMap(line -> line.cells().stream())
            .map(cell -> cell.text().text())
            .toList(),
        is(List.of("20\u00a0p", "76\u00a0p", "96")));
  }

  @Test
  @DisplayName("A State that a table tells together with others is not shown as missing on the map")
  void grouped() {
    Map<String, String> parents = new LinkedHashMap<>();
    List<String> alone = List.of("FR", "DE", "IT", "ES", "PL", "RO");
    alone.forEach(state -> parents.put(state, "EU_COVERED"));
    parents.put("MT", "SMALL_STATES");
    parents.put("SMALL_STATES", "EU_COVERED");
    List<String> shown = new ArrayList<>(alone);
    shown.addAll(List.of("SMALL_STATES", "EU_COVERED"));
    Dimension geo =
        new Dimension("geo", "", "EU_COVERED", codes(shown.toArray(new String[0])), parents);
    List<Dimension> by = List.of(COHORT, geo);
    List<Row> rows = new ArrayList<>();
    for (String state : shown) {
      rows.add(row(by, "2028 " + state, 20L, "A", ""));
    }
    Table table =
        table("victims_by_gender", "followup_victims", ProtectionMethod.SUPPRESSION, by, rows);
    Block.Chart map =
        TellTable.of(telling(table), table).stream()
            .filter(Block.Chart.class::isInstance)
            .map(Block.Chart.class::cast)
            .filter(chart -> chart.id().endsWith("-map"))
            .findFirst()
            .orElseThrow();
    assertThat(map.wide(), containsString(">*</text>"));
    assertThat(
        map.notes().stream().map(Phrase::text).toList().toString(),
        containsString("*: the Member State stands together with others in the table."));
  }
}
