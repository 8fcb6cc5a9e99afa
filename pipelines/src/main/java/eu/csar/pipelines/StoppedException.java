package eu.csar.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * A command that ends before or without its result, with the exit code of its cause and a message
 * for the operator.
 */
public final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** With a code and a message that names what to mend. */
  public StoppedException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** For what a room of the pipeline refused; its message names the input. */
  public static StoppedException refused(ExitCode exitCode, Exception refusal) {
    return new StoppedException(exitCode, String.valueOf(refusal.getMessage()));
  }

  /** With a cause that is worth a stack trace. */
  public StoppedException(ExitCode exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
