package eu.csar.pipelines.annualreport;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.BreaksOfTable;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.List;
import java.util.stream.Collectors;

/** The method page of a published table, with the headings of ESMS. */
final class PublishedMethod {
  private PublishedMethod() {}

  static String of(PublishedTables published, PublishedTables.Table table) {
    PublishedTables.Description description = table.description();
    StringBuilder page = new StringBuilder("# " + table.title() + "\n\n");
    page.append("Table `").append(table.id()).append("`, release ");
    page.append(ReleaseWords.release(published)).append(".\n");
    heading(page, "1 Contact", ReleaseWords.publisher(published) + ", statistics.");
    heading(
        page,
        "2 Metadata update",
        "Definition " + description.version() + ", issued " + published.issued() + ".");
    StringBuilder presentation = new StringBuilder(description.definition()).append("\n");
    for (PublishedTables.Dimension dimension : table.dimensions()) {
      presentation.append("\n- `").append(dimension.id()).append("`: ").append(dimension.title());
      dimension
          .groups()
          .forEach(
              (group, members) ->
                  presentation
                      .append("; `")
                      .append(group)
                      .append("` stands for ")
                      .append(String.join(", ", members)));
    }
    heading(page, "3 Statistical presentation", presentation.toString());
    heading(page, "4 Unit of measure", "`" + description.unit() + "`, whole numbers.");
    heading(
        page,
        "5 Reference period",
        "Calendar years up to " + published.year() + ", UTC; as of " + published.asOf() + ".");
    heading(
        page,
        "6 Institutional mandate",
        "Article 83 of COM(2022) 209"
            + (description.items().isEmpty()
                ? "."
                : ", items " + String.join(", ", description.items()) + ".")
            + " Published under Article 84.");
    heading(
        page,
        "7 Confidentiality",
        "No personal data (Article 84(5)). "
            + ReleaseWords.protection(published, table)
            + " Every cell that must be protected leaves any reader at least "
            + (published.protection().width() + 1)
            + " values; `protection.json` says what that cost. Why this table: "
            + table.reason());
    heading(
        page,
        "8 Release policy",
        "Once a year, by "
            + ReleaseWords.due(published)
            + ". A release is never overwritten; a correction is a new one.");
    heading(
        page,
        "13 Accuracy",
        "A count, not an estimate. What was not submitted is missing, never zero. Counts of reports"
            + " say nothing of how widespread the offences are. "
            + Flags.PARTIAL);
    heading(page, "14 Timeliness", "Returns received up to the as-of count.");
    heading(
        page,
        "15 Coherence and comparability",
        "Figures under another version of the definition are not comparable.\n\n"
            + breaks(BreaksOfTable.in(published), table));
    heading(
        page,
        "17 Data revision",
        "`CHANGES.md` says how many figures differ from releases before, and which from the last: what"
            + " each was and is, the first 20 of a table.");
    heading(
        page,
        "18 Statistical processing",
        description.countingRule() + "\n\nSource: " + description.origin());
    return page.toString();
  }

  private static String breaks(BreaksOfTable breaks, PublishedTables.Table table) {
    List<SeriesBreak> ofTable = breaks.of(table);
    return ofTable.isEmpty()
        ? "No break in series is known."
        : "Breaks in series, across which a difference is no trend:\n"
            + ofTable.stream()
                .map(one -> "\n- `" + one.name() + "`: " + breaks.text(one))
                .collect(Collectors.joining());
  }

  private static void heading(StringBuilder page, String heading, String text) {
    page.append("\n## ").append(heading).append("\n\n").append(text).append("\n");
  }
}
