package eu.csar.pipelines.annualreport;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.transparency.rules.Audience;
import eu.csar.transforms.transparency.rules.ComposeReport;
import eu.csar.transforms.transparency.rules.MissingMessageException;
import eu.csar.transforms.transparency.rules.Narrative;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.ReportPages;
import eu.csar.transforms.transparency.rules.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the annual report for people: in each language {@code <language>/index.html} with its
 * style sheet, and {@code <language>/annual-report-<year>-<language>.pdf}, the tables attached.
 * Equal arguments give equal bytes.
 */
public final class WriteAnnualReport {
  private static final String STYLE = "report.css";

  private final PublishedTables published;
  private final List<PublishedTables> earlier;
  private final List<Narrative> narratives;
  private final LocalDate issued;
  private final Audience audience;

  private WriteAnnualReport(
      PublishedTables published,
      List<PublishedTables> earlier,
      List<Narrative> narratives,
      LocalDate issued,
      Addressee addressee) {
    this.published = published;
    this.earlier = earlier;
    this.narratives = narratives;
    this.issued = issued;
    this.audience = addressee.audience();
  }

  /**
   * Writes the report into a folder, which is made where it is missing.
   *
   * @param published this release
   * @param earlier earlier releases of the same years
   * @param narratives words of the yearly returns
   * @param issued day of issue, the only date of the files but those of the figures
   * @param languages in order, each with a file of messages
   * @param addressee for whom
   * @throws StoppedException where a text is missing, or the report cannot be printed
   */
  public static void into(
      Path folder,
      PublishedTables published,
      List<PublishedTables> earlier,
      List<Narrative> narratives,
      LocalDate issued,
      List<String> languages,
      Addressee addressee)
      throws StoppedException, IOException {
    into(folder, published, earlier, narratives, issued, languages, addressee, ReportFont.FOLDER);
  }

  /** With the fonts of another folder of resources. */
  static void into(
      Path folder,
      PublishedTables published,
      List<PublishedTables> earlier,
      List<Narrative> narratives,
      LocalDate issued,
      List<String> languages,
      Addressee addressee,
      String fonts)
      throws StoppedException, IOException {
    try {
      new WriteAnnualReport(published, earlier, narratives, issued, addressee)
          .write(folder, languages, fonts);
    } catch (MissingMessageException | UnprintableReportException e) {
      throw notMade(e);
    }
  }

  /**
   * Refuses languages without messages.
   *
   * @throws StoppedException with the first of them
   */
  static void refuseUnknown(List<String> languages) throws StoppedException {
    try {
      languages.forEach(Words::in);
    } catch (MissingMessageException e) {
      throw notMade(e);
    }
  }

  private static StoppedException notMade(RuntimeException e) {
    return new StoppedException(
        ExitCode.REPORT_NOT_MADE, "the report cannot be made: " + e.getMessage(), e);
  }

  private void write(Path folder, List<String> languages, String folderOfFonts) throws IOException {
    List<ReportFont> fonts = ReportFont.in(folderOfFonts);
    SortedMap<String, byte[]> tables = AttachedTables.of(audience.select(published));
    for (String language : languages) {
      ReportPages pages =
          ComposeReport.compose(published, earlier, narratives, language, issued, audience);
      String pdf = ReleaseWords.pdf(published, language);
      Path place = Files.createDirectories(folder.resolve(language));
      String web = RenderPages.web(pages, ReportFiles.of(pdf, languages));
      String print = RenderPages.print(pages, resource("print.css"));
      byte[] printed = WritePdf.of(print, language, tables, issued, fonts);
      put(place.resolve("index.html"), web.getBytes(StandardCharsets.UTF_8));
      put(place.resolve(STYLE), bytes(STYLE));
      put(place.resolve(pdf), printed);
    }
    for (Map.Entry<String, byte[]> font : besidePages(folderOfFonts).entrySet()) {
      Path place = folder.resolve(font.getKey());
      Files.createDirectories(place.getParent());
      put(place, font.getValue());
    }
  }

  /** What stands beside the pages and is the same in every release: by its path in the report. */
  static SortedMap<String, byte[]> same(List<String> languages) throws IOException {
    SortedMap<String, byte[]> same = besidePages(ReportFont.FOLDER);
    for (String language : languages) {
      same.put(language + "/" + STYLE, bytes(STYLE));
    }
    return same;
  }

  private static SortedMap<String, byte[]> besidePages(String folderOfFonts) throws IOException {
    SortedMap<String, byte[]> fonts = new TreeMap<>();
    for (String file : ReportFont.FILES) {
      fonts.put(ReportFont.FOLDER + file, bytes(folderOfFonts + file));
    }
    return fonts;
  }

  private static String resource(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(WriteAnnualReport.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    }
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
  }
}
