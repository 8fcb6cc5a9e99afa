package eu.csar.pipelines.explain;

import java.io.PrintWriter;

/**
 * Lines under a heading, which is printed with the first of them; without a line it is not told.
 */
final class Paragraph {
  private final PrintWriter words;
  private final String heading;
  private boolean begun;

  Paragraph(PrintWriter words, String heading) {
    this.words = words;
    this.heading = heading;
  }

  /** A line. */
  void line(String text) {
    begin();
    words.println("    " + text);
  }

  /** A line that belongs to the one before it. */
  void under(String text) {
    begin();
    words.println("      " + text);
  }

  /** True before the first line. */
  boolean isEmpty() {
    return !begun;
  }

  private void begin() {
    if (!begun) {
      words.println("  " + heading);
      begun = true;
    }
  }
}
