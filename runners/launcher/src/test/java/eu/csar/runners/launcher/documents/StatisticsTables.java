package eu.csar.runners.launcher.documents;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.statistics.Article83Item;
import eu.csar.schemas.statistics.Catalogue;
import eu.csar.schemas.statistics.CodeList;
import eu.csar.schemas.statistics.Dimension;
import eu.csar.schemas.statistics.Publications;
import eu.csar.schemas.statistics.PublishedCodes;
import eu.csar.schemas.statistics.StatisticsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/statistics-tables.md} from the catalogue and the contracts of returns. */
final class StatisticsTables {
  private StatisticsTables() {}

  static String write() {
    StringBuilder text =
        new StringBuilder(
            """
            <!-- Generated from the catalogue by GeneratedDocumentsTest -Dregenerate; do not edit. -->

            # Tables of statistics

            Every item of Article 83 with its tables, every table with its one counting rule, every code list. How to read them:
            [statistics.md](statistics.md).

            | Item | Demands | Internal tables | Published tables |
            | --- | --- | --- | --- |
            """);
    for (Article83Item item : Article83Item.values()) {
      text.append("| ").append(item.id()).append(" | ").append(item.demand()).append(" | ");
      List<String> ids =
          Catalogue.serving(item.id()).stream()
              .map(table -> "[`%1$s`](#%1$s)".formatted(table.id()))
              .toList();
      List<String> published =
          Publications.serving(item.id()).stream()
              .map(table -> "[`%1$s`](#published-%1$s)".formatted(table.id()))
              .toList();
      text.append(String.join(", ", ids)).append(" | ");
      text.append(String.join(", ", published)).append(" |\n");
    }
    for (StatisticsTable table : Catalogue.tables()) {
      table(text, table);
    }
    PublishedTables.write(text);
    text.append("\n# Returns\n\n| Kind | Sent by | Holds | Schema |\n| --- | --- | --- | --- |\n");
    for (ReturnKind kind : ReturnKind.values()) {
      String file = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
      text.append(
          "| `%s` | %s | %s | [%s](schemas/returns/%s) |\n"
              .formatted(kind, kind.sender(), kind.title(), file, file));
    }
    text.append("\nHeaders of CSV files:\n");
    for (ReturnKind kind : ReturnKind.values()) {
      String header = ReturnSchemas.header(kind);
      if (!header.isEmpty()) {
        text.append("\n    # ").append(kind).append("\n    ").append(header).append("\n");
      }
    }
    text.append(
        "\n## Why a row or a return does not count\n\n| Code | Meaning | What to do |\n| --- | --- | --- |\n");
    for (ReturnRejectCode code : ReturnRejectCode.values()) {
      text.append("| `%s` | %s | %s |\n".formatted(code, code.meaning(), code.action()));
    }
    lists(text);
    return text.toString();
  }

  private static void table(StringBuilder text, StatisticsTable table) {
    text.append("\n## ").append(table.id()).append("\n\n").append(table.title()).append(". ");
    text.append(table.definition()).append("\n\n");
    text.append("- Items: ")
        .append(table.items().isEmpty() ? "none, quality" : String.join(", ", table.items()))
        .append("\n- Unit: `")
        .append(table.unit())
        .append("`\n- Counting rule: ")
        .append(table.countingRule())
        .append("\n- Source: ")
        .append(table.source())
        .append("\n- Dimensions: ");
    List<String> dimensions =
        table.dimensions().stream().map(dimension -> "`" + dimension.id() + "`").toList();
    text.append(String.join(", ", dimensions)).append("\n");
  }

  private static void lists(StringBuilder text) {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      CodeList codes = dimension.codes();
      if (codes != null && !codes.id().equals("item")) {
        lists.put(codes.id(), codes);
      }
    }
    lists.put(PublishedCodes.ALL.id(), PublishedCodes.ALL);
    text.append("\n# Code lists\n");
    for (CodeList list : lists.values()) {
      text.append("\n## ").append(list.title()).append("\n\n`").append(list.id());
      text.append("`\n\n| Code | Meaning |\n| --- | --- |\n");
      list.meanings()
          .forEach((code, meaning) -> text.append("| `%s` | %s |\n".formatted(code, meaning)));
    }
  }
}
