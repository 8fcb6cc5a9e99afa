package eu.csar.pipelines.annualreport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font that is embedded, of Liberation Sans: Latin, Greek and Cyrillic, with the widths of Arial.
 *
 * @param resource its file, beside this class
 * @param weight 400 or 700
 */
record ReportFont(String resource, int weight) {
  static final String FAMILY = "Liberation Sans";

  /** Folder of the fonts that are delivered with this software. */
  static final String FOLDER = "fonts/";

  private static final String REGULAR = "LiberationSans-Regular.ttf";
  private static final String BOLD = "LiberationSans-Bold.ttf";

  /** Files of the folder that stand beside the pages too. */
  static final List<String> FILES = List.of(REGULAR, BOLD, "LICENSE.txt");

  /** The fonts of a folder. */
  static List<ReportFont> in(String folder) {
    return List.of(new ReportFont(folder + REGULAR, 400), new ReportFont(folder + BOLD, 700));
  }

  /**
   * The font file.
   *
   * @throws UnprintableReportException where it is missing
   */
  byte[] bytes() throws IOException {
    try (InputStream file = ReportFont.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new UnprintableReportException("the font " + resource + " is missing");
      }
      return file.readAllBytes();
    }
  }

  /**
   * Makes sure that every character of a text can be embedded.
   *
   * @throws UnprintableReportException with the first character that the font lacks, or where it is
   *     missing or no font
   */
  void check(String text) throws IOException {
    try (TrueTypeFont parsed = parsed(bytes())) {
      CmapLookup glyphs = parsed.getUnicodeCmapLookup();
      text.codePoints()
          .filter(one -> !Character.isISOControl(one) && glyphs.getGlyphId(one) == 0)
          .findFirst()
          .ifPresent(
              one -> {
                throw new UnprintableReportException(
                    "the character U+%04X cannot be embedded: %s lacks it".formatted(one, FAMILY));
              });
    }
  }

  private TrueTypeFont parsed(byte[] bytes) {
    try {
      return new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      throw new UnprintableReportException(
          "the font " + resource + " cannot be embedded: " + e.getMessage());
    }
  }
}
