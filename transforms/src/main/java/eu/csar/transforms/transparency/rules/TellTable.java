package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.protect.rules.Ratio;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Cost;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tells a published table: a sentence or two, charts, the table of the year, and what must be known
 * of it. Any table can be told, so that one added to the catalogue appears by itself.
 */
final class TellTable {
  /** Providers whose share together is told. */
  private static final int FEW = 3;

  private final Telling telling;
  private final Words words;
  private final FiguresOfTable figures;
  private final Table table;
  private final Quantity quantity;
  private final List<Dimension> by;

  private TellTable(Telling telling, Table table) {
    this.telling = telling;
    this.words = telling.words();
    this.table = table;
    this.figures = new FiguresOfTable(table);
    this.quantity = Quantity.first(figures);
    this.by =
        figures.breakdowns().stream()
            .filter(one -> !one.id().equals("measure"))
            .sorted(Comparator.comparing(one -> one.equals(figures.places()) ? 0 : 1))
            .toList();
  }

  /** The blocks of a table. */
  static List<Block> of(Telling telling, Table table) {
    return new TellTable(telling, table).blocks();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("table-" + table.id(), words.title(table)));
    if (!table.description().definition().isEmpty()) {
      blocks.add(new Block.Paragraph(words.definition(table)));
    }
    String sentences = sentences();
    if (!sentences.isEmpty()) {
      blocks.add(new Block.Paragraph(new Phrase(sentences, words.language())));
    }
    blocks.addAll(new ChartsOfTable(telling, figures, quantity, by).blocks());
    blocks.add(new TableOfYear(telling, figures, by).block("data-" + table.id(), notes()));
    return blocks;
  }

  private String sentences() {
    List<String> sentences = new ArrayList<>();
    int year = telling.year();
    if (nothingSubmitted()) {
      return telling.text("tell.missing", "year", Integer.toString(year));
    }
    if (quantity.value(figures, year, Map.of()) != null) {
      sentences.add(
          telling.text(
              "tell.lead",
              "year",
              figures.period(year),
              "figure",
              withUnit(),
              "kind",
              quantity.over() == null ? "count" : quantity.kind().name()));
      if (quantity.isPartial(figures, year, Map.of())) {
        sentences.add(partial(telling, figures));
      }
      sentences.add(TellChange.of(telling, figures, quantity, Map.of()));
    }
    if (!by.isEmpty() && quantity.over() == null) {
      sentences.addAll(largest(by.get(0)));
      sentences.addAll(concentration(by.get(0)));
    }
    sentences.removeIf(String::isEmpty);
    return String.join(" ", sentences);
  }

  /** Of whom a total lacks something. */
  static String partial(Telling telling, FiguresOfTable figures) {
    OptionalInt covered = figures.covered(telling.year());
    // Every forward is counted; what only some States said is what became of it.
    boolean forwards = Telling.countsForwards(figures.table());
    return covered.isPresent()
        ? telling.text(
            forwards ? "tell.covered.forwards" : "tell.covered",
            "n",
            covered.getAsInt(),
            "all",
            MemberState.values().length)
        : telling.text("tell.partial");
  }

  /** Whether the table has rows of the year, and none of them a figure that was submitted. */
  private boolean nothingSubmitted() {
    List<PublishedFigure> ofYear =
        table.rows().stream()
            .filter(row -> Telling.time(row).equals(Integer.toString(telling.year())))
            .map(PublishedFigure::of)
            .toList();
    return !ofYear.isEmpty()
        && ofYear.stream().allMatch(one -> one.kind() == PublishedFigure.Kind.NOT_SUBMITTED);
  }

  /** The figure with its unit. */
  private String withUnit() {
    return unit(telling, figures, quantity);
  }

  /** A printed quantity of the year with what it counts. */
  static String unit(Telling telling, FiguresOfTable figures, Quantity quantity) {
    Words words = telling.words();
    String printed = quantity.said(words, figures, telling.year(), Map.of());
    Double value = quantity.value(figures, telling.year(), Map.of());
    if (quantity.over() != null || value == null) {
      return printed;
    }
    String measure = quantity.measure();
    if (measure != null) {
      return words.text(
          "tell.measured",
          "count",
          printed,
          "measure",
          words.code("measure", Quantity.code(figures, measure)).text());
    }
    return words.unit(figures.table().description().unit(), value.longValue(), printed);
  }

  /** Which parts have the largest printed figures; hidden ones may be of any size. */
  private List<String> largest(Dimension dimension) {
    List<Code> parts = new ArrayList<>();
    for (Code code : FiguresOfTable.parts(dimension)) {
      Double value = value(dimension, code);
      if (value != null && value > 0) {
        parts.add(code);
      }
    }
    if (parts.size() < 2 || ChartsOfTable.inNaturalOrder(dimension)) {
      return List.of();
    }
    parts.sort(Comparator.comparing((Code code) -> length(dimension, code)).reversed());
    int named = Math.min(parts.size() > 6 ? 3 : 1, parts.size());
    List<String> names =
        parts.subList(0, named).stream()
            .map(
                code ->
                    telling.text(
                        "tell.named",
                        "name",
                        words.code(dimension.id(), code).text(),
                        "figure",
                        quantity.said(
                            words, figures, telling.year(), Map.of(dimension.id(), code.code()))))
            .toList();
    boolean hidden =
        FiguresOfTable.parts(dimension).stream().anyMatch(code -> value(dimension, code) == null);
    return List.of(
        telling.text(
            hidden ? "tell.largest.printed" : "tell.largest",
            "n",
            named,
            "names",
            words.list(names)));
  }

  /** How much of the total few providers hold: their figures, added up as any reader can. */
  private List<String> concentration(Dimension dimension) {
    List<Long> printed = new ArrayList<>();
    boolean hidden = false;
    for (Code code : FiguresOfTable.parts(dimension)) {
      Long value = figures.at(telling.year(), Map.of(dimension.id(), code.code())).value();
      hidden |= value == null;
      if (value != null) {
        printed.add(value);
      }
    }
    printed.sort(Comparator.reverseOrder());
    if (!dimension.id().equals("provider") || printed.size() <= FEW) {
      return List.of();
    }
    PublishedFigure all = figures.total(telling.year());
    Ratio one = share(printed.subList(0, 1), all);
    Ratio few = share(printed.subList(0, FEW), all);
    if (one == null || few == null) {
      return List.of();
    }
    return List.of(
        telling.text(
            "tell.concentration",
            "hidden",
            Boolean.toString(hidden),
            "one",
            words.percent(one),
            "few",
            words.percent(few)));
  }

  private static @Nullable Ratio share(List<Long> parts, PublishedFigure all) {
    long sum = parts.stream().mapToLong(Long::longValue).sum();
    return new PublishedFigure(PublishedFigure.Kind.PRINTED, sum, false).over(all);
  }

  private @Nullable Double value(Dimension dimension, Code code) {
    return quantity.value(figures, telling.year(), Map.of(dimension.id(), code.code()));
  }

  private double length(Dimension dimension, Code code) {
    Double value = value(dimension, code);
    return value == null ? -1 : value;
  }

  private List<Phrase> notes() {
    List<Phrase> notes = new ArrayList<>();
    notes.add(
        telling.phrase(
            "note." + table.method().name(), "base", telling.published().protection().base()));
    Cost cost = telling.published().protection().costs().get(table.id());
    if (cost != null && cost.cells() > 0) {
      notes.add(
          telling.phrase(
              "note.hidden",
              "n",
              cost.hidden(),
              "hidden",
              words.number(cost.hidden()),
              "cells",
              words.number(cost.cells())));
    }
    OptionalInt covered = figures.covered(telling.year());
    if (covered.isPresent()) {
      notes.add(
          telling.phrase(
              Telling.countsForwards(table) ? "note.covered.forwards" : "note.covered",
              "n",
              covered.getAsInt(),
              "all",
              MemberState.values().length));
    }
    if (!table.description().countingRule().isEmpty()) {
      notes.add(words.countingRule(table));
    }
    if (!table.reason().isEmpty()) {
      notes.add(telling.phrase("note.reason", "reason", words.reason(table)));
    }
    return notes;
  }
}
