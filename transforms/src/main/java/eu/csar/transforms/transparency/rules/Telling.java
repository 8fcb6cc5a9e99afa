package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What every section tells from.
 *
 * @param published this release, narrowed to the addressee where there is one
 * @param earlier earlier releases, in the order given
 * @param narratives words of the yearly returns that may be published
 * @param words of the language
 * @param year reported on
 * @param issued day of issue
 * @param audience for whom
 */
record Telling(
    PublishedTables published,
    List<PublishedTables> earlier,
    List<Narrative> narratives,
    Words words,
    int year,
    LocalDate issued,
    Audience audience) {

  private static final List<String> OF_REPORTS =
      List.of("A83-1a-ii", "A83-1c", "A83-2a", "A83-3c", "A83-3d", "A83-3e", "A83-3f", "A83-3h");

  /** Internal tables of cohorts whose totals are the forwards themselves, all counted at once. */
  private static final Set<String> OF_FORWARDS =
      Set.of("followup_outcomes", "outcomes_by_completeness");

  /** Whether a year's figures of a table grow for years, as outcomes are returned. */
  static boolean grows(Table table) {
    return table.dimension("cohort").isPresent() && !countsForwards(table);
  }

  /** Whether the total of a table is all that was forwarded, whoever returned something on it. */
  static boolean countsForwards(Table table) {
    return OF_FORWARDS.contains(table.description().source());
  }

  /**
   * The breaks that concern a table: those of reports, of what becomes of them, and of what
   * providers find of their own accord.
   */
  List<SeriesBreak> breaks(Table table) {
    boolean ofReports =
        table.description().items().isEmpty()
            || table.description().items().stream()
                .anyMatch(item -> OF_REPORTS.stream().anyMatch(item::startsWith));
    return ofReports ? Arrays.asList(SeriesBreak.values()) : List.of();
  }

  /** Year of a row, or its pool of years. */
  static String time(PublishedTables.Row row) {
    return row.codes().getOrDefault("time_period", row.code("cohort"));
  }

  String text(String key, Object... namesAndValues) {
    return words.text(key, namesAndValues);
  }

  Phrase phrase(String key, Object... namesAndValues) {
    return words.phrase(key, namesAndValues);
  }
}
