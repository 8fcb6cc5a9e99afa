package eu.csar.transforms.transparency.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Colours as a reader sees them who sees no colour, or has a print in grey. */
final class DrawingTest {
  private static final String WHITE = "#ffffff";

  @Test
  @DisplayName("Steps of the map differ by 8 of 100 of lightness at least, darker where it is more")
  void steps() {
    for (int i = 1; i < Drawing.STEPS.length; i++) {
      assertThat(
          Drawing.STEPS[i],
          lightness(Drawing.STEPS[i - 1]) - lightness(Drawing.STEPS[i]),
          least(8));
    }
  }

  @Test
  @DisplayName("Neighbours of a flow differ by 10 of 100 of lightness at least")
  void neighbours() {
    for (int i = 1; i < FlowChart.FILLS.length; i++) {
      assertThat(
          FlowChart.FILLS[i],
          Math.abs(lightness(FlowChart.FILLS[i - 1]) - lightness(FlowChart.FILLS[i])),
          least(10));
    }
  }

  @Test
  @DisplayName("Text on a tile has a contrast of 4.5 at least, on each step")
  void contrast() {
    for (int i = 0; i < Drawing.STEPS.length; i++) {
      String ink = i >= 3 ? WHITE : Drawing.INK;
      assertThat(Drawing.STEPS[i], contrast(Drawing.STEPS[i], ink), least(4.5));
    }
    assertThat(contrast(WHITE, Drawing.SOFT), least(4.5));
    assertThat(contrast(WHITE, Drawing.ACCENT), least(4.5));
  }

  @Test
  @DisplayName("A long label stands in several lines, whole; only a word longer than a line is cut")
  void lines() {
    assertThat(
        Drawing.lines("Interpersonal communications service", 13, 140),
        contains("Interpersonal", "communications", "service"));
    assertThat(Drawing.lines("Short", 13, 140), contains("Short"));
    assertThat(
        Drawing.lines("Betreiberverzeichnisse und mehr", 13, 100),
        contains("Betreiberverz\u2026", "und mehr"));
  }

  @Test
  @DisplayName("On a phone every word of a label can be read, beside a bar and in a flow")
  void labels() {
    List<BarChart.Bar> bars =
        List.of(
            new BarChart.Bar("Untersuchungsbefugnisse", 120.0, "120"),
            new BarChart.Bar("Zu laufenden Ermittlungen beigetragen", 1_272.0, "1\u00a0272\u00a0p"),
            new BarChart.Bar("Contributed to an ongoing investigation", null, "C"));
    String bar = BarChart.draw(bars, 340, "bars", "narrow");
    String flow =
        FlowChart.draw(List.of(new FlowChart.Stage(bars.get(1), bars)), 340, "a flow", "narrow");
    for (BarChart.Bar one : bars) {
      for (String word : one.label().split(" ", -1)) {
        assertThat(bar, containsString(word));
        assertThat(flow, containsString(word));
      }
    }
  }

  private static org.hamcrest.Matcher<Double> least(double value) {
    return greaterThan(value);
  }

  private static double contrast(String one, String other) {
    double light = Math.max(luminance(one), luminance(other)) + 0.05;
    double dark = Math.min(luminance(one), luminance(other)) + 0.05;
    return light / dark;
  }

  /** L* of CIELAB. */
  private static double lightness(String colour) {
    double y = luminance(colour);
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  /** Relative luminance of sRGB, as WCAG defines it. */
  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
