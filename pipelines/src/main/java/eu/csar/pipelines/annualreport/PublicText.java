package eu.csar.pipelines.annualreport;

import java.util.regex.Pattern;

/**
 * Texts of the internal catalogue for readers outside: without the ids of decision tables, which
 * nobody outside has.
 */
final class PublicText {
  private static final String IDS = "(?:CT|ID|RC|RT|UG)\\d+(?:, (?:CT|ID|RC|RT|UG)\\d+)*";

  /** Before a sentence, alone in brackets, or last in brackets. */
  private static final Pattern REFERENCE =
      Pattern.compile("^" + IDS + "\\. | \\(" + IDS + "\\)|, " + IDS + "(?=\\))");

  private PublicText() {}

  /** The text without them. */
  static String of(String text) {
    return REFERENCE.matcher(text).replaceAll("");
  }
}
