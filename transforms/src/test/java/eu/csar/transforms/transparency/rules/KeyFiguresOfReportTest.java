package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Description;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Protection;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first figures of a report. */
final class KeyFiguresOfReportTest {
  private static Table table(String id, String unit, String item, long value) {
    return new Table(
        id,
        id,
        unit,
        ProtectionMethod.SUPPRESSION,
        "",
        new Description(List.of(item), id, "", unit, "", "", 1),
        List.of(
            new Dimension("cohort", "", null, List.of(new Code("2028", "2028")), Map.of()),
            new Dimension("gender", "", "_T", List.of(new Code("_T", "Total")), Map.of())),
        List.of(new Row(Map.of("cohort", "2028", "gender", "_T"), value, "", "", "")));
  }

  private static List<String> figures(Table... tables) {
    PublishedTables published =
        new PublishedTables(
            2028, "2029-06-30", "", new Protection(5, 5, 4, Map.of()), List.of(), List.of(tables));
    Telling telling =
        new Telling(
            published,
            List.of(),
            List.of(),
            Words.in("en"),
            2028,
            LocalDate.of(2029, 6, 30),
            new Audience(Audience.Kind.PUBLIC, ""));
    return KeyFiguresOfReport.blocks(telling).stream()
        .filter(Block.KeyFigures.class::isInstance)
        .map(Block.KeyFigures.class::cast)
        .flatMap(key -> key.figures().stream())
        .map(figure -> figure.value())
        .toList();
  }

  @Test
  @DisplayName("What two tables of an item say alike is said once; other things have a figure each")
  void once() {
    assertThat(
        figures(
            table("victims_by_gender", "PERSONS", "A83-2a-ii", 92),
            table("victims_by_age", "PERSONS", "A83-2a-ii", 92),
            table("cases_by_state", "CASES", "A83-2a-ii", 92),
            table("offenders_by_state", "PERSONS", "A83-2a-ii", 31),
            table("victims_assisted", "PERSONS", "A83-3j", 92)),
        contains("92", "92", "31", "92"));
  }
}
