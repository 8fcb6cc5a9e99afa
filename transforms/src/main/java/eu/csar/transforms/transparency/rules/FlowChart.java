package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.transparency.rules.Drawing.Anchor;
import java.util.List;

/**
 * How a whole parts into what became of it: on the left the whole, on the right its parts as bands
 * of proportional height. A part without a number keeps a thin outline. Several stages stand below
 * each other, to one scale.
 */
final class FlowChart {
  static final String[] FILLS = {
    Drawing.MAIN, "#3d6fb8", "#86abdc", "#bcd2ee", "#8a94a8", "#d3d9e4"
  };

  private FlowChart() {}

  /**
   * A whole and its parts.
   *
   * @param whole label and figure of all
   * @param parts in the order of reading
   */
  record Stage(BarChart.Bar whole, List<BarChart.Bar> parts) {
    Stage {
      parts = List.copyOf(parts);
    }

    double sum() {
      return Math.max(1, parts.stream().mapToDouble(part -> Math.max(0, part.length())).sum());
    }
  }

  /** Draws stages below each other, all to one scale. */
  static String draw(List<Stage> stages, int width, String alternative, String kind) {
    Drawing drawing = new Drawing(width);
    double body = width < 500 ? 180 : 190;
    double most = stages.stream().mapToDouble(Stage::sum).max().orElse(1);
    double y = 0;
    for (int i = 0; i < stages.size(); i++) {
      if (i > 0) {
        drawing.dashed(0, y + 8, width, y + 8, Drawing.GRID);
        y += 18;
      }
      y = stage(drawing, stages.get(i), y, body * stages.get(i).sum() / most);
    }
    return drawing.finish(y + 4, alternative, kind);
  }

  /** Draws one stage from a height down, its whole as high as told; gives where it ends. */
  private static double stage(Drawing drawing, Stage stage, double begin, double body) {
    int width = drawing.width();
    BarChart.Bar whole = stage.whole();
    List<BarChart.Bar> parts = stage.parts();
    boolean narrow = width < 500;
    int size = narrow ? 12 : 14;
    double gap = narrow ? 12 : 14;
    double least = 20;
    double sum = stage.sum();
    double bar = narrow ? 20 : 30;
    double left = narrow ? 0 : 130;
    double right = narrow ? width * 0.3 : width * 0.46;
    double top = begin + (narrow ? 40 : 10);
    double figures = right + bar * 0.6 + 8 + widestFigure(parts, size);
    double labels = figures + 8;
    List<List<String>> lines =
        parts.stream().map(part -> Drawing.lines(part.label(), size, width - labels)).toList();
    double[] heights =
        parts.stream().mapToDouble(part -> body * Math.max(0, part.length()) / sum).toArray();
    double[] rooms = new double[heights.length];
    double total = top;
    for (int i = 0; i < heights.length; i++) {
      rooms[i] = Math.max(heights[i], Math.max(least, lines.get(i).size() * (size + 3)));
      total += rooms[i] + gap;
    }
    double wholeTop = narrow ? top : Math.max(top, top + (total - top - gap - body) / 2);

    if (narrow) {
      drawing.text(0, begin + 14, whole.label(), size, Drawing.INK, Anchor.START, false);
      drawing.text(0, begin + 32, whole.printed(), size + 3, Drawing.INK, Anchor.START, true);
    } else {
      double middle = wholeTop + body / 2;
      List<String> label = Drawing.lines(whole.label(), size, left - 12);
      double y = middle - 6 - (label.size() - 1) * (size + 3);
      for (String line : label) {
        drawing.text(left - 10, y, line, size, Drawing.INK, Anchor.END, false);
        y += size + 3;
      }
      drawing.text(
          left - 10, middle + 16, whole.printed(), size + 5, Drawing.INK, Anchor.END, true);
    }
    drawing.rectangle(left, wholeTop, bar, body, Drawing.INK);

    double from = wholeTop;
    double y = top;
    for (int i = 0; i < parts.size(); i++) {
      BarChart.Bar part = parts.get(i);
      double at = y + (rooms[i] - heights[i]) / 2;
      String fill = FILLS[Math.min(i, FILLS.length - 1)];
      if (part.isPrinted()) {
        drawing.path(band(left + bar, from, right, at, heights[i]), Drawing.PALE);
        drawing.rectangle(right, at, bar * 0.6, Math.max(1.5, heights[i]), fill);
      } else {
        drawing.framed(right, at, bar * 0.6, 2, "#ffffff", Drawing.SOFT);
      }
      double line = y + rooms[i] / 2 + size * 0.36 - (lines.get(i).size() - 1) * (size + 3) / 2.0;
      drawing.text(figures, line, part.printed(), size, Drawing.INK, Anchor.END, true);
      for (String label : lines.get(i)) {
        drawing.text(labels, line, label, size, Drawing.INK, Anchor.START, false);
        line += size + 3;
      }
      from += heights[i];
      y += rooms[i] + gap;
    }
    return Math.max(total, wholeTop + body);
  }

  private static double widestFigure(List<BarChart.Bar> parts, int size) {
    // Bold is a little wider.
    return parts.stream().mapToDouble(part -> Drawing.widthOf(part.printed(), size)).max().orElse(0)
        * 1.08;
  }

  private static String band(double x1, double y1, double x2, double y2, double height) {
    double middle = (x1 + x2) / 2;
    return "M"
        + point(x1, y1)
        + "C"
        + point(middle, y1)
        + " "
        + point(middle, y2)
        + " "
        + point(x2, y2)
        + "L"
        + point(x2, y2 + height)
        + "C"
        + point(middle, y2 + height)
        + " "
        + point(middle, y1 + height)
        + " "
        + point(x1, y1 + height)
        + "Z";
  }

  private static String point(double x, double y) {
    return Drawing.at(x) + " " + Drawing.at(y);
  }
}
