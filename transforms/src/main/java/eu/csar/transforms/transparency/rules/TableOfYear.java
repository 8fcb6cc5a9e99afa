package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table behind the charts: by one dimension all years, by two the year reported on, States in
 * protocol order. Further dimensions stand at their total, if they have one; the annex has them.
 */
final class TableOfYear {
  private final Telling telling;
  private final Words words;
  private final FiguresOfTable figures;
  private final List<Dimension> by;
  private final List<Code> measures;

  TableOfYear(Telling telling, FiguresOfTable figures, List<Dimension> by) {
    this.telling = telling;
    this.words = telling.words();
    this.figures = figures;
    this.by = by;
    this.measures = Quantity.measures(figures);
  }

  /** Whether the table has a column for each year. */
  static boolean tellsYears(FiguresOfTable figures, List<Dimension> by) {
    return by.isEmpty() || (by.size() == 1 && Quantity.measures(figures).isEmpty());
  }

  /** Whether the table shows a breakdown. */
  static boolean tells(FiguresOfTable figures, List<Dimension> by, Dimension dimension) {
    int shown = Quantity.measures(figures).isEmpty() ? 2 : 1;
    return by.indexOf(dimension) < shown;
  }

  /** A year, with Eurostat's {@code b} where a break parts it from the year before. */
  static Phrase head(Telling telling, FiguresOfTable figures, int year) {
    boolean parted =
        figures.years().contains(year - 1)
            && telling.breaks(figures.table()).stream().anyMatch(one -> one.parts(year - 1, year));
    return new Phrase(year + (parted ? "\u00a0b" : ""), telling.words().language());
  }

  /** One column: where it stands, and how it is headed. */
  private record Column(Phrase head, int year, Map<String, String> codes, Quantity quantity) {}

  Block.DataTable block(String id, List<Phrase> notes) {
    List<Column> columns = columns();
    List<Phrase> heads = new ArrayList<>();
    heads.add(by.isEmpty() ? telling.phrase("table.figure") : words.dimension(by.get(0)));
    columns.forEach(column -> heads.add(column.head()));
    return new Block.DataTable(id, caption(columns), heads, lines(columns), withSigns(notes));
  }

  private Phrase caption(List<Column> columns) {
    Phrase title = words.title(figures.table());
    int year = telling.year();
    boolean years = columns.stream().anyMatch(column -> column.year() != year);
    return years
        ? new Phrase(telling.text("table.caption.years", "title", title.text()), words.language())
        : telling.phrase("table.caption", "title", title.text(), "year", figures.period(year));
  }

  private List<Column> columns() {
    int year = telling.year();
    List<Column> columns = new ArrayList<>();
    Quantity count = new Quantity(null, null, Quantity.Kind.COUNT);
    boolean several = !measures.isEmpty() && !by.isEmpty();
    if (by.size() >= 2 && measures.isEmpty()) {
      Dimension across = by.get(1);
      for (Code code : across.codes()) {
        columns.add(
            new Column(
                words.code(across.id(), code), year, Map.of(across.id(), code.code()), count));
      }
    } else if (several) {
      for (Code code : measures) {
        columns.add(
            new Column(
                words.code("measure", code),
                year,
                Map.of(),
                new Quantity(code.code(), null, Quantity.Kind.COUNT)));
      }
      for (Quantity rate : Quantity.rates(figures)) {
        columns.add(new Column(telling.phrase("rate." + rate.measure()), year, Map.of(), rate));
      }
    } else {
      List<Integer> years = figures.yearsUpTo(year);
      for (int one : years.isEmpty() ? List.of(year) : years) {
        Phrase head =
            years.isEmpty() ? telling.phrase("table.figure") : head(telling, figures, one);
        columns.add(new Column(head, one, Map.of(), count));
      }
    }
    return columns;
  }

  private List<Block.Line> lines(List<Column> columns) {
    List<Block.Line> lines = new ArrayList<>();
    if (!by.isEmpty()) {
      Dimension down = by.get(0);
      for (Code code : down.codes()) {
        boolean total = code.code().equals(FiguresOfTable.whole(down));
        lines.add(
            line(
                words.code(down.id(), code), columns, Map.of(down.id(), code.code()), null, total));
      }
    } else if (measures.isEmpty()) {
      lines.add(line(words.title(figures.table()), columns, Map.of(), null, false));
    } else {
      for (Code code : measures) {
        Quantity one = new Quantity(code.code(), null, Quantity.Kind.COUNT);
        lines.add(line(words.code("measure", code), columns, Map.of(), one, false));
      }
      for (Quantity rate : Quantity.rates(figures)) {
        lines.add(line(telling.phrase("rate." + rate.measure()), columns, Map.of(), rate, false));
      }
    }
    return lines;
  }

  private Block.Line line(
      Phrase head,
      List<Column> columns,
      Map<String, String> codes,
      @org.jspecify.annotations.Nullable Quantity ofLine,
      boolean total) {
    List<Block.Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      Map<String, String> at = new LinkedHashMap<>(codes);
      at.putAll(column.codes());
      Quantity quantity = ofLine == null ? column.quantity() : ofLine;
      cells.add(
          new Block.Cell(
              new Phrase(quantity.printed(words, figures, column.year(), at), words.language()),
              Block.CellKind.FIGURE,
              null));
    }
    return new Block.Line(head, cells, total);
  }

  private List<Phrase> withSigns(List<Phrase> notes) {
    List<Phrase> all = new ArrayList<>();
    all.add(telling.phrase("note.signs"));
    all.addAll(notes);
    return all;
  }
}
