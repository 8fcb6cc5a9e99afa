package eu.csar.transforms.protect.rules;

/** Internal tables, their catalogue or an earlier release that cannot be used, and why. */
public final class UnusableStatisticsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that names the table and what to mend. */
  public UnusableStatisticsException(String message) {
    super(message);
  }
}
