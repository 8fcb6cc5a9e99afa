package eu.csar.pipelines.statistics;

import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.StatisticsTable;

/** The method page of a table, with the headings of ESMS. */
final class MethodPage {
  private MethodPage() {}

  static String of(StatisticsTable table, StatisticsPlan plan) {
    StringBuilder page =
        new StringBuilder("# " + table.title() + "\n\nTable `" + table.id() + "`. ");
    page.append("**Internal**: small counts are not protected.\n");
    heading(page, "1 Contact", "The EU Centre, statistics.");
    heading(
        page,
        "2 Metadata update",
        "Definition " + table.since() + ", release as of " + plan.asOf() + ".");
    StringBuilder presentation = new StringBuilder(table.definition()).append("\n");
    for (Dimension dimension : table.dimensions()) {
      presentation.append("\n- `").append(dimension.id()).append("`: ").append(dimension.title());
    }
    heading(page, "3 Statistical presentation", presentation.toString());
    heading(
        page,
        "4 Unit of measure",
        "`" + table.unit() + "`, whole numbers; rates are numerator and denominator.");
    heading(
        page,
        "5 Reference period",
        "Calendar years up to "
            + plan.year()
            + ", UTC; follow-up by the year of the first forward. What is known of them is as of "
            + plan.asOf()
            + ".");
    heading(
        page,
        "6 Institutional mandate",
        table.items().isEmpty()
            ? "Articles 83 and 50(2) of COM(2022) 209: comparable information."
            : "Article 83 of COM(2022) 209, items " + String.join(", ", table.items()) + ".");
    heading(
        page,
        "7 Confidentiality",
        "No personal data (Article 83(4)): no column can hold a person, a report, a case or a text. `conf_status` N: not for publication before disclosure control.");
    heading(
        page, "8 Release policy", "One release for each as-of; a release is never overwritten.");
    heading(
        page,
        "13 Accuracy",
        "A count, not an estimate. What was not submitted is missing, never zero; see table `coverage`.");
    heading(page, "14 Timeliness", "Returns received up to the as-of count.");
    heading(
        page,
        "15 Coherence and comparability",
        "Breaks stand in table `series_breaks`, equations with other tables in `reconciliation`.");
    heading(
        page,
        "17 Data revision",
        "Each release is a vintage; table `revisions` has every cell that changed.");
    heading(
        page, "18 Statistical processing", table.countingRule() + "\n\nSource: " + table.source());
    return page.toString();
  }

  private static void heading(StringBuilder page, String heading, String text) {
    page.append("\n## ").append(heading).append("\n\n").append(text).append("\n");
  }
}
