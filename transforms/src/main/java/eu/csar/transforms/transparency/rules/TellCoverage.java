package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.protect.rules.Ratio;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who submitted what, before any total: Member State by table of what States return, from the
 * published rows of the year, and what is published of providers' returns. A figure that is
 * confidential was submitted.
 */
final class TellCoverage {

  /** How much of a State's year stands in a table. */
  private enum Extent {
    WHOLE,
    PART,
    NOTHING,
    /** A return without any row: nothing is known. */
    EMPTY,
    NOT_APPLICABLE,
    TOGETHER,
    /** The table has no row of the State: it does not say whether anything was submitted. */
    NONE
  }

  private static final Set<Extent> GAPS =
      Collections.unmodifiableSet(EnumSet.of(Extent.NOTHING, Extent.EMPTY, Extent.PART));

  /** Returns in which Member States say what Article 83(2) asks of them. */
  private static final Pattern OF_STATES =
      Pattern.compile("Returns (FOLLOW_UP|AUTHORITY_YEAR)\\b.*");

  /** Returns of providers under Article 83(1). */
  private static final Pattern OF_PROVIDERS = Pattern.compile("Returns PROVIDER_YEAR\\b.*");

  private TellCoverage() {}

  static Section section(Telling telling) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(telling.phrase("coverage.intro." + telling.audience().key())));
    List<Table> tables =
        telling.published().tables().stream()
            .filter(table -> table.dimension("geo").isPresent())
            .filter(TellCoverage::restsOnStates)
            .filter(table -> new FiguresOfTable(table).years().contains(telling.year()))
            .toList();
    if (telling.audience().kind() == Audience.Kind.PUBLIC) {
      if (!tables.isEmpty()) {
        blocks.add(matrix(telling, tables));
      }
      blocks.add(new Block.Heading("data-quality", telling.phrase("quality.heading")));
      blocks.add(new Block.Bullets(quality(telling)));
    } else {
      blocks.add(new Block.Bullets(ofTables(telling)));
    }
    for (Table table : telling.published().tables()) {
      if (table.description().items().isEmpty()) {
        blocks.addAll(TellTable.of(telling, table));
      }
    }
    return new Section("coverage", telling.text("section.coverage"), blocks);
  }

  private static boolean restsOnStates(Table table) {
    return OF_STATES.matcher(table.description().origin()).matches() && !countsForwards(table);
  }

  /** How many reports were forwarded, and by which way, the Centre counts itself. */
  private static boolean countsForwards(Table table) {
    return table.description().source().equals("followup_outcomes")
        && table.dimension("outcome").isEmpty();
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
        boolean gap = GAPS.contains(extent);
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
    List<Row> rows =
        ofYear(telling, table).stream()
            .filter(row -> row.code("geo").equals(state.euCode()))
            .toList();
    if (rows.isEmpty()) {
      boolean grouped =
          geo.groups().values().stream().anyMatch(codes -> codes.contains(state.euCode()));
      return grouped ? Extent.TOGETHER : Extent.NONE;
    }
    return extent(rows);
  }

  /** What does not apply was not due, so it lacks nothing beside what was submitted. */
  private static Extent extent(List<Row> rows) {
    Set<Extent> extents = EnumSet.noneOf(Extent.class);
    rows.forEach(row -> extents.add(extent(row)));
    if (extents.size() > 1) {
      extents.remove(Extent.NOT_APPLICABLE);
    }
    return switch (extents.size()) {
      case 0 -> Extent.NONE;
      case 1 -> extents.iterator().next();
      default -> Extent.PART;
    };
  }

  /** The note tells what its sender returned, also where the figure is the Centre's own. */
  private static Extent extent(Row row) {
    PublishedFigure figure = PublishedFigure.of(row);
    return switch (row.note()) {
      case "NOT_SUBMITTED", "EXPIRED" -> Extent.NOTHING;
      case "SUBMITTED_EMPTY" -> Extent.EMPTY;
      case "NOT_APPLICABLE" -> Extent.NOT_APPLICABLE;
      case "PARTIAL_YEAR" -> Extent.PART;
      default ->
          switch (figure.kind()) {
            case NOT_SUBMITTED, ABSENT -> Extent.NOTHING;
            case NOT_APPLICABLE -> Extent.NOT_APPLICABLE;
            default -> figure.partial() ? Extent.PART : Extent.WHOLE;
          };
    };
  }

  private static List<Row> ofYear(Telling telling, Table table) {
    String year = Integer.toString(telling.year());
    return table.rows().stream().filter(row -> Telling.time(row).equals(year)).toList();
  }

  /** What is published of providers' returns, of the completeness of reports, and what is not. */
  private static List<Phrase> quality(Telling telling) {
    List<Phrase> points = new ArrayList<>();
    Map<Extent, Integer> tables = new EnumMap<>(Extent.class);
    telling.published().tables().stream()
        .filter(table -> OF_PROVIDERS.matcher(table.description().origin()).matches())
        .forEach(table -> tables.merge(extent(ofYear(telling, table)), 1, Integer::sum));
    if (!tables.isEmpty()) {
      points.add(
          telling.phrase(
              "quality.returns",
              "year",
              Integer.toString(telling.year()),
              "tables",
              tables.values().stream().mapToInt(Integer::intValue).sum(),
              "whole",
              tables.getOrDefault(Extent.WHOLE, 0),
              "part",
              tables.getOrDefault(Extent.PART, 0),
              "none",
              tables.getOrDefault(Extent.NOTHING, 0) + tables.getOrDefault(Extent.EMPTY, 0)));
    }
    telling.published().table("reports_by_provider").ifPresent(t -> senders(telling, t, points));
    telling.published().table("outcomes_by_completeness").ifPresent(t -> whole(telling, t, points));
    points.add(telling.phrase("quality.gates"));
    return points;
  }

  /** How many providers reported under Article 12. */
  private static void senders(Telling telling, Table table, List<Phrase> points) {
    Dimension provider = table.dimension("provider").orElseThrow();
    FiguresOfTable figures = new FiguresOfTable(table);
    List<PublishedFigure> all =
        FiguresOfTable.parts(provider).stream()
            .map(code -> figures.at(telling.year(), Map.of(provider.id(), code.code())))
            .filter(figure -> figure.kind() != PublishedFigure.Kind.ABSENT)
            .toList();
    // A hidden count is none of zero only where zeros are not hidden beside it, so it is left open.
    long some = all.stream().filter(TellCoverage::isSome).count();
    long open = all.stream().filter(one -> one.kind() == PublishedFigure.Kind.CONFIDENTIAL).count();
    points.add(
        telling.phrase(
            "quality.senders",
            "year",
            Integer.toString(telling.year()),
            "some",
            some,
            "all",
            all.size(),
            "open",
            open));
  }

  private static boolean isSome(PublishedFigure figure) {
    Long value = figure.value();
    return value != null && value > 0;
  }

  /** How many of the reports that States received lacked nothing that was asked for. */
  private static void whole(Telling telling, Table table, List<Phrase> points) {
    FiguresOfTable figures = new FiguresOfTable(table);
    Ratio share =
        figures
            .at(telling.year(), Map.of("completeness", "COMPLETE"))
            .over(figures.total(telling.year()));
    if (share != null) {
      points.add(
          telling.phrase(
              "quality.completeness",
              "year",
              Integer.toString(telling.year()),
              "share",
              telling.words().percent(share)));
    }
  }

  /** Of a State or provider alone: what its tables lack. */
  private static List<Phrase> ofTables(Telling telling) {
    List<Phrase> points = new ArrayList<>();
    for (Table table : telling.published().tables()) {
      Extent extent = countsForwards(table) ? Extent.WHOLE : extent(ofYear(telling, table));
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
