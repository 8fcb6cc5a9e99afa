package eu.csar.pipelines.annualreport;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes a PDF of a page: PDF/UA-1 and PDF/A-3a in one file, with the data tables attached. Equal
 * arguments give equal bytes.
 */
final class WritePdf {
  private WritePdf() {}

  /**
   * Renders a page.
   *
   * @param html well-formed
   * @param language ISO 639-1 code
   * @param attachments files by name, CSV in UTF-8
   * @param issued day of all dates, UTC
   * @param fonts to be embedded, by weight
   * @throws UnprintableReportException where the renderer warns of anything, or a font lacks a
   *     character
   */
  static byte[] of(
      String html,
      String language,
      SortedMap<String, byte[]> attachments,
      LocalDate issued,
      List<ReportFont> fonts)
      throws IOException {
    for (ReportFont font : fonts) {
      font.check(html);
    }
    XRLog.setLoggingEnabled(true);
    XRLog.setLoggerImpl(new Unlogged());
    List<String> warnings = new ArrayList<>();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder
        .withHtmlContent(html, null)
        .withProducer("csar-pipelines")
        .usePdfUaAccessibility(true)
        .usePdfAConformance(PdfAConformance.PDFA_3_A)
        .useColorProfile(profile())
        .useUnicodeLineBreaker(new LineBreaks(language))
        .useSVGDrawer(new BatikSVGDrawer())
        .withDiagnosticConsumer(one -> collect(one, warnings));
    for (ReportFont font : fonts) {
      byte[] file = font.bytes();
      builder.useFont(
          () -> new ByteArrayInputStream(file),
          ReportFont.FAMILY,
          font.weight(),
          FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      if (!warnings.isEmpty()) {
        throw new UnprintableReportException(String.join("\n", warnings));
      }
      PDDocument document = renderer.getPdfDocument();
      FinishPdf.attach(document, attachments, issued);
      FinishPdf.fixDates(document, issued);
      FinishPdf.fixProfile(document, profile());
      FinishPdf.fixId(document, html);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** The profile of sRGB; that of the Java runtime would change bytes with the runtime. */
  private static byte[] profile() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            WritePdf.class.getResourceAsStream("colour/sRGB.icc"), "colour/sRGB.icc")) {
      return file.readAllBytes();
    }
  }

  private static void collect(Diagnostic diagnostic, List<String> warnings) {
    if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(diagnostic.getFormattedMessage());
    }
  }

  /** Diagnostics go to their collector, which is asked only while the renderer thinks it logs. */
  private static final class Unlogged implements XRLogger {
    @Override
    public void log(String where, Level level, String message) {}

    @Override
    public void log(String where, Level level, String message, Throwable cause) {}

    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
      return false;
    }
  }
}
