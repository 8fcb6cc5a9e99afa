package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.protect.rules.Ratio;
import java.util.List;
import java.util.Map;

/** Says in a sentence how a quantity changed on the year before, or why that is not said. */
final class TellChange {
  private TellChange() {}

  /** The sentence on a cell; empty where the table has pools of years, which follow no year. */
  static String of(
      Telling telling, FiguresOfTable figures, Quantity quantity, Map<String, String> codes) {
    if (figures.isPooled()) {
      return "";
    }
    int year = telling.year();
    int earlier = year - 1;
    List<PublishedFigure> before = quantity.parts(figures, earlier, codes);
    List<PublishedFigure> now = quantity.parts(figures, year, codes);
    if (quantity.over() != null) {
      return rate(telling, figures, quantity, codes, before, now);
    }
    Change change =
        Change.between(
            earlier,
            before.get(0),
            year,
            now.get(0),
            figures.base(telling.published().protection()),
            Telling.grows(figures.table()),
            telling.breaks(figures.table()));
    return said(telling, change, earlier);
  }

  private static String said(Telling telling, Change change, int earlier) {
    Ratio ratio = change.onEarlier();
    Words words = telling.words();
    if (ratio != null) {
      Ratio size = new Ratio(Math.abs(ratio.numerator()), ratio.denominator());
      return words.text(
          "change." + change.kind().name(),
          "earlier",
          Integer.toString(earlier),
          "percent",
          change.kind() == Change.Kind.LITTLE_CHANGED
              ? words.signedPercent(ratio)
              : words.percent(size));
    }
    String why =
        change.seriesBreak() == null ? "" : words.text("break." + change.seriesBreak().name());
    return words.text(
        "change." + change.kind().name(), "earlier", Integer.toString(earlier), "break", why);
  }

  /** A rate is set beside the earlier one; a change of a rate is never a percentage of it. */
  private static String rate(
      Telling telling,
      FiguresOfTable figures,
      Quantity quantity,
      Map<String, String> codes,
      List<PublishedFigure> before,
      List<PublishedFigure> now) {
    int year = telling.year();
    int earlier = year - 1;
    Change ofWhole =
        Change.between(
            earlier,
            before.get(1),
            year,
            now.get(1),
            figures.base(telling.published().protection()),
            Telling.grows(figures.table()),
            telling.breaks(figures.table()));
    boolean numerators = before.get(0).isPrinted() && now.get(0).isPrinted();
    if (ofWhole.onEarlier() == null || !numerators) {
      return said(
          telling,
          ofWhole.onEarlier() == null ? ofWhole : new Change(Change.Kind.NOT_PRINTED, null, null),
          earlier);
    }
    return telling.text(
        "change.rate",
        "earlier",
        Integer.toString(earlier),
        "value",
        quantity.printed(telling.words(), figures, earlier, codes));
  }
}
