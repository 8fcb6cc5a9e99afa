package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.SeriesBreak;
import java.time.LocalDate;
import java.util.List;

/** The breaks in series that concern a table, for what stands beside the report: the same ones. */
public final class BreaksOfTable {
  private static final String LANGUAGE = "en";

  private final Telling telling;

  private BreaksOfTable(Telling telling) {
    this.telling = telling;
  }

  /** For the tables of a release. */
  public static BreaksOfTable in(PublishedTables published) {
    return new BreaksOfTable(
        new Telling(
            published,
            List.of(),
            List.of(),
            Words.in(LANGUAGE),
            published.year(),
            LocalDate.parse(published.issued()),
            new Audience(Audience.Kind.PUBLIC, "")));
  }

  /** Those of a table, in the order of the list. */
  public List<SeriesBreak> of(PublishedTables.Table table) {
    return telling.breaks(table);
  }

  /** What a break is, in the English of the report. */
  public String text(SeriesBreak one) {
    return telling.text("break." + one.name());
  }
}
