package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a release holds the files that its tables make, and no others: all that follows from
 * catalogue and Parquet is written again, and compared byte by byte. The workbook is compared part
 * by part, since another Java runtime may pack equal parts into other bytes.
 */
final class CheckForms {
  /** A line of the note on changes that names a figure: its row, what it was, what it is. */
  private static final Pattern REVISED = Pattern.compile("\\| (.+=.+) \\| [^|]+ \\| ([^|]+) \\|");

  private final PublishedTables published;
  private final List<String> languages;
  private final Path release;
  private final List<String> findings = new ArrayList<>();

  private CheckForms(PublishedTables published, List<String> languages, Path release) {
    this.published = published;
    this.languages = languages;
    this.release = release;
  }

  static CheckRelease.Check of(PublishedTables published, Path release) throws IOException {
    CheckForms check = new CheckForms(published, CheckColumns.languages(release), release);
    SortedMap<String, byte[]> again = WriteData.files(published, List.of(), check.languages);
    WriteAnnualReport.same(check.languages)
        .forEach((path, bytes) -> again.put("report/" + path, bytes));
    check.paths(again);
    for (Map.Entry<String, byte[]> file : again.entrySet()) {
      check.file(file.getKey(), file.getValue());
    }
    long rows = published.tables().stream().mapToLong(table -> table.rows().size()).sum();
    return new CheckRelease.Check(
        "forms: " + again.size() + " files written again of " + rows + " rows of Parquet",
        check.findings);
  }

  /** Every file that a release has, and none beside them: nobody would protect it. */
  private void paths(SortedMap<String, byte[]> again) throws IOException {
    TreeSet<String> known = new TreeSet<>(again.keySet());
    known.addAll(
        List.of("catalogue.json", "protection.json", WriteLineage.RELEASE, WriteLineage.SUMS));
    published.tables().forEach(table -> known.add("tables/" + table.id() + ".parquet"));
    for (String language : languages) {
      known.add("report/" + language + "/index.html");
      known.add("report/" + language + "/" + ReleaseWords.pdf(published, language));
    }
    for (Path file : WriteLineage.files(release)) {
      String path = WriteLineage.name(release, file);
      if (!known.contains(path)) {
        findings.add(path + " is no file of a release");
      }
    }
  }

  private void file(String name, byte[] expected) {
    Path file = release.resolve(name);
    if (!Files.isRegularFile(file)) {
      findings.add("there is no " + name);
      return;
    }
    try {
      if (name.equals(ReleaseWords.workbook(published))) {
        workbook(name, ReadWorkbook.parts(expected), ReadWorkbook.parts(file));
      } else if (name.equals(WriteData.CHANGES)) {
        changes(Files.readAllBytes(file), expected);
      } else {
        same(name, expected, Files.readAllBytes(file));
      }
    } catch (IOException | RuntimeException e) {
      findings.add(name + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * The note on changes: what was printed in earlier releases, which are not in the folder, it
   * tells alone; how it begins, of which releases it tells, and what is printed now can be
   * compared.
   */
  private void changes(byte[] found, byte[] withoutEarlier) throws IOException {
    List<String> earlier =
        WriteLineage.earlier(PrettyJson.read(release.resolve(WriteLineage.RELEASE)), published);
    if (earlier.isEmpty()) {
      same(WriteData.CHANGES, withoutEarlier, found);
      return;
    }
    List<String> expected = new ArrayList<>();
    expected.add(RevisionNote.head(published, vintage(earlier)));
    earlier.forEach(name -> expected.add(RevisionNote.since(name)));
    String note = text(found);
    figures(note.lines().toList());
    List<String> heads = note.lines().filter(line -> line.startsWith("## ")).toList();
    if (!note.startsWith(expected.get(0))
        || !new TreeSet<>(heads).equals(new TreeSet<>(expected.subList(1, expected.size())))) {
      findings.add(
          WriteData.CHANGES
              + " does not tell of the releases that "
              + WriteLineage.RELEASE
              + " names");
    }
  }

  /** Whether what a note on changes says is printed now is what the tables print. */
  private void figures(List<String> note) {
    Map<String, String> now = Map.of();
    for (String line : note) {
      if (line.startsWith("#")) {
        now =
            published.tables().stream()
                .filter(table -> line.equals(RevisionNote.heading(table)))
                .flatMap(table -> table.rows().stream())
                .collect(Collectors.toMap(RevisionNote::name, RevisionNote::printed, (a, b) -> a));
      }
      Matcher cells = REVISED.matcher(line);
      if (cells.matches() && !now.getOrDefault(cells.group(1), ":").equals(cells.group(2))) {
        findings.add(WriteData.CHANGES + " says " + line + ", and the tables tell another figure");
        return;
      }
    }
  }

  /** The number of the vintage, where releases of these names came before. */
  private int vintage(List<String> earlier) {
    return 1 + (int) earlier.stream().filter(one -> one.startsWith(published.year() + "-")).count();
  }

  private void workbook(
      String name, SortedMap<String, byte[]> expected, SortedMap<String, byte[]> found)
      throws IOException {
    if (!expected.keySet().equals(found.keySet())) {
      findings.add(name + " has the parts " + found.keySet());
      return;
    }
    Map<String, List<List<String>>> sheets = ReadWorkbook.sheets(found);
    int before = findings.size();
    for (Map.Entry<String, List<List<String>>> sheet : ReadWorkbook.sheets(expected).entrySet()) {
      lines(
          name + ", sheet " + sheet.getKey() + ",",
          sheet.getValue().stream().map(CheckForms::row).toList(),
          sheets.getOrDefault(sheet.getKey(), List.of()).stream().map(CheckForms::row).toList());
    }
    for (Map.Entry<String, byte[]> part : expected.entrySet()) {
      if (findings.size() == before && !Arrays.equals(part.getValue(), found.get(part.getKey()))) {
        findings.add(name + " has another " + part.getKey() + " than the tables make");
      }
    }
  }

  private static String row(List<String> cells) {
    return cells.toString();
  }

  private void same(String name, byte[] expected, byte[] found) {
    if (Arrays.equals(expected, found)) {
      return;
    }
    int before = findings.size();
    lines(name, text(expected).lines().toList(), text(found).lines().toList());
    if (findings.size() == before) {
      findings.add(name + " has other bytes than the tables make");
    }
  }

  private void lines(String name, List<String> expected, List<String> found) {
    for (int line = 0; line < Math.min(expected.size(), found.size()); line++) {
      if (!expected.get(line).equals(found.get(line))) {
        findings.add(
            name
                + " line "
                + (line + 1)
                + " says "
                + Excerpt.of(found.get(line), expected.get(line))
                + ", and the tables tell "
                + Excerpt.of(expected.get(line), found.get(line)));
        return;
      }
    }
    if (expected.size() != found.size()) {
      findings.add(name + " has " + found.size() + " lines, not " + expected.size());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
