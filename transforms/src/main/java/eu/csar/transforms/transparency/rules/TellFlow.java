package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flow of reports from received to outcome, in two stages of one scale: where the events of the
 * year went, and what became of the reports that Member States received. The stages are two counts:
 * an event is counted once, a report once for each State that received it, with those that Europol
 * referred, under the year of forwarding. No published figure joins them, so none is drawn as part
 * of the other.
 */
final class TellFlow {
  private static final String ID = "flow-of-reports";

  private final Telling telling;
  private final Words words;

  private TellFlow(Telling telling) {
    this.telling = telling;
    this.words = telling.words();
  }

  /** The flow; nothing where one of its stages has no printed whole. */
  static List<Block> of(Telling telling) {
    return new TellFlow(telling).blocks();
  }

  private List<Block> blocks() {
    Optional<FlowChart.Stage> received = stage("events_by_bucket", "bucket", "flow.received");
    Optional<FlowChart.Stage> forwarded = stage("followup_by_state", "outcome", "flow.forwarded");
    if (received.isEmpty() || forwarded.isEmpty()) {
      return List.of();
    }
    List<FlowChart.Stage> stages = List.of(received.get(), forwarded.get());
    Phrase caption = telling.phrase("flow.caption", "year", Integer.toString(telling.year()));
    String told =
        telling.text(
            "flow.alt",
            "year",
            Integer.toString(telling.year()),
            "first",
            told(stages.get(0)),
            "second",
            told(stages.get(1)));
    return List.of(
        new Block.Heading(ID, telling.phrase("flow.heading")),
        new Block.Paragraph(telling.phrase("flow.note")),
        new Block.Chart(
            "chart-" + ID,
            "data-" + ID,
            caption,
            FlowChart.draw(
                stages, ChartsOfTable.WIDE, told, ChartsOfTable.kind(ChartsOfTable.WIDE)),
            FlowChart.draw(
                stages, ChartsOfTable.NARROW, told, ChartsOfTable.kind(ChartsOfTable.NARROW)),
            List.of()),
        table(stages, caption));
  }

  private Optional<FlowChart.Stage> stage(String id, String by, String whole) {
    Optional<Table> table = telling.published().table(id);
    Optional<Dimension> dimension = table.flatMap(one -> one.dimension(by));
    if (table.isEmpty() || dimension.isEmpty()) {
      return Optional.empty();
    }
    FiguresOfTable figures = new FiguresOfTable(table.get());
    PublishedFigure all = figures.total(telling.year());
    return all.isPrinted()
        ? Optional.of(
            new FlowChart.Stage(
                bar(telling.text(whole), all),
                FiguresOfTable.parts(dimension.get()).stream()
                    .map(code -> bar(figures, dimension.get(), code))
                    .toList()))
        : Optional.empty();
  }

  private BarChart.Bar bar(FiguresOfTable figures, Dimension dimension, Code code) {
    return bar(
        words.code(dimension.id(), code).text(),
        figures.at(telling.year(), Map.of(dimension.id(), code.code())));
  }

  private BarChart.Bar bar(String label, PublishedFigure figure) {
    Long value = figure.value();
    return new BarChart.Bar(
        label, value == null ? null : (Double) value.doubleValue(), words.figure(figure));
  }

  private static String told(FlowChart.Stage stage) {
    return stage.whole().label()
        + ": "
        + stage.whole().printed()
        + " ("
        + String.join(
            "; ", stage.parts().stream().map(part -> part.label() + ": " + part.printed()).toList())
        + ")";
  }

  private Block table(List<FlowChart.Stage> stages, Phrase caption) {
    List<Block.Line> lines = new ArrayList<>();
    for (FlowChart.Stage stage : stages) {
      lines.add(line(stage.whole(), true));
      stage.parts().forEach(part -> lines.add(line(part, false)));
    }
    return new Block.DataTable(
        "data-" + ID,
        caption,
        List.of(telling.phrase("key-figures.what"), telling.phrase("table.figure")),
        lines,
        List.of(telling.phrase("note.signs")));
  }

  private Block.Line line(BarChart.Bar bar, boolean total) {
    return new Block.Line(
        new Phrase(bar.label(), words.language()),
        List.of(
            new Block.Cell(
                new Phrase(bar.printed(), words.language()), Block.CellKind.FIGURE, null)),
        total);
  }
}
