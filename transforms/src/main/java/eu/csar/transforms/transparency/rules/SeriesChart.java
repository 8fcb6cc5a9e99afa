package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.Drawing.Anchor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of years from zero up. The line is cut where two years cannot be compared, and each
 * break that lies in the series is marked with a letter that the notes explain.
 */
final class SeriesChart {

  /**
   * One year.
   *
   * @param value height; null where no number is printed
   * @param printed the value as printed, or the sign in its place
   */
  record Point(int year, @Nullable Double value, String printed) {}

  private SeriesChart() {}

  /** The breaks that part years of the series, in order. */
  static List<SeriesBreak> within(List<Integer> years, List<SeriesBreak> breaks) {
    return breaks.stream()
        .filter(
            one -> {
              for (int i = 1; i < years.size(); i++) {
                if (one.parts(years.get(i - 1), years.get(i))) {
                  return true;
                }
              }
              return false;
            })
        .toList();
  }

  /** The letter by which a break is marked. */
  static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  /** Draws at least two years. */
  static String draw(
      List<Point> points, List<SeriesBreak> breaks, int width, String alternative, String kind) {
    Drawing drawing = new Drawing(width);
    int size = width < 500 ? 12 : 14;
    double height = width < 500 ? 210 : 230;
    double top = 44;
    double bottom = height - 30;
    double edge = width < 500 ? 34 : 56;
    double step = (width - 2 * edge) / (points.size() - 1);
    double most =
        Math.max(1, points.stream().mapToDouble(SeriesChart::value).max().orElse(1)) * 1.08;
    List<Integer> years = points.stream().map(Point::year).toList();
    List<SeriesBreak> marked = within(years, breaks);

    for (int place = 0; place < marked.size(); place++) {
      SeriesBreak one = marked.get(place);
      double from = within(edge + step * (years(one.from()) - years.get(0) - 0.5), width);
      double to = within(edge + step * (years(one.to()) - years.get(0) - 0.5), width);
      if (to - from > 2) {
        drawing.rectangle(from, 22, to - from, bottom - 22, Drawing.SHADE);
        drawing.dashed(to, 22, to, bottom, Drawing.ACCENT);
      }
      drawing.dashed(from, 22, from, bottom, Drawing.ACCENT);
      drawing.text((from + to) / 2, 16, letter(place), size, Drawing.ACCENT, Anchor.MIDDLE, true);
    }
    for (int i = 0; i <= 4; i++) {
      double y = bottom - (bottom - top) * i / 4;
      drawing.line(6, y, width - 6, y, i == 0 ? Drawing.SOFT : Drawing.GRID, 1);
    }
    for (int i = 0; i < points.size(); i++) {
      // Marks and lines of the grid must not cross a figure.
      Point point = points.get(i);
      double y = point.value() != null ? height(point, most, top, bottom) : bottom;
      double wide = Drawing.widthOf(point.printed(), size) * 1.08 + 4;
      drawing.rectangle(edge + step * i - wide / 2, y - 10 - size, wide, size + 3, "#ffffff");
    }
    for (int i = 1; i < points.size(); i++) {
      Point before = points.get(i - 1);
      Point now = points.get(i);
      boolean parted = breaks.stream().anyMatch(one -> one.parts(before.year(), now.year()));
      if (before.value() != null && now.value() != null && !parted) {
        drawing.line(
            edge + step * (i - 1),
            height(before, most, top, bottom),
            edge + step * i,
            height(now, most, top, bottom),
            Drawing.MAIN,
            3);
      }
    }
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double x = edge + step * i;
      double y = point.value() != null ? height(point, most, top, bottom) : bottom;
      if (point.value() != null) {
        drawing.dot(x, y, 5, Drawing.MAIN);
      }
      drawing.text(x, y - 11, point.printed(), size, Drawing.INK, Anchor.MIDDLE, true);
      drawing.text(
          x, bottom + 20, Integer.toString(point.year()), size, Drawing.INK, Anchor.MIDDLE, false);
    }
    return drawing.finish(height, alternative, kind);
  }

  /** A day on the axis, in years; a year's figure stands in its middle. */
  private static double years(LocalDate day) {
    return day.getYear() + (day.getDayOfYear() - 1) / 365.0;
  }

  private static double within(double x, int width) {
    return Math.max(8, Math.min(width - 8, x));
  }

  private static double value(Point point) {
    Double value = point.value();
    return value == null ? 0 : value;
  }

  private static double height(Point point, double most, double top, double bottom) {
    return bottom - (bottom - top) * value(point) / most;
  }
}
