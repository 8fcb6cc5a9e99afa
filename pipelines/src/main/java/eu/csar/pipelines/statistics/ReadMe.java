package eu.csar.pipelines.statistics;

import eu.csar.schemas.statistics.Article83Item;
import eu.csar.schemas.statistics.Catalogue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code README.md} of a release: what a reader must know before the first figure. */
final class ReadMe {
  /** How a row's value is to be read. */
  static final String FLAGS =
      """
      `obs_value` is a count, or null where nothing is known; a cell that is absent, of a year and a sender who is covered, is zero.
      Rates are two rows, numerator and denominator.

      | `obs_status` | `note` | Says |
      | --- | --- | --- |
      | `A` | | normal |
      | `A` | any | of `followup_outcomes`: every forward is counted; with a note as under `L` or `M` all of them are `NO_FEEDBACK_YET` |
      | `P` | `PARTIAL_YEAR` | returned for a part of the year, or a yearly return of which rows were rejected |
      | `P` | `PARTLY_SUBMITTED` | victims or offenders of which some cases give no number: so many at least |
      | `A` | `COVERS_27` | sum over all Member States, each for the whole year |
      | `P` | `COVERS_<n>` | sum over n Member States, not over all 27 for the whole year |
      | `L` | `NOT_SUBMITTED`, `SUBMITTED_EMPTY` | null: missing, never zero; codes that nobody gave are `_X` |
      | `L` | `EXPIRED` | null: submitted, and removed when its time was over; earlier releases have it |
      | `P` | `EXPIRED` | a part was removed when its time was over |
      | `M` | `NOT_APPLICABLE` | null: its sender declared that it does not apply |

      `conf_status` is `N` everywhere: not for publication.
      """;

  private ReadMe() {}

  static String of(StatisticsPlan plan) {
    return """
        # Statistics of Article 83 up to %d, as of %s

        **Internal.** Small counts are not protected, so nothing from here is published; publication goes through disclosure
        control. No table holds personal data, a report key, a token, a case key, a hash or free text.

        Read `tables/coverage.parquet` before any total: it says who submitted what. `catalogue.json` names every table with
        its definition and the items of Article 83 that it serves; `methods/` has a page for each, `codelists/` the meaning of
        codes, `data-dictionary.md` the columns. `tables/` holds Parquet, `csv/` the same as SDMX-CSV.

        %s
        | Item | Demand | Tables |
        | --- | --- | --- |
        %s
        """
        .formatted(plan.year(), plan.asOf(), FLAGS, items());
  }

  private static String items() {
    return Arrays.stream(Article83Item.values())
        .map(item -> "| %s | %s | %s |".formatted(item.id(), item.demand(), tables(item)))
        .collect(Collectors.joining("\n"));
  }

  private static String tables(Article83Item item) {
    return Catalogue.serving(item.id()).stream()
        .map(table -> "`" + table.id() + "`")
        .collect(Collectors.joining(", "));
  }
}
