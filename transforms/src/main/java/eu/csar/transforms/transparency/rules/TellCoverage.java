package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Who submitted what, before any total: Member State by table, from the published rows of the year.
 * A figure that is confidential was submitted.
 */
final class TellCoverage {

  /** How much of a State's year stands in a table. */
  private enum Extent {
    WHOLE,
    PART,
    NOTHING,
    TOGETHER
  }

  private TellCoverage() {}

  static Section section(Telling telling) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(telling.phrase("coverage.intro")));
    List<Table> tables =
        telling.published().tables().stream()
            .filter(table -> table.dimension("geo").isPresent())
            .filter(table -> new FiguresOfTable(table).years().contains(telling.year()))
            .toList();
    if (tables.isEmpty()) {
      blocks.add(new Block.Bullets(ofTables(telling)));
    } else {
      blocks.add(matrix(telling, tables));
    }
    for (Table table : telling.published().tables()) {
      if (table.description().items().isEmpty()) {
        blocks.addAll(TellTable.of(telling, table));
      }
    }
    return new Section("coverage", telling.text("section.coverage"), blocks);
  }

  private static Block matrix(Telling telling, List<Table> tables) {
    Words words = telling.words();
    List<Phrase> columns = new ArrayList<>();
    columns.add(telling.phrase("dimension.geo"));
    tables.forEach(table -> columns.add(words.title(table)));
    List<Block.Line> lines = new ArrayList<>();
    for (MemberState state : MemberState.values()) {
      List<Block.Cell> cells = new ArrayList<>();
      for (Table table : tables) {
        Extent extent = extent(telling, table, state);
        boolean gap = extent == Extent.NOTHING || extent == Extent.PART;
        cells.add(
            new Block.Cell(
                telling.phrase("coverage." + extent.name()),
                gap ? Block.CellKind.GAP : Block.CellKind.WORDS,
                null));
      }
      Phrase name =
          words.code("geo", new PublishedTables.Code(state.euCode(), state.englishName()));
      lines.add(new Block.Line(name, cells, false));
    }
    return new Block.DataTable(
        "coverage-states",
        telling.phrase("coverage.caption", "year", Integer.toString(telling.year())),
        columns,
        lines,
        List.of(telling.phrase("coverage.note")));
  }

  private static Extent extent(Telling telling, Table table, MemberState state) {
    Dimension geo = table.dimension("geo").orElseThrow();
    String year = Integer.toString(telling.year());
    List<PublishedFigure> figures =
        table.rows().stream()
            .filter(row -> row.code("geo").equals(state.euCode()))
            .filter(row -> time(row).equals(year))
            .map(PublishedFigure::of)
            .toList();
    if (figures.isEmpty()) {
      boolean grouped =
          geo.groups().values().stream().anyMatch(codes -> codes.contains(state.euCode()));
      return grouped ? Extent.TOGETHER : Extent.NOTHING;
    }
    if (figures.stream().allMatch(TellCoverage::missing)) {
      return Extent.NOTHING;
    }
    return figures.stream().anyMatch(figure -> missing(figure) || figure.partial())
        ? Extent.PART
        : Extent.WHOLE;
  }

  private static String time(Row row) {
    return row.codes().getOrDefault("time_period", row.code("cohort"));
  }

  private static boolean missing(PublishedFigure figure) {
    return figure.kind() == PublishedFigure.Kind.NOT_SUBMITTED;
  }

  /** Of a State or provider alone: what its tables lack. */
  private static List<Phrase> ofTables(Telling telling) {
    List<Phrase> points = new ArrayList<>();
    for (Table table : telling.published().tables()) {
      List<PublishedFigure> figures =
          table.rows().stream()
              .filter(row -> time(row).equals(Integer.toString(telling.year())))
              .map(PublishedFigure::of)
              .toList();
      Extent extent =
          figures.stream().allMatch(TellCoverage::missing)
              ? Extent.NOTHING
              : figures.stream().anyMatch(one -> missing(one) || one.partial())
                  ? Extent.PART
                  : Extent.WHOLE;
      points.add(
          telling.phrase(
              "coverage.of",
              "title",
              telling.words().title(table).text(),
              "extent",
              telling.text("coverage." + extent.name())));
    }
    return points.isEmpty() ? List.of(telling.phrase("coverage.none")) : points;
  }
}
