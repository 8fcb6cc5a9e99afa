package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.transparency.rules.Narrative;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The report as files: equal bytes, conforming PDF, attached tables, clear errors. */
final class WriteAnnualReportTest {
  private static final LocalDate ISSUED = LocalDate.of(2026, 6, 30);

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws Exception {
    write(folder.resolve("first"), "en", "fr", "de");
  }

  @Test
  @DisplayName("Two runs give the same bytes, PDF included")
  void sameBytes() throws Exception {
    write(folder.resolve("again"), "fr");
    for (String name :
        List.of("fr/report.css", "fr/annual-report-2025-fr.pdf", "fonts/LICENSE.txt")) {
      assertThat(
          name,
          Files.mismatch(
              folder.resolve("first").resolve(name), folder.resolve("again").resolve(name)),
          is(-1L));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PDFUA_1,en",
    "PDFUA_1,fr",
    "PDFUA_1,de",
    "PDFA_3_A,en",
    "PDFA_3_A,fr",
    "PDFA_3_A,de"
  })
  @DisplayName("The PDF is PDF/UA-1 and PDF/A-3a at once, by veraPDF")
  void conforms(String flavour, String language) throws Exception {
    byte[] pdf =
        Files.readAllBytes(
            folder.resolve("first/%1$s/annual-report-2025-%1$s.pdf".formatted(language)));
    assertThat(ConformingPdf.brokenRules(pdf, PDFAFlavour.valueOf(flavour)), is(empty()));
  }

  @Test
  @DisplayName("What is judged has a map of tiles, sorted bars, a flow and a series")
  void judged() throws Exception {
    String page = Files.readString(folder.resolve("first/en/index.html"));
    for (String chart : List.of("states", "map", "outcome", "series")) {
      assertThat(page, containsString("id=\"chart-followup_by_state-" + chart + "\""));
    }
  }

  @Test
  @DisplayName("Every published table is attached to the PDF as it is published")
  void attached() throws Exception {
    PublishedTables published = SyntheticRelease.small(1);
    try (PDDocument pdf =
        Loader.loadPDF(folder.resolve("first/fr/annual-report-2025-fr.pdf").toFile())) {
      assertThat(pdf.getDocumentCatalog().getLanguage(), is("fr"));
      Map<String, PDComplexFileSpecification> files =
          new PDDocumentNameDictionary(pdf.getDocumentCatalog()).getEmbeddedFiles().getNames();
      for (PublishedTables.Table table : published.tables()) {
        String csv =
            new String(
                files.get(table.id() + ".csv").getEmbeddedFileUnicode().toByteArray(),
                StandardCharsets.UTF_8);
        List<String> lines = csv.lines().toList();
        assertThat(table.id(), lines.size(), is(table.rows().size() + 1));
        PublishedTables.Row last = table.rows().get(table.rows().size() - 1);
        assertThat(
            lines.get(lines.size() - 1),
            is(
                String.join(",", last.codes().values())
                    + ","
                    + (last.value() == null ? "" : last.value())
                    + ","
                    + last.obsStatus()
                    + ","
                    + last.confStatus()
                    + ","
                    + last.note()));
      }
    }
  }

  @Test
  @DisplayName("A PDF that lacks a table, prints another figure or declares nothing is found")
  void checked(@TempDir Path other) throws Exception {
    Path pdf = folder.resolve("first/fr/annual-report-2025-fr.pdf");
    SortedMap<String, byte[]> tables = AttachedTables.of(SyntheticRelease.small(1));
    assertThat(CheckPdf.of(pdf, "fr", tables, Set.of()), is(empty()));
    assertThat(
        CheckPdf.of(pdf, "de", tables, Set.of("987\u00a0654\u00a0321")),
        is(
            List.of(
                "does not say that its language is de",
                "does not print 987 654 321, which the tables tell")));
    tables.put("removal_times.csv", new byte[0]);
    assertThat(
        CheckPdf.of(pdf, "fr", tables, Set.of()),
        is(List.of("has attached removal_times.csv, which is not the table of the release")));
    Path bare = other.resolve("bare.pdf");
    try (PDDocument empty = new PDDocument()) {
      empty.addPage(new PDPage());
      empty.save(bare.toFile());
    }
    assertThat(
        CheckPdf.of(bare, "fr", new TreeMap<>(), Set.of()),
        is(
            List.of(
                "does not say that its language is fr",
                "is not tagged",
                "does not declare PDF/A-3",
                "does not declare PDF/UA-1",
                "does not declare conformance A of PDF/A")));
  }

