package eu.csar.pipelines.annualreport;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether CSV, workbook and code lists tell the same as Parquet. */
final class CheckForms {
  private final PublishedTables published;
  private final Path release;
  private final List<String> findings = new ArrayList<>();
  private long figures;

  private CheckForms(PublishedTables published, Path release) {
    this.published = published;
    this.release = release;
  }

  static CheckRelease.Check of(PublishedTables published, Path release) {
    CheckForms check = new CheckForms(published, release);
    check.csv();
    check.workbook();
    check.codeLists();
    return new CheckRelease.Check(
        "forms: " + check.figures + " rows of Parquet in CSV and workbook", check.findings);
  }

  private void csv() {
    for (PublishedTables.Table table : published.tables()) {
      List<List<String>> expected = new ArrayList<>();
      expected.add(TidyColumns.sdmxNames(table));
      table.rows().forEach(row -> expected.add(TidyColumns.sdmxCells(table, row)));
      figures += table.rows().size();
      compare("csv/" + table.id() + ".csv", expected);
    }
  }

  private void codeLists() {
    WriteData.codeLists(published)
        .forEach((dimension, codes) -> compare("codelists/" + dimension + ".csv", codes));
  }

  private void compare(String name, List<List<String>> expected) {
    try {
      same(name, expected, csv(release.resolve(name)));
    } catch (IOException | RuntimeException e) {
      findings.add(name + " cannot be read: " + e.getMessage());
    }
  }

  private static List<List<String>> csv(Path file) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  private void workbook() {
    String name = ReleaseWords.workbook(published);
    Map<String, List<List<String>>> sheets;
    try {
      if (!Files.isRegularFile(release.resolve(name))) {
        throw new IOException("it is missing");
      }
      sheets = ReadWorkbook.sheets(release.resolve(name));
    } catch (IOException | RuntimeException e) {
      findings.add(name + " cannot be read: " + e.getMessage());
      return;
    }
    if (sheets.size() != published.tables().size() + 1 || !sheets.containsKey("notes")) {
      findings.add(name + " has the sheets " + sheets.keySet());
    }
    for (PublishedTables.Table table : published.tables()) {
      List<List<String>> expected = new ArrayList<>();
      expected.add(TidyColumns.names(table));
      table.rows().forEach(row -> expected.add(TidyColumns.cells(table, row)));
      List<List<String>> sheet =
          sheets.getOrDefault(WriteWorkbook.sheet(table.id()), List.of()).stream()
              .map(row -> filled(row, expected.get(0).size()))
              .toList();
      same(name + ", sheet " + table.id(), expected, sheet);
    }
  }

  /** Empty cells at the end of a row are not stored. */
  private static List<String> filled(List<String> row, int columns) {
    List<String> filled = new ArrayList<>(row);
    while (filled.size() < columns) {
      filled.add("");
    }
    return filled;
  }

  private void same(String name, List<List<String>> expected, List<List<String>> found) {
    if (expected.size() != found.size()) {
      findings.add(name + " has " + found.size() + " lines, not " + expected.size());
      return;
    }
    for (int line = 0; line < expected.size(); line++) {
      if (!expected.get(line).equals(found.get(line))) {
        findings.add(
            name
                + " line "
                + (line + 1)
                + " says "
                + found.get(line)
                + ", and Parquet "
                + expected.get(line));
        return;
      }
    }
  }
}
