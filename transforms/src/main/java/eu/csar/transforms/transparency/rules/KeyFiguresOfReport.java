package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** At most six figures to remember: of each of these items the first table that has one. */
final class KeyFiguresOfReport {
  private static final int MOST = 6;
  private static final List<String> ITEMS =
      List.of(
          "A83-3c",
          "A83-3d",
          "A83-2a-i",
          "A83-2a-ii",
          "A83-2f",
          "A83-3a",
          "A83-3j",
          "A83-3e",
          "A83-2d",
          "A83-2g",
          "A83-2h",
          "A83-1c",
          "A83-1b",
          "A83-1a-iii",
          "A83-1a-ii",
          "A83-1d");

  private KeyFiguresOfReport() {}

  static List<Block> blocks(Telling telling) {
    List<Block.KeyFigure> figures = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String item : ITEMS) {
      for (Table table : telling.published().serving(item)) {
        FiguresOfTable of = new FiguresOfTable(table);
        Quantity quantity = Quantity.first(of);
        if (figures.size() < MOST
            && quantity.value(of, telling.year(), Map.of()) != null
            && !told.contains(item)
            && told.add(table.id())) {
          told.add(item);
          figures.add(figure(telling, of, quantity));
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            telling.phrase(
                "key-figures.intro." + telling.audience().key(),
                "year",
                Integer.toString(telling.year()),
                "name",
                telling.audience().name(telling.words()))));
    if (figures.isEmpty()) {
      blocks.add(new Block.Paragraph(telling.phrase("key-figures.none")));
    } else {
      blocks.add(new Block.KeyFigures(figures));
    }
    return blocks;
  }

  private static Block.KeyFigure figure(Telling telling, FiguresOfTable of, Quantity quantity) {
    Words words = telling.words();
    return new Block.KeyFigure(
        quantity.printed(words, of, telling.year(), Map.of()),
        ChartsOfTable.title(telling, of, quantity),
        words.definition(of.table()),
        TellChange.of(telling, of, quantity, Map.of()));
  }
}
