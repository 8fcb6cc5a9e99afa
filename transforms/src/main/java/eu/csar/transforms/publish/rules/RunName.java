package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Name of a run (ST1).
 *
 * @param number position in the chain of runs, from 1
 * @param id lower-case hex SHA-256 over parent, inputs, lists, policy, as-of and rule version
 * @param parent id of the run before; null for the first
 */
public record RunName(long number, String id, @Nullable String parent) implements Serializable {

  /** Name of the run's directory, {@code run=<6 digits>-<first 16 hex digits of the id>}. */
  public String directory() {
    return "run=" + sixDigits(number) + "-" + id.substring(0, 16);
  }

  /** Name of the run's marker in {@code runs/}. */
  public String marker() {
    return sixDigits(number);
  }

  private static String sixDigits(long number) {
    return String.format(Locale.ROOT, "%06d", number);
  }
}
