package eu.csar.transforms.route.rules;

import java.nio.file.Path;

/** The IP-to-country database cannot be used; stops a run (RC3). */
public final class UnusableIpDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  UnusableIpDatabaseException(String code, Path file) {
    super("IP database " + file + ": " + code);
    this.code = code;
  }

  /**
   * UNREADABLE, EMPTY, NOT_A_DATABASE (other format or truncated), NO_COUNTRIES (another kind of
   * database) or CORRUPT (found while looking up).
   */
  public String code() {
    return code;
  }
}
