package eu.csar.pipelines.annualreport;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the published tables in every other form, beside the Parquet files that disclosure control
 * wrote: SDMX-CSV 2, one workbook, code lists, a method page for each table, and what catalogues of
 * data ask for. All of it is made of {@link PublishedTables}, so no form can tell another figure.
 */
final class WriteData {
  private final Path release;

  private WriteData(Path release) {
    this.release = release;
  }

  /** Writes the data into the folder of a release; nothing of it may be there yet. */
  static void of(
      PublishedTables published,
      List<PublishedTables> earlier,
      List<String> languages,
      Path release)
      throws IOException {
    WriteData writing = new WriteData(release);
    for (PublishedTables.Table table : published.tables()) {
      writing.csv("csv/" + table.id() + ".csv", csv(table));
      writing.text("methods/" + table.id() + ".md", PublishedMethod.of(published, table));
    }
    for (Map.Entry<String, List<List<String>>> list : codeLists(published).entrySet()) {
      writing.csv("codelists/" + list.getKey() + ".csv", list.getValue());
    }
    WriteWorkbook.of(published, release.resolve(ReleaseWords.workbook(published)));
    DescribeData describe = new DescribeData(published, languages);
    writing.text("datapackage.json", PrettyJson.text(describe.dataPackage()));
    writing.text("dcat-ap.jsonld", PrettyJson.text(describe.dcat()));
    writing.text("README.md", describe.readme());
    writing.text("CITATION.md", describe.citation());
    writing.text("LICENCE.md", describe.licence());
    writing.text("CHANGES.md", RevisionNote.of(published, earlier));
  }

  /** The table as SDMX-CSV 2. */
  private static List<List<String>> csv(PublishedTables.Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(TidyColumns.sdmxNames(table));
    table.rows().forEach(row -> lines.add(TidyColumns.sdmxCells(table, row)));
    return lines;
  }

  /** A list for each dimension, by its id: code, meaning. */
  static Map<String, List<List<String>>> codeLists(PublishedTables published) {
    Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
    for (PublishedTables.Table table : published.tables()) {
      for (PublishedTables.Dimension dimension : table.dimensions()) {
        Map<String, String> list =
            meanings.computeIfAbsent(dimension.id(), any -> new LinkedHashMap<>());
        dimension.codes().forEach(code -> list.putIfAbsent(code.code(), code.meaning()));
      }
    }
    Map<String, List<List<String>>> lists = new LinkedHashMap<>();
    meanings.forEach(
        (dimension, codes) -> {
          List<List<String>> lines = new ArrayList<>(List.of(List.of("code", "meaning")));
          codes.forEach((code, meaning) -> lines.add(List.of(code, meaning)));
          lists.put(dimension, lines);
        });
    return lists;
  }

  private void csv(String name, List<List<String>> lines) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      lines.forEach(csv::writeRecord);
    }
    text(name, text.toString());
  }

  private void text(String name, String text) throws IOException {
    Path file = release.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
  }
}
