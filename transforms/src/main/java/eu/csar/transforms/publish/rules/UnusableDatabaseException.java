package eu.csar.transforms.publish.rules;

import org.jspecify.annotations.Nullable;

/** A database that a run cannot stand on. The message names a code and a file. */
public final class UnusableDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a code and the file at fault. */
  public UnusableDatabaseException(String code, String file, @Nullable Throwable cause) {
    super(code + ": " + file, cause);
  }
}
