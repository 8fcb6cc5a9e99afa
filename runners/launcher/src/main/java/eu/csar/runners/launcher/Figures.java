package eu.csar.runners.launcher;

import java.util.Locale;

/** Numbers in words. */
final class Figures {
  private Figures() {}

  /** {@code 1 run}, {@code 2,000 runs}. */
  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** {@code 512 bytes}, {@code 1.5 MB}. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    double size = bytes;
    String unit = "";
    for (String larger : new String[] {"kB", "MB", "GB", "TB"}) {
      if (size < 1000) {
        break;
      }
      size /= 1000;
      unit = larger;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, unit);
  }
}
