package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Description;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands for all of a dimension, where a table prints another code than its total. */
final class FiguresOfTableTest {
  private static final Dimension YEAR = dimension("cohort", null, Map.of(), "2028");

  private static Dimension dimension(
      String id, String total, Map<String, String> parents, String... codes) {
    return new Dimension(
        id, id, total, List.of(codes).stream().map(code -> new Code(code, code)).toList(), parents);
  }

  private static FiguresOfTable table(Dimension geo, Dimension outcome, String... cells) {
    List<Row> rows =
        List.of(cells).stream()
            .map(cell -> cell.split(" ", -1))
            .map(
                cell -> {
                  Map<String, String> codes = new LinkedHashMap<>();
                  codes.put("cohort", "2028");
                  codes.put("geo", cell[0]);
                  codes.put("outcome", cell[1]);
                  return new Row(codes, Long.valueOf(cell[2]), "", "", "");
                })
            .toList();
    return new FiguresOfTable(
        new Table(
            "t",
            "t",
            "t",
            ProtectionMethod.SUPPRESSION,
            "",
            new Description(List.of(), "", "", "", "", "", 1),
            List.of(YEAR, geo, outcome),
            rows));
  }

  @Test
  @DisplayName("The Member States together, where the total holds Europol too and is not printed")
  void ofStates() {
    Map<String, String> parents = new LinkedHashMap<>();
    parents.put("FR", "EU27_2020");
    parents.put("DE", "EU27_2020");
    parents.put("EU27_2020", "_T");
    parents.put("EUROPOL_ONLY", "_T");
    Dimension geo = dimension("geo", "_T", parents, "FR", "DE", "EU27_2020");
    Dimension outcome = dimension("outcome", "_T", Map.of("WITH", "_T"), "WITH", "_T");
    FiguresOfTable figures =
        table(geo, outcome, "FR _T 7", "DE _T 8", "EU27_2020 _T 15", "EU27_2020 WITH 9");
    assertThat(figures.total(2028).value(), is(15L));
    assertThat(figures.at(2028, Map.of("outcome", "WITH")).value(), is(9L));
    assertThat(
        FiguresOfTable.parts(geo).stream().map(Code::code).toList(), is(List.of("FR", "DE")));
  }

  @Test
  @DisplayName("The one code of a table of one outcome, which is no breakdown")
  void ofOneOutcome() {
    Dimension geo = dimension("geo", "_T", Map.of("FR", "_T"), "FR", "_T");
    Dimension outcome = dimension("outcome", "_T", Map.of("NO_ACTION", "_T"), "NO_ACTION");
    FiguresOfTable figures = table(geo, outcome, "FR NO_ACTION 3", "_T NO_ACTION 3");
    assertThat(figures.total(2028).value(), is(3L));
    assertThat(figures.breakdowns(), is(List.of(geo)));
  }

  @Test
  @DisplayName("Nothing, where what is printed adds up to no printed code")
  void ofNothing() {
    Dimension geo = dimension("geo", "_T", Map.of("FR", "_T", "DE", "_T"), "FR", "DE");
    Dimension outcome = dimension("outcome", "_T", Map.of(), "_T");
    assertThat(table(geo, outcome, "FR _T 7", "DE _T 8").total(2028).value() == null, is(true));
    assertThat(FiguresOfTable.addsUp(geo), is(false));
  }

  private static FiguresOfTable ofStates(Dimension time, Row... rows) {
    return new FiguresOfTable(
        new Table(
            "t",
            "t",
            "t",
            ProtectionMethod.SUPPRESSION,
            "",
            new Description(List.of(), "", "", "", "", "", 1),
            List.of(time, dimension("geo", "EU_COVERED", Map.of(), "EU_COVERED")),
            List.of(rows)));
  }

  @Test
  @DisplayName("A pool of years is of these years, never of the one reported on")
  void ofAPool() {
    FiguresOfTable pooled =
        ofStates(
            dimension("cohort", null, Map.of(), "2022-2026"),
            new Row(Map.of("cohort", "2022-2026", "geo", "EU_COVERED"), 16L, "A", "", ""));
    assertThat(pooled.isPooled(), is(true));
    assertThat(pooled.period(2028), is("2022-2026"));
    assertThat(pooled.total(2028).value(), is(16L));
    assertThat(ofStates(YEAR).isPooled(), is(false));
    assertThat(ofStates(YEAR).period(2028), is("2028"));
  }

  @Test
  @DisplayName("How many Member States a total covers, where they are not all")
  void covered() {
    Map<String, String> total = Map.of("cohort", "2028", "geo", "EU_COVERED");
    assertThat(
        ofStates(YEAR, new Row(total, 314L, "P", "", "COVERS_24")).covered(2028),
        is(OptionalInt.of(24)));
    assertThat(
        ofStates(YEAR, new Row(total, 314L, "P", "", "COVERS_27")).covered(2028),
        is(OptionalInt.empty()));
    assertThat(
        ofStates(YEAR, new Row(total, 314L, "P", "", "PARTLY_SUBMITTED")).covered(2028),
        is(OptionalInt.empty()));
    assertThat(ofStates(YEAR).covered(2028), is(OptionalInt.empty()));
  }
}
