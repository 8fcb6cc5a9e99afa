package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that no section shows whole: those of three and more breakdowns, and those that no
 * section tells of. All rows of the year; earlier years are in the data files.
 */
final class TellAnnex {
  private final Telling telling;
  private final Words words;
  private final FiguresOfTable figures;
  private final List<Dimension> down;
  private final Dimension across;

  private TellAnnex(Telling telling, FiguresOfTable figures) {
    this.telling = telling;
    this.words = telling.words();
    this.figures = figures;
    List<Dimension> all = figures.breakdowns();
    this.down = all.subList(0, all.size() - 1);
    this.across = all.get(all.size() - 1);
  }

  static Section section(Telling telling) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(telling.phrase("annex.intro")));
    for (Table table : telling.published().tables()) {
      FiguresOfTable figures = new FiguresOfTable(table);
      boolean told =
          ReportPlan.of(table, telling.audience()).isPresent()
              || table.description().items().isEmpty();
      if (!told) {
        blocks.addAll(TellTable.of(telling, table));
      }
      if (figures.breakdowns().size() > 2) {
        blocks.add(new Block.Heading("annex-" + table.id(), telling.words().title(table)));
        blocks.add(new TellAnnex(telling, figures).whole());
      }
    }
    return new Section("annex", telling.text("section.annex"), blocks);
  }

  private Block whole() {
    List<Phrase> columns = new ArrayList<>();
    columns.add(
        new Phrase(
            String.join(" \u00b7 ", down.stream().map(one -> words.dimension(one).text()).toList()),
            words.language()));
    across.codes().forEach(code -> columns.add(words.code(across.id(), code)));
    List<Block.Line> lines = new ArrayList<>();
    lines(new LinkedHashMap<>(), new ArrayList<>(), true, lines);
    return new Block.DataTable(
        "whole-" + figures.table().id(),
        telling.phrase(
            "table.caption",
            "title",
            words.title(figures.table()).text(),
            "year",
            Integer.toString(telling.year())),
        columns,
        lines,
        List.of(telling.phrase("note.signs")));
  }

  private void lines(
      Map<String, String> codes, List<String> names, boolean total, List<Block.Line> lines) {
    if (codes.size() < down.size()) {
      Dimension next = down.get(codes.size());
      for (Code code : next.codes()) {
        Map<String, String> deeper = new LinkedHashMap<>(codes);
        deeper.put(next.id(), code.code());
        List<String> named = new ArrayList<>(names);
        named.add(words.code(next.id(), code).text());
        lines(deeper, named, total && code.code().equals(FiguresOfTable.whole(next)), lines);
      }
      return;
    }
    List<Block.Cell> cells = new ArrayList<>();
    boolean any = false;
    for (Code code : across.codes()) {
      Map<String, String> at = new LinkedHashMap<>(codes);
      at.put(across.id(), code.code());
      PublishedFigure figure = figures.at(telling.year(), at);
      any |= figure.kind() != PublishedFigure.Kind.ABSENT;
      cells.add(Block.Cell.figure(words, figure));
    }
    if (any) {
      lines.add(
          new Block.Line(
              new Phrase(String.join(" \u00b7 ", names), words.language()), cells, total));
    }
  }
}
