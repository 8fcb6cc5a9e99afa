package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The charts of a table: its years, the States as sorted bars and as tiles, a whole and what became
 * of it, or bars. Each is drawn twice, for screens and paper, and for phones.
 */
final class ChartsOfTable {
  static final int WIDE = 640;
  static final int NARROW = 340;
  private static final int MOST_BARS = 30;

  /** Fewer compare nothing. */
  private static final int LEAST_BARS = 2;

  /** Stands on the map for a State that the table tells together with others. */
  private static final String GROUPED = "*";

  private static final Set<String> PARTINGS = Set.of("bucket", "outcome", "gender");
  private static final Set<String> NUMBERS = Set.of("days", "hours", "times", "rank");

  private final Telling telling;
  private final Words words;
  private final FiguresOfTable figures;
  private final Quantity quantity;
  private final List<Dimension> by;
  private final String id;

  ChartsOfTable(Telling telling, FiguresOfTable figures, Quantity quantity, List<Dimension> by) {
    this.telling = telling;
    this.words = telling.words();
    this.figures = figures;
    this.quantity = quantity;
    this.by = by;
    this.id = figures.table().id();
  }

  /** Whether the codes are numbers or bands, whose own order is the one to read them in. */
  static boolean inNaturalOrder(Dimension dimension) {
    return NUMBERS.contains(dimension.id()) || dimension.id().equals("age");
  }

  List<Block> blocks() {
    List<Block> charts = new ArrayList<>();
    series(charts);
    for (Dimension dimension : by) {
      boolean others =
          by.stream().anyMatch(one -> !one.equals(dimension) && !FiguresOfTable.addsUp(one));
      if (others) {
        continue;
      }
      if (dimension.equals(figures.places())) {
        places(charts, dimension);
      } else if (PARTINGS.contains(dimension.id())) {
        parting(charts, dimension);
      } else {
        bars(charts, dimension);
      }
    }
    return charts;
  }

  private void series(List<Block> charts) {
    List<Integer> years = figures.yearsUpTo(telling.year());
    List<SeriesChart.Point> points = new ArrayList<>();
    for (int year : years) {
      points.add(
          new SeriesChart.Point(
              year,
              quantity.value(figures, year, Map.of()),
              quantity.printed(words, figures, year, Map.of())));
    }
    if (points.stream().filter(point -> point.value() != null).count() < 3) {
      return;
    }
    List<SeriesBreak> breaks = telling.breaks(figures.table());
    List<SeriesBreak> within = SeriesChart.within(years, breaks);
    List<Phrase> notes = new ArrayList<>();
    for (int place = 0; place < within.size(); place++) {
      notes.add(
          telling.phrase(
              "chart.break",
              "letter",
              SeriesChart.letter(place),
              "break",
              telling.text("break." + within.get(place).name())));
    }
    if (!within.isEmpty()) {
      notes.add(telling.phrase("chart.breaks"));
    }
    String told =
        telling.text(
            "chart.series.alt",
            "title",
            title(),
            "values",
            String.join(
                "; ", points.stream().map(point -> point.year() + ": " + point.printed()).toList()),
            "breaks",
            within.size());
    Phrase caption =
        telling.phrase(
            "chart.series",
            "title",
            title(),
            "first",
            years.get(0).toString(),
            "last",
            years.get(years.size() - 1).toString());
    boolean printed = TableOfYear.tellsYears(figures, by);
    add(
        charts,
        "series",
        printed ? main() : "years-" + id,
        caption,
        width -> SeriesChart.draw(points, breaks, width, told, kind(width)),
        notes);
    if (!printed) {
      charts.add(years(caption, points));
    }
  }

  /** The table behind a series whose table shows the year reported on alone. */
  private Block years(Phrase caption, List<SeriesChart.Point> points) {
    List<Phrase> heads = new ArrayList<>();
    heads.add(
        telling.phrase(
            figures.table().dimension("cohort").isPresent()
                ? "dimension.cohort"
                : "dimension.time_period"));
    List<Block.Cell> cells = new ArrayList<>();
    for (SeriesChart.Point point : points) {
      heads.add(TableOfYear.head(telling, figures, point.year()));
      cells.add(figure(point.printed()));
    }
    return new Block.DataTable(
        "years-" + id,
        caption,
        heads,
        List.of(new Block.Line(what(), cells, false)),
        List.of(telling.phrase("note.signs")));
  }

