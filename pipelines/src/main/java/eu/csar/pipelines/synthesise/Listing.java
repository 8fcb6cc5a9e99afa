package eu.csar.pipelines.synthesise;

import java.util.Locale;

/**
 * The entry of a list by its number: list and algorithm. The first half of the numbers equal items
 * of the world.
 */
record Listing(String list, String algorithm) {
  static Listing of(long number) {
    int place = (int) (number % 20);
    String list =
        place < 14 ? "KNOWN" : place < 18 ? "NEW" : place < 19 ? "SOLICITATION" : "NOT_ABUSE";
    int turn = (int) (number / 20 % 10);
    // The working list of no abuse knows SHA-256 only (JU1, UG3).
    String algorithm = turn < 8 || list.equals("NOT_ABUSE") ? "SHA256" : turn == 8 ? "SHA1" : "MD5";
    return new Listing(list, algorithm);
  }

  String file() {
    return list.toLowerCase(Locale.ROOT) + ".ndjson";
  }

  boolean notAbuse() {
    return list.equals("NOT_ABUSE");
  }
}
