package eu.csar.transforms.route.rules;

import java.nio.file.Path;

/** The key of the follow-up tokens cannot be used; stops a run before it reads (RC3). */
public final class UnusableTokenKeyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  UnusableTokenKeyException(String code, Path file) {
    super("token key " + file + ": " + code);
    this.code = code;
  }

  /** UNREADABLE, TOO_SHORT (under 32 bytes) or TOO_LONG (over 1 MiB). */
  public String code() {
    return code;
  }
}
