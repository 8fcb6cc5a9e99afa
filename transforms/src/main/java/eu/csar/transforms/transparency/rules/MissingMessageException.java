package eu.csar.transforms.transparency.rules;

/** A text of the annual report is missing in a language that was asked for. */
public final class MissingMessageException extends RuntimeException {
  public MissingMessageException(String message) {
    super(message);
  }
}
