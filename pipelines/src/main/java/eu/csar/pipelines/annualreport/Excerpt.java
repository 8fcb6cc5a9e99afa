package eu.csar.pipelines.annualreport;

/** The part of a line that a finding quotes: lines of drawings and of catalogues are long. */
final class Excerpt {
  private static final int BEFORE = 60;
  private static final int LONGEST = 200;

  private Excerpt() {}

  /** A line, or of a long one what stands about the place where it first differs from another. */
  static String of(String line, String other) {
    if (line.length() <= LONGEST) {
      return line;
    }
    int differs = 0;
    while (differs < Math.min(line.length(), other.length())
        && line.charAt(differs) == other.charAt(differs)) {
      differs++;
    }
    int from = Math.max(0, Math.min(differs - BEFORE, line.length() - LONGEST));
    return (from > 0 ? "…" : "")
        + line.substring(from, from + LONGEST)
        + (from + LONGEST < line.length() ? "…" : "");
  }
}
