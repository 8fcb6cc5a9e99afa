package eu.csar.pipelines.annualreport;

import com.openhtmltopdf.extend.FSSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font that is embedded, Liberation Sans: Latin, Greek and Cyrillic, with the widths of Arial.
 */
enum ReportFont {
  REGULAR("fonts/LiberationSans-Regular.ttf", 400),
  BOLD("fonts/LiberationSans-Bold.ttf", 700);

  static final String FAMILY = "Liberation Sans";

  private final String resource;
  private final int weight;

  ReportFont(String resource, int weight) {
    this.resource = resource;
    this.weight = weight;
  }

  int weight() {
    return weight;
  }

  /** The font file, opened anew each time. */
  FSSupplier<InputStream> file() {
    return () -> Objects.requireNonNull(ReportFont.class.getResourceAsStream(resource), resource);
  }

  /**
   * Makes sure that every character of a text can be embedded.
   *
   * @throws UnprintableReportException with the first character that the fonts lack
   */
  static void check(String text) {
    for (ReportFont font : values()) {
      try (InputStream file = font.file().supply();
          TrueTypeFont parsed =
              new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()))) {
        CmapLookup glyphs = parsed.getUnicodeCmapLookup();
        text.codePoints()
            .filter(one -> !Character.isISOControl(one) && glyphs.getGlyphId(one) == 0)
            .findFirst()
            .ifPresent(
                one -> {
                  throw new UnprintableReportException(
                      "the character U+%04X cannot be embedded: %s lacks it"
                          .formatted(one, FAMILY));
                });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
