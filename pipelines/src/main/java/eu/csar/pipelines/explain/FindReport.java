package eu.csar.pipelines.explain;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.transforms.publish.rules.Database;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** From what an operator typed to one report key. */
final class FindReport {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{8,64}");
  private static final int KEY_LENGTH = 64;

  private FindReport() {}

  /**
   * The key that starts so.
   *
   * @param typed a report key, or its first 8 or more digits
   * @throws StoppedException USAGE where it is no key, is unknown, or could be several
   */
  static String byPrefix(Database database, String typed) throws StoppedException {
    if (!KEY.matcher(typed).matches()) {
      throw new StoppedException(
          ExitCode.USAGE,
          "a report key has 64 lower-case hexadecimal digits, of which at least the first 8 are needed: "
              + typed);
    }
    TreeSet<String> keys = new TreeSet<>(database.sorted().keysThatStart(typed));
    if (keys.isEmpty()) {
      throw new StoppedException(
          ExitCode.USAGE,
          "no run knows a report "
              + (typed.length() == KEY_LENGTH ? typed : "whose key starts with " + typed)
              + "; view current_reports lists the keys");
    }
    if (keys.size() > 1) {
      throw new StoppedException(
          ExitCode.USAGE,
          keys.size()
              + " reports start with "
              + typed
              + ", such as "
              + keys.first()
              + " and "
              + keys.last());
    }
    return keys.first();
  }
}