  /** The table behind bars of a breakdown that the table of the year does not show. */
  private Block parts(Dimension dimension, Phrase caption) {
    List<Block.Line> lines = new ArrayList<>();
    for (Code code : dimension.codes()) {
      lines.add(
          new Block.Line(
              words.code(dimension.id(), code),
              List.of(figure(bar(dimension, code).printed())),
              code.code().equals(FiguresOfTable.whole(dimension))));
    }
    return new Block.DataTable(
        "parts-" + id + "-" + dimension.id(),
        caption,
        List.of(words.dimension(dimension), telling.phrase("table.figure")),
        lines,
        List.of(telling.phrase("note.signs")));
  }

  private Block.Cell figure(String printed) {
    return new Block.Cell(new Phrase(printed, words.language()), Block.CellKind.FIGURE, null);
  }

  private String main() {
    return "data-" + id;
  }

  private void places(List<Block> charts, Dimension dimension) {
    List<BarChart.Bar> bars = BarChart.sorted(bars(dimension));
    if (printed(bars) < LEAST_BARS) {
      return;
    }
    add(
        charts,
        "states",
        main(),
        captioned("chart.states"),
        width -> BarChart.draw(bars, width, list(bars), kind(width)),
        signs(bars));
    Map<MemberState, BarChart.Bar> states = new EnumMap<>(MemberState.class);
    for (Code code : dimension.codes()) {
      for (MemberState state : MemberState.values()) {
        if (state.euCode().equals(code.code())) {
          states.put(state, bar(dimension, code));
        }
      }
    }
    boolean grouped = false;
    for (MemberState state : MemberState.values()) {
      boolean inGroup =
          dimension.groups().values().stream().anyMatch(group -> group.contains(state.euCode()));
      if (inGroup && !states.containsKey(state)) {
        states.put(state, new BarChart.Bar(state.euCode(), null, GROUPED));
        grouped = true;
      }
    }
    if (states.size() > 5 && KeyFiguresOfReport.prefers(figures.table())) {
      add(
          charts,
          "map",
          main(),
          captioned("chart.map"),
          width ->
              TileMap.draw(
                  states, width, telling.text("chart.map.alt", "title", title()), kind(width)),
          notesOfMap(states.values(), grouped));
    }
  }

  private List<Phrase> notesOfMap(Collection<BarChart.Bar> states, boolean grouped) {
    List<Phrase> notes = new ArrayList<>();
    notes.add(telling.phrase("chart.map.note"));
    if (grouped) {
      notes.add(telling.phrase("chart.map.grouped", "sign", GROUPED));
    }
    notes.addAll(signs(List.copyOf(states)));
    return notes;
  }

  private void parting(List<Block> charts, Dimension dimension) {
    String total = FiguresOfTable.whole(dimension);
    List<BarChart.Bar> parts = bars(dimension);
    if (total == null || parts.stream().noneMatch(BarChart.Bar::isPrinted)) {
      bars(charts, dimension);
      return;
    }
    BarChart.Bar all = bar(dimension, new Code(total, total));
    BarChart.Bar whole =
        new BarChart.Bar(
            telling.text("chart.whole", "year", figures.period(telling.year())),
            all.value(),
            all.printed());
    add(
        charts,
        dimension.id(),
        behind(dimension),
        captioned("chart.flow"),
        width ->
            FlowChart.draw(
                List.of(new FlowChart.Stage(whole, parts)), width, flow(whole, parts), kind(width)),
        signs(parts));
    addBehind(charts, dimension, captioned("chart.flow"));
  }

  private String behind(Dimension dimension) {
    return TableOfYear.tells(figures, by, dimension)
        ? main()
        : "parts-" + id + "-" + dimension.id();
  }

  private void addBehind(List<Block> charts, Dimension dimension, Phrase caption) {
    if (!TableOfYear.tells(figures, by, dimension)) {
      charts.add(parts(dimension, caption));
    }
  }

