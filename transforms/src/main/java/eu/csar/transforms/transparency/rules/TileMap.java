package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.codes.MemberState;
import eu.csar.transforms.transparency.rules.Drawing.Anchor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The Member States as tiles of one size, about where they lie, so that a small one is seen as well
 * as a large one. A tile says its code and its figure; darker is more.
 */
final class TileMap {
  /** Code, column and row of each tile. */
  private static final String PLACES =
      "SE50 FI60 EE61 LV62 DK42 LT63 IE03 NL33 DE43 PL53 BE24 LU34 CZ44 SK54 FR25 AT45 HU55 RO65 "
          + "PT06 ES16 IT36 SI46 HR56 BG66 MT37 EL67 CY77";

  private static final int COLUMNS = 8;
  private static final int ROWS = 8;

  private TileMap() {}

  /**
   * Draws the map.
   *
   * @param bars figure and printed value of each State that has a row
   */
  static String draw(
      Map<MemberState, BarChart.Bar> bars, int width, String alternative, String kind) {
    Drawing drawing = new Drawing(width);
    double tile = Math.min(62, width / (double) COLUMNS);
    double left = (width - tile * COLUMNS) / 2;
    double[] limits = limits(bars);
    Map<MemberState, int[]> places = places();
    for (Map.Entry<MemberState, int[]> place : places.entrySet()) {
      double x = left + place.getValue()[0] * tile;
      double y = place.getValue()[1] * tile;
      BarChart.Bar bar = bars.get(place.getKey());
      boolean printed = bar != null && bar.isPrinted();
      int step = bar != null && printed ? step(bar.length(), limits) : -1;
      String fill = step < 0 ? "#ffffff" : Drawing.STEPS[step];
      String ink = step >= 3 ? "#ffffff" : Drawing.INK;
      drawing.framed(x + 1.5, y + 1.5, tile - 3, tile - 3, fill, step < 0 ? Drawing.SOFT : fill);
      drawing.text(
          x + tile / 2,
          y + tile * 0.43,
          place.getKey().euCode(),
          tile < 50 ? 12 : 15,
          ink,
          Anchor.MIDDLE,
          true);
      String value = bar == null ? ":" : bar.printed();
      int size = tile < 50 ? 11 : 13;
      while (size > 8 && Drawing.widthOf(value, size) > tile - 5) {
        size--;
      }
      drawing.text(x + tile / 2, y + tile * 0.76, value, size, ink, Anchor.MIDDLE, false);
    }
    return drawing.finish(ROWS * tile, alternative, kind);
  }

  private static Map<MemberState, int[]> places() {
    Map<MemberState, int[]> places = new EnumMap<>(MemberState.class);
    Arrays.stream(PLACES.split(" "))
        .forEach(
            place ->
                places.put(
                    MemberState.valueOf(place.substring(0, 2)),
                    new int[] {place.charAt(2) - '0', place.charAt(3) - '0'}));
    return places;
  }

  /** Upper ends of the first four of five steps, each of which takes a fifth of the States. */
  private static double[] limits(Map<MemberState, BarChart.Bar> bars) {
    double[] values =
        bars.values().stream()
            .filter(BarChart.Bar::isPrinted)
            .mapToDouble(BarChart.Bar::length)
            .sorted()
            .toArray();
    double[] limits = new double[4];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = values.length == 0 ? 0 : values[(int) ((values.length - 1) * (i + 1) / 5.0)];
    }
    return limits;
  }

  private static int step(double value, double[] limits) {
    int step = 0;
    while (step < limits.length && value > limits[step]) {
      step++;
    }
    return step;
  }
}
