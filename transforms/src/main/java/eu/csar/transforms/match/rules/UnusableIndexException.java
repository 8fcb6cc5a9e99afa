package eu.csar.transforms.match.rules;

/**
 * Indicators that cannot be used: it stops a run before reading (RC3). The message names the code
 * and the file, and says what is wrong and what helps; it has nothing of what the file holds.
 */
public final class UnusableIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** None of the lists is in the directory. */
    NO_LISTS("none of the lists is there"),
    /** A list stands there both as NDJSON and as Parquet. */
    LIST_IN_TWO_FORMS("this list is there both as NDJSON and as Parquet; leave one"),
    /** A list's file ends or breaks where no single entry can be blamed. */
    UNREADABLE_LIST("the file ends or breaks where no single entry can be blamed"),
    /** More than 2^29 values of one algorithm, or more than 4 GiB of their descriptions. */
    TOO_LARGE("more values or longer ids of one algorithm than an index can hold"),
    /** The file does not start like an index. */
    NOT_AN_INDEX("this is no index; csar index makes one from lists"),
    /** An index of a layout that this code does not read. */
    UNKNOWN_LAYOUT("made by another version of csar; make it again from the lists"),
    /** Shorter or longer than its header says. */
    WRONG_LENGTH("shorter or longer than it was written; copy it again or make it again"),
    /** Bytes differ from their checksum. */
    WRONG_CHECKSUM("not the bytes that were written; copy it again or make it again"),
    /** The file that an overlay lies on does not stand beside it. */
    BASE_MISSING("the file that the overlay lies on must stand beside it"),
    /** The file that an overlay lies on is another than it was made for. */
    WRONG_BASE("not the file that the overlay was made for"),
    /** An overlay and its base must stand in one directory. */
    BASE_ELSEWHERE("the output must stand in the directory of the base");

    private final String words;

    Code(String words) {
      this.words = words;
    }
  }

  private final Code code;

  UnusableIndexException(Code code, String reference) {
    super(message(code, reference));
    this.code = code;
  }

  UnusableIndexException(Code code, String reference, Throwable cause) {
    super(message(code, reference), cause);
    this.code = code;
  }

  private static String message(Code code, String reference) {
    return code + " " + reference + ": " + code.words;
  }

  /** Why. */
  public Code code() {
    return code;
  }
}