  private String flow(BarChart.Bar whole, List<BarChart.Bar> parts) {
    return telling.text(
        "chart.flow.alt",
        "title",
        title(),
        "year",
        figures.period(telling.year()),
        "whole",
        whole.printed(),
        "values",
        String.join(
            "; ", parts.stream().map(part -> part.label() + ": " + part.printed()).toList()));
  }

  private void bars(List<Block> charts, Dimension dimension) {
    List<BarChart.Bar> all = bars(dimension);
    List<BarChart.Bar> bars = inNaturalOrder(dimension) ? all : BarChart.sorted(all);
    List<BarChart.Bar> shown = bars.subList(0, Math.min(MOST_BARS, bars.size()));
    if (printed(shown) < LEAST_BARS) {
      return;
    }
    List<Phrase> notes = new ArrayList<>(signs(shown));
    if (shown.size() < bars.size()) {
      notes.add(telling.phrase("chart.first", "shown", shown.size(), "all", bars.size()));
    }
    Phrase caption =
        telling.phrase(
            "chart.by",
            "title",
            title(),
            "by",
            words.dimension(dimension).text(),
            "year",
            figures.period(telling.year()));
    add(
        charts,
        dimension.id(),
        behind(dimension),
        caption,
        width -> BarChart.draw(shown, width, list(shown), kind(width)),
        notes);
    addBehind(charts, dimension, caption);
  }

  private static long printed(List<BarChart.Bar> bars) {
    return bars.stream().filter(BarChart.Bar::isPrinted).count();
  }

  private List<BarChart.Bar> bars(Dimension dimension) {
    return FiguresOfTable.parts(dimension).stream().map(code -> bar(dimension, code)).toList();
  }

  private BarChart.Bar bar(Dimension dimension, Code code) {
    Map<String, String> codes = Map.of(dimension.id(), code.code());
    return new BarChart.Bar(
        words.code(dimension.id(), code).text(),
        quantity.value(figures, telling.year(), codes),
        quantity.printed(words, figures, telling.year(), codes));
  }

  /** What the signs in place of figures mean, where there are any. */
  private List<Phrase> signs(List<BarChart.Bar> bars) {
    return bars.stream().allMatch(BarChart.Bar::isPrinted)
        ? List.of()
        : List.of(telling.phrase("note.signs"));
  }

  private String list(List<BarChart.Bar> bars) {
    return telling.text(
        "chart.bars.alt",
        "title",
        title(),
        "year",
        figures.period(telling.year()),
        "values",
        String.join(
            "; ",
            bars.subList(0, Math.min(5, bars.size())).stream()
                .map(bar -> bar.label() + ": " + bar.printed())
                .toList()),
        "more",
        Math.max(0, bars.size() - 5));
  }

  private Phrase captioned(String key) {
    return telling.phrase(key, "title", title(), "year", figures.period(telling.year()));
  }

  private String title() {
    return title(telling, figures, quantity);
  }

  /** What the figures of the table of years are. */
  private Phrase what() {
    String measure = quantity.measure();
    return measure == null
        ? telling.phrase("table.figure")
        : quantity.over() == null
            ? words.code("measure", Quantity.code(figures, measure))
            : telling.phrase("rate." + measure);
  }

  /**
   * What a quantity of a table is called: as the key figure, since a total may be what no title
   * says.
   */
  static String title(Telling telling, FiguresOfTable figures, Quantity quantity) {
    String measure = quantity.measure();
    Words words = telling.words();
    String title = words.title(figures.table()).text();
    if (measure == null) {
      return words.keyFigure(figures.table().id(), title);
    }
    String what =
        quantity.over() == null
            ? words.code("measure", Quantity.code(figures, measure)).text()
            : telling.text("rate." + measure);
    return telling.text("chart.measured", "title", title, "measure", what);
  }

  static String kind(int width) {
    return width == NARROW ? "narrow" : "wide";
  }

  private void add(
      List<Block> charts,
      String part,
      String behind,
      Phrase caption,
      IntFunction<String> draw,
      List<Phrase> notes) {
    charts.add(
        new Block.Chart(
            "chart-" + id + "-" + part,
            behind,
            caption,
            draw.apply(WIDE),
            draw.apply(NARROW),
            notes));
  }
}
