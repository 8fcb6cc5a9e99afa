package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.Article83Item;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every item of Article 83 that the report must hold: where it stands, or why it does not. */
final class TellItems {
  /** Items of which a breakdown that the law demands is not published; the text says why. */
  private static final Set<String> LACKING =
      Set.of("A83-2a-i", "A83-2a-ii", "A83-2c", "A83-2d", "A83-2f", "A83-2h", "A83-3h");

  private TellItems() {}

  static Section section(Telling telling) {
    Words words = telling.words();
    List<Block.Line> lines = new ArrayList<>();
    for (Article83Item item : Article83Item.values()) {
      if (!telling.audience().holds(item.id())) {
        continue;
      }
      List<Table> tables = telling.published().serving(item.id());
      if (tables.isEmpty()) {
        lines.add(
            new Block.Line(
                telling.phrase("item." + item.id()),
                List.of(
                    Block.Cell.words(new Phrase(article(item.id()), words.language())),
                    Block.Cell.words(ComposeReport.why(telling, item.id()))),
                false));
      }
      for (Table table : tables) {
        lines.add(
            new Block.Line(
                telling.phrase("item." + item.id()),
                List.of(
                    Block.Cell.words(new Phrase(article(item.id()), words.language())),
                    new Block.Cell(
                        words.title(table), Block.CellKind.WORDS, "table-" + table.id())),
                false));
      }
      if (!tables.isEmpty() && LACKING.contains(item.id())) {
        lines.add(
            new Block.Line(
                telling.phrase("item." + item.id()),
                List.of(
                    Block.Cell.words(new Phrase(article(item.id()), words.language())),
                    Block.Cell.words(telling.phrase("lacks." + item.id()))),
                false));
      }
    }
    return new Section(
        "items",
        telling.text(
            switch (telling.audience().kind()) {
              case PUBLIC -> "section.items";
              case STATE -> "section.items.state";
              case PROVIDER -> "section.items.provider";
            }),
        List.of(
            new Block.Paragraph(telling.phrase("items.intro")),
            new Block.DataTable(
                "items-of-article-83",
                telling.phrase("items.caption"),
                List.of(
                    telling.phrase("items.demand"),
                    telling.phrase("items.article"),
                    telling.phrase("items.where")),
                lines,
                List.of())));
  }

  /** {@code 83(2)(a)(ii)} of {@code A83-2a-ii}. */
  static String article(String item) {
    String[] parts = item.substring(1).split("-", -1);
    StringBuilder article = new StringBuilder(parts[0]);
    article
        .append('(')
        .append(parts[1].charAt(0))
        .append(")(")
        .append(parts[1].charAt(1))
        .append(')');
    if (parts.length > 2) {
      article.append('(').append(parts[2]).append(')');
    }
    return article.toString();
  }
}
