package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.protect.rules.Figure;
import eu.csar.transforms.protect.rules.Ratio;
import eu.csar.transforms.transparency.rules.PublishedTables.Cost;
import eu.csar.transforms.transparency.rules.PublishedTables.Protection;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Method, disclosure control, revisions, and where the data are. */
final class TellMethod {
  private TellMethod() {}

  static Section section(Telling telling) {
    Words words = telling.words();
    List<Block> blocks = new ArrayList<>();
    List<Phrase> points = new ArrayList<>();
    points.addAll(
        List.of(
            telling.phrase("method.counting"),
            telling.phrase("method.year"),
            telling.phrase("method.cohorts"),
            telling.phrase("method.missing"),
            telling.phrase("method.rates"),
            telling.phrase("method.change", "least", words.number(Change.LEAST)),
            telling.phrase(
                "method.breaks",
                "breaks",
                Arrays.stream(SeriesBreak.values())
                    .map(one -> telling.text("break." + one.name()))
                    .collect(Collectors.joining("; ")))));
    String asOf = words.instant(telling.published().asOf());
    if (!asOf.isEmpty()) {
      points.add(1, telling.phrase("method.as-of", "day", asOf));
    }
    blocks.add(new Block.Bullets(points));
    blocks.add(new Block.Heading("disclosure-control", telling.phrase("method.disclosure")));
    Protection protection = telling.published().protection();
    blocks.add(
        new Block.Paragraph(
            telling.phrase(
                "method.disclosure.text",
                "threshold",
                protection.threshold(),
                "base",
                protection.base(),
                "width",
                protection.width())));
    blocks.add(costs(telling, protection));
    blocks.add(new Block.Heading("revisions", telling.phrase("method.revisions")));
    blocks.addAll(revisions(telling));
    blocks.add(new Block.Heading("downloads", telling.phrase("method.downloads")));
    blocks.add(
        new Block.Bullets(
            List.of(
                telling.phrase("downloads.attached"),
                telling.phrase("downloads.files"),
                telling.phrase("downloads.check"))));
    blocks.add(new Block.Links(links(telling)));
    return new Section("method", telling.text("section.method"), blocks);
  }

  /** What else is in the release. */
  private static List<Block.Link> links(Telling telling) {
    return List.of(
        new Block.Link("README.md", telling.phrase("downloads.readme")),
        new Block.Link(
            "annual-report-" + telling.year() + "-tables.xlsx",
            telling.phrase("downloads.workbook")),
        new Block.Link("csv/", telling.phrase("downloads.csv")),
        new Block.Link("codelists/", telling.phrase("downloads.codelists")),
        new Block.Link("methods/", telling.phrase("downloads.methods")),
        new Block.Link("CHANGES.md", telling.phrase("downloads.changes")),
        new Block.Link("CITATION.md", telling.phrase("downloads.citation")),
        new Block.Link("LICENCE.md", telling.phrase("downloads.licence")),
        new Block.Link("SHA256SUMS", telling.phrase("downloads.sums")));
  }

  private static Block costs(Telling telling, Protection protection) {
    Words words = telling.words();
    List<Block.Line> lines = new ArrayList<>();
    for (Table table : telling.published().tables()) {
      Cost cost = protection.costs().get(table.id());
      if (cost == null) {
        continue;
      }
      Ratio share = Ratio.of(new Figure((long) cost.hidden()), new Figure((long) cost.cells()));
      lines.add(
          new Block.Line(
              words.title(table),
              List.of(
                  Block.Cell.words(telling.phrase("protection." + table.method().name())),
                  number(words, words.number(cost.cells())),
                  number(words, words.number(cost.hidden())),
                  number(words, share == null ? ":" : words.percent(share))),
              false));
    }
    return new Block.DataTable(
        "protection",
        telling.phrase("protection.caption"),
        List.of(
            telling.phrase("protection.table"),
            telling.phrase("protection.method"),
            telling.phrase("protection.cells"),
            telling.phrase("protection.hidden"),
            telling.phrase("protection.share")),
        lines,
        List.of(telling.phrase("protection.note")));
  }

  private static Block.Cell number(Words words, String text) {
    return new Block.Cell(new Phrase(text, words.language()), Block.CellKind.FIGURE, null);
  }

  private static List<Block> revisions(Telling telling) {
    Words words = telling.words();
    if (telling.earlier().isEmpty()) {
      return List.of(new Block.Paragraph(telling.phrase("revisions.none")));
    }
    PublishedTables before = latest(telling.earlier());
    List<Block.Line> lines = new ArrayList<>();
    int[] all = new int[3];
    for (Table table : telling.published().tables()) {
      Table earlier = before.table(table.id()).orElse(null);
      if (earlier != null) {
        int[] counts = compared(earlier, table);
        for (int i = 0; i < all.length; i++) {
          all[i] += counts[i];
        }
        lines.add(
            new Block.Line(
                words.title(table),
                List.of(
                    number(words, words.number(counts[0])),
                    number(words, words.number(counts[1])),
                    number(words, words.number(counts[2]))),
                false));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            telling.phrase(
                "revisions.text",
                "issued",
                before.issued().isEmpty() ? ":" : words.instant(before.issued()),
                "compared",
                words.number(all[0]),
                "changed",
                words.number(all[1]),
                "hidden",
                words.number(all[2]))));
    blocks.add(
        new Block.DataTable(
            "revisions-tables",
            telling.phrase("revisions.caption"),
            List.of(
                telling.phrase("protection.table"),
                telling.phrase("revisions.compared"),
                telling.phrase("revisions.changed"),
                telling.phrase("revisions.hidden")),
            lines,
            List.of()));
    return blocks;
  }

  private static PublishedTables latest(List<PublishedTables> releases) {
    PublishedTables latest = releases.get(0);
    for (PublishedTables release : releases) {
      if (release.issued().compareTo(latest.issued()) > 0) {
        latest = release;
      }
    }
    return latest;
  }

  /** Cells in both, those of another figure, and those hidden only now. */
  private static int[] compared(Table earlier, Table table) {
    Map<Map<String, String>, Row> before = new HashMap<>();
    earlier.rows().forEach(row -> before.put(row.codes(), row));
    int[] counts = new int[3];
    for (Row row : table.rows()) {
      @Nullable Row old = before.get(row.codes());
      if (old != null) {
        counts[0]++;
        Long was = old.value();
        Long is = row.value();
        counts[1] += was != null && is != null && !was.equals(is) ? 1 : 0;
        counts[2] += row.isConfidential() && !old.isConfidential() ? 1 : 0;
      }
    }
    return counts;
  }
}
