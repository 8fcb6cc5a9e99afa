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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the published tables in every other form, beside the Parquet files that disclosure control
 * wrote: SDMX-CSV 2, one workbook, code lists, a method page for each table, and what catalogues of
 * data ask for. All of it is made of {@link PublishedTables}, so no form can tell another figure.
 */
final class WriteData {
  /** What differs from earlier releases. */
  static final String CHANGES = "CHANGES.md";

  private WriteData() {}

  /** Writes the data into the folder of a release; nothing of it may be there yet. */
  static void of(
      PublishedTables published,
      List<PublishedTables> earlier,
      List<String> languages,
      Path release)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files(published, earlier, languages).entrySet()) {
      Path place = release.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }

  /** What is written, by its path in the release. */
  static SortedMap<String, byte[]> files(
      PublishedTables published, List<PublishedTables> earlier, List<String> languages)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (PublishedTables.Table table : published.tables()) {
      files.put("csv/" + table.id() + ".csv", csv(lines(table)));
      files.put("methods/" + table.id() + ".md", bytes(PublishedMethod.of(published, table)));
    }
    for (Map.Entry<String, List<List<String>>> list : codeLists(published).entrySet()) {
      files.put("codelists/" + list.getKey() + ".csv", csv(list.getValue()));
    }
    files.put(ReleaseWords.workbook(published), WriteWorkbook.of(published));
    DescribeData describe = new DescribeData(published, languages);
    files.put("datapackage.json", bytes(PrettyJson.text(describe.dataPackage())));
    files.put("dcat-ap.jsonld", bytes(PrettyJson.text(describe.dcat())));
    files.put("README.md", bytes(describe.readme()));
    files.put("CITATION.md", bytes(describe.citation()));
    files.put("LICENCE.md", bytes(describe.licence()));
    files.put(CHANGES, bytes(RevisionNote.of(published, earlier)));
    return files;
  }

  /** The table as SDMX-CSV 2. */
  private static List<List<String>> lines(PublishedTables.Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(TidyColumns.sdmxNames(table));
    table.rows().forEach(row -> lines.add(TidyColumns.sdmxCells(table, row)));
    return lines;
  }

  /** A list for each dimension and each column of flags, by its id: code, meaning. */
  private static Map<String, List<List<String>>> codeLists(PublishedTables published) {
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
        (dimension, codes) ->
            lists.put(
                dimension,
                codes.entrySet().stream()
                    .map(code -> List.of(code.getKey(), code.getValue()))
                    .toList()));
    lists.putAll(Flags.codeLists(published));
    lists.replaceAll(
        (list, codes) -> {
          List<List<String>> lines = new ArrayList<>(List.of(List.of("code", "meaning")));
          lines.addAll(codes);
          return lines;
        });
    return lists;
  }

  private static byte[] csv(List<List<String>> lines) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      lines.forEach(csv::writeRecord);
    }
    return bytes(text.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
