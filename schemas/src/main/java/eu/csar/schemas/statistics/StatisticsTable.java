package eu.csar.schemas.statistics;

import java.util.List;

/**
 * One table of the catalogue.
 *
 * @param id name of the table and of its files
 * @param title what it shows
 * @param items ids of the items of Article 83 that it serves; empty: quality
 * @param definition what a row says
 * @param unit code of what {@code obs_value} counts; {@code MEASURE} where column measure says
 * @param countingRule the one rule by which it is counted, with the rows of the decision tables
 * @param source where the figures come from
 * @param dimensions columns before the value, in order; rows are sorted by them
 * @param since version of the definition; raised when figures are no longer comparable
 */
public record StatisticsTable(
    String id,
    String title,
    List<String> items,
    String definition,
    String unit,
    String countingRule,
    String source,
    List<Dimension> dimensions,
    int since) {

  public StatisticsTable {
    items = List.copyOf(items);
    dimensions = List.copyOf(dimensions);
  }

  /** Place of a dimension; -1: the table has none such. */
  public int indexOf(Dimension dimension) {
    return dimensions.indexOf(dimension);
  }

  /** A table that is being described. */
  static Described table(String id, String title, String... items) {
    return new Described(id, title, List.of(items));
  }

  /** The first half of a description. */
  record Described(String id, String title, List<String> items) {
    /** The second half, version 1 of the definition. */
    StatisticsTable counts(
        String unit, String definition, String countingRule, String source, Dimension... by) {
      return new StatisticsTable(
          id, title, items, definition, unit, countingRule, source, List.of(by), 1);
    }
  }
}
