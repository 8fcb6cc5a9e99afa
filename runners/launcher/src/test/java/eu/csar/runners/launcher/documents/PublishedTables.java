package eu.csar.runners.launcher.documents;

import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publication;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedSource;
import java.util.List;

/** The part of {@code docs/statistics-tables.md} that says what is published, and what is not. */
final class PublishedTables {
  private PublishedTables() {}

  static void write(StringBuilder text) {
    text.append("\n# Published tables\n\n")
        .append("Made by `csar protect`; how: [disclosure-control.md](disclosure-control.md). ")
        .append("Tables of one measure share cells and are attacked together.\n");
    for (PublishedSource source : Publications.sources()) {
      source.publications().forEach(publication -> table(text, source, publication));
    }
    text.append("\n## Not published\n\n| Internal table | Why |\n| --- | --- |\n");
    Publications.withheld()
        .forEach((table, reason) -> text.append("| `%s` | %s |\n".formatted(table, reason)));
  }

  private static void table(StringBuilder text, PublishedSource source, Publication publication) {
    List<String> dimensions =
        publication.dimensions().stream()
            .map(one -> "`" + described(source, publication, one) + "`")
            .toList();
    text.append("\n## Published: ").append(publication.id()).append("\n\n");
    text.append("<a id=\"published-").append(publication.id()).append("\"></a>");
    text.append(publication.title()).append(". ").append(publication.definition());
    text.append("\n\n- Items: ").append(String.join(", ", publication.items()));
    text.append(
        "\n- Of: [`%1$s`](#%1$s), measure `%2$s`, unit `%3$s`"
            .formatted(source.table(), source.measure(), publication.unit()));
    text.append("\n- Method: `").append(publication.method()).append("`");
    text.append("\n- Dimensions: ").append(String.join(", ", dimensions));
    text.append("\n- Reason: ").append(publication.reason()).append("\n");
  }

  /** The column, its total, and the codes that stand together. */
  private static String described(
      PublishedSource source, Publication publication, Dimension dimension) {
    String group = publication.membersOf().get(dimension);
    String total = source.all().containsKey(dimension) ? null : source.total(dimension);
    String whole = group != null ? group : total;
    return dimension.id() + (whole == null ? "" : " (total " + whole + ")");
  }
}
