package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * At most six figures to remember: of the tables below, then of others, those that have one. What
 * two tables say alike, such as victims by gender and by age, is said once.
 */
final class KeyFiguresOfReport {
  private static final int MOST = 6;

  /** Tables that are preferred, in order; then any other of the sections. */
  private static final List<String> TABLES =
      List.of(
          "events_by_bucket",
          "items_by_type_and_service",
          "followup_by_state",
          "victims_by_gender",
          "removal_times",
          "indicators");

  private KeyFiguresOfReport() {}

  /** Whether a table is one of the preferred ones, which are also drawn as maps. */
  static boolean prefers(Table table) {
    return TABLES.contains(table.id());
  }

  static List<Block> blocks(Telling telling) {
    List<Table> candidates = new ArrayList<>();
    TABLES.forEach(id -> telling.published().table(id).ifPresent(candidates::add));
    telling.published().tables().stream()
        .filter(table -> ReportPlan.of(table, telling.audience()).isPresent())
        .filter(table -> !candidates.contains(table))
        .forEach(candidates::add);
    List<Block.KeyFigure> figures = new ArrayList<>();
    Set<List<String>> said = new HashSet<>();
    for (Table table : candidates) {
      FiguresOfTable of = new FiguresOfTable(table);
      Quantity quantity = Quantity.first(of);
      if (figures.size() < MOST
          && quantity.value(of, telling.year(), Map.of()) != null
          && said.add(saying(telling, of, quantity))) {
        figures.add(figure(telling, of, quantity));
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
      blocks.add(
          new Block.KeyFigures(
              telling.text("section.key-figures"),
              List.of(
                  telling.text("key-figures.what"),
                  telling.text("table.figure"),
                  telling.text("key-figures.meaning")),
              figures));
    }
    return blocks;
  }

  /** Equal where one number of one unit answers one item of Article 83. */
  private static List<String> saying(Telling telling, FiguresOfTable of, Quantity quantity) {
    PublishedTables.Description table = of.table().description();
    String number = quantity.said(telling.words(), of, telling.year(), Map.of());
    return List.of(number, table.unit(), table.items().isEmpty() ? "" : table.items().get(0));
  }

  private static Block.KeyFigure figure(Telling telling, FiguresOfTable of, Quantity quantity) {
    Words words = telling.words();
    return new Block.KeyFigure(
        quantity.said(words, of, telling.year(), Map.of()),
        words.keyFigure(of.table().id(), ChartsOfTable.title(telling, of, quantity)),
        words.definition(of.table()),
        (quantity.isPartial(of, telling.year(), Map.of())
                ? TellTable.partial(telling, of) + " "
                : "")
            + TellChange.of(telling, of, quantity, Map.of()));
  }
}
