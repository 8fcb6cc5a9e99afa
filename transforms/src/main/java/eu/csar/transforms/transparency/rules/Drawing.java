package eu.csar.transforms.transparency.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An SVG being drawn: lines, bars and texts in user units of one pixel. Colours differ in lightness
 * first, so that a drawing holds in grey and for every kind of colour vision. Texts are those of
 * Liberation Sans, whose widths are those of Arial.
 */
final class Drawing {
  static final String INK = "#1c2438";
  static final String SOFT = "#515c73";
  static final String GRID = "#d3d9e4";
  static final String MAIN = "#0b3d91";
  static final String SECOND = "#5b8bd0";
  static final String PALE = "#dbe6f6";
  static final String ACCENT = "#b3440e";
  static final String SHADE = "#fbeee4";

  /** Five steps from few to many; text on the last two is white. */
  static final String[] STEPS = {"#e9f0fa", "#bcd2ee", "#86abdc", "#3d6fb8", "#0b3d91"};

  /** Where a text is anchored. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder svg = new StringBuilder();
  private final int width;

  Drawing(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  void rectangle(double x, double y, double w, double h, String fill) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
            .formatted(at(x), at(y), at(Math.max(0, w)), at(h), fill));
  }

  void framed(double x, double y, double w, double h, String fill, String stroke) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1\"/>"
            .formatted(at(x), at(y), at(w), at(h), fill, stroke));
  }

  void line(double x1, double y1, double x2, double y2, String stroke, double thick) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
            .formatted(at(x1), at(y1), at(x2), at(y2), stroke, at(thick)));
  }

  void dashed(double x1, double y1, double x2, double y2, String stroke) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"/>"
            .formatted(at(x1), at(y1), at(x2), at(y2), stroke));
  }

  void dot(double x, double y, double radius, String fill) {
    svg.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>"
            .formatted(at(x), at(y), at(radius), fill));
  }

  void path(String path, String fill) {
    svg.append("<path d=\"%s\" fill=\"%s\"/>".formatted(path, fill));
  }

  void text(double x, double y, String text, int size, String fill, Anchor anchor, boolean bold) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" font-family=\"Liberation Sans\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>"
            .formatted(
                at(x),
                at(y),
                size,
                fill,
                anchor.name().toLowerCase(Locale.ROOT),
                bold ? " font-weight=\"bold\"" : "",
                escaped(text)));
  }

  /**
   * The whole drawing.
   *
   * @param alternative what a reader is told who does not see it
   */
  String finish(double exact, String alternative, String kind) {
    // The renderer of the PDF takes whole numbers alone.
    double height = Math.ceil(exact);
    String told = escaped(alternative);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" role=\"img\" aria-label=\"%s\" alt=\"%s\" viewBox=\"0 0 %d %s\" width=\"%d\" height=\"%s\">"
            .formatted(kind, told, told, width, at(height), width, at(height))
        + svg
        + "</svg>";
  }

  /** How wide a text will be, in pixels, near enough for laying out. */
  static double widthOf(String text, int size) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("iljtfI.,:;'|()\u00a0 ".indexOf(c) >= 0) {
        ems += 0.30;
      } else if ("mwMW%\u2212".indexOf(c) >= 0) {
        ems += 0.84;
      } else {
        ems += Character.isUpperCase(c) ? 0.70 : 0.56;
      }
    }
    return ems * size;
  }

  /** A text that fits, cut with an ellipsis where it must be; the table behind has it whole. */
  static String fitted(String text, int size, double room) {
    if (widthOf(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 1 && widthOf(text.substring(0, end) + "\u2026", size) > room) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "\u2026";
  }

  /** A text in as many lines as it needs; a word that is too long is cut. */
  static List<String> lines(String text, int size, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && Drawing.widthOf(line + " " + word, size) > room) {
        lines.add(fitted(line.toString(), size, room));
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(fitted(line.toString(), size, room));
    return lines;
  }

  /** A coordinate, with one decimal and never by a locale. */
  static String at(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
