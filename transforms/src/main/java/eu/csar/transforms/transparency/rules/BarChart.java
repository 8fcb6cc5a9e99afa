package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.Drawing.Anchor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bars side by side, the longest first; what has no number stands below, with its sign. */
final class BarChart {
  private static final int ROW = 20;

  /**
   * One bar.
   *
   * @param label what it is
   * @param value its length; null where no number is printed
   * @param printed its value as printed, or the sign in its place
   */
  record Bar(String label, @Nullable Double value, String printed) {
    boolean isPrinted() {
      return value != null;
    }

    double length() {
      return value == null ? -1 : value;
    }
  }

  private BarChart() {}

  /** Sorted by value, unprinted ones last. */
  static List<Bar> sorted(List<Bar> bars) {
    return bars.stream().sorted(Comparator.comparingDouble(Bar::length).reversed()).toList();
  }

  /** Draws bars in the order given. */
  static String draw(List<Bar> bars, int width, String alternative, String kind) {
    Drawing drawing = new Drawing(width);
    int size = width < 500 ? 12 : 13;
    double widest =
        bars.stream().mapToDouble(bar -> Drawing.widthOf(bar.label(), size)).max().orElse(0);
    // Labels break into lines between words, so a long word gets more room than a long label.
    double word =
        bars.stream()
            .flatMap(bar -> Stream.of(bar.label().split(" ", -1)))
            .mapToDouble(one -> Drawing.widthOf(one, size))
            .max()
            .orElse(0);
    double most = Math.min(Math.max(word + 10, width * 0.46), width * 0.6);
    double left = Math.min(widest + 10, most);
    double value =
        bars.stream().mapToDouble(bar -> Drawing.widthOf(bar.printed(), size)).max().orElse(0);
    double room = width - left - value - 12;
    double longest = Math.max(1, bars.stream().mapToDouble(Bar::length).max().orElse(1));
    double y = 2;
    for (Bar bar : bars) {
      List<String> lines = Drawing.lines(bar.label(), size, left - 10);
      double above = (lines.size() - 1) * (size + 2) / 2.0;
      for (int i = 0; i < lines.size(); i++) {
        double line = y + 14 + i * (size + 2);
        drawing.text(left - 8, line, lines.get(i), size, Drawing.INK, Anchor.END, false);
      }
      y += above;
      boolean printed = bar.isPrinted();
      double length = bar.length() > 0 ? Math.max(1.5, room * bar.length() / longest) : 0;
      if (printed) {
        drawing.rectangle(left, y + 3, length, ROW - 6, Drawing.MAIN);
      }
      drawing.text(
          left + length + 6,
          y + 14,
          bar.printed(),
          size,
          printed ? Drawing.INK : Drawing.SOFT,
          Anchor.START,
          printed);
      y += ROW + above;
    }
    drawing.line(left, 0, left, y, Drawing.SOFT, 1);
    return drawing.finish(y + 2, alternative, kind);
  }
}
