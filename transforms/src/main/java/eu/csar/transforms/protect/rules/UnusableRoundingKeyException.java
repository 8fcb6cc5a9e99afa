package eu.csar.transforms.protect.rules;

/** The rounding key cannot be used; the message never holds a byte of it. */
public final class UnusableRoundingKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableRoundingKeyException(String message) {
    super(message);
  }
}