  @Test
  @DisplayName("A language without messages is an error, and says which")
  void missingLanguage(@TempDir Path empty) {
    StoppedException stopped =
        assertThrows(StoppedException.class, () -> write(empty.resolve("report"), "xx"));
    assertThat(stopped.exitCode(), is(ExitCode.REPORT_NOT_MADE));
    assertThat(
        stopped.getMessage(),
        is("the report cannot be made: there are no messages in the language xx"));
    assertThat(Files.exists(empty.resolve("report")), is(false));
  }

  @Test
  @DisplayName("A character that the font lacks is an error, and says which")
  void missingGlyph() {
    assertThat(
        assertThrows(
                UnprintableReportException.class,
                () -> ReportFont.in(ReportFont.FOLDER).get(0).check("a \u4e2d"))
            .getMessage(),
        is("the character U+4E2D cannot be embedded: Liberation Sans lacks it"));
  }

  @Test
  @DisplayName("Latin, Greek and Cyrillic letters of all 24 languages can be embedded")
  void glyphs() throws IOException {
    for (ReportFont font : ReportFont.in(ReportFont.FOLDER)) {
      font.check("\u0126\u0127\u0120\u0121 \u0391\u03c9 \u0416\u044f \u0150\u0151 \u2212 \u202f");
    }
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "no-fonts/, the font no-fonts/LiberationSans-Regular.ttf is missing",
    "broken-fonts/, the font broken-fonts/LiberationSans-Regular.ttf cannot be embedded"
  })
  @DisplayName("55: a font that is missing or broken is named")
  void fonts(String fonts, String words, @TempDir Path empty) {
    StoppedException stopped =
        assertThrows(
            StoppedException.class,
            () ->
                WriteAnnualReport.into(
                    empty,
                    SyntheticRelease.small(1),
                    List.of(),
                    List.of(),
                    ISSUED,
                    List.of("en"),
                    Addressee.PUBLIC,
                    fonts));
    assertThat(stopped.exitCode(), is(ExitCode.REPORT_NOT_MADE));
    assertThat(stopped.getMessage(), containsString("the report cannot be made: " + words));
  }

  @Test
  @DisplayName("The colours of the PDF are those of one profile, whatever the Java runtime")
  void profile() throws Exception {
    try (PDDocument pdf =
        Loader.loadPDF(folder.resolve("first/fr/annual-report-2025-fr.pdf").toFile())) {
      COSStream profile = pdf.getDocumentCatalog().getOutputIntents().get(0).getDestOutputIntent();
      byte[] bytes = profile.createInputStream().readAllBytes();
      assertThat(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          is("2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796"));
    }
  }

  @Test
  @DisplayName("A warning of the renderer is an error")
  void warning() {
    String page =
        "<html lang=\"en\"><head><title>t</title><meta name=\"description\" content=\"d\"/>"
            + "<style>p { display: flex-nothing }</style></head><body><p>a</p></body></html>";
    assertThat(
        assertThrows(
                UnprintableReportException.class,
                () ->
                    WritePdf.of(
                        page, "en", new TreeMap<>(), ISSUED, ReportFont.in(ReportFont.FOLDER)))
            .getMessage(),
        containsString("flex-nothing"));
  }

  private static void write(Path into, String... languages) throws Exception {
    write(into, SyntheticRelease.small(1), SyntheticRelease.small(0), languages);
  }

  static void write(
      Path into, PublishedTables published, PublishedTables earlier, String... languages)
      throws Exception {
    WriteAnnualReport.into(
        into,
        published,
        List.of(earlier),
        List.of(
            new Narrative("A83-2b", "FR", "Synthetic narrative."),
            new Narrative("A83-2b", "DE", "Write to someone@example.org.")),
        ISSUED,
        List.of(languages),
        Addressee.PUBLIC);
  }
}
