package eu.csar.transforms.match.rules;

/**
 * Indicators that cannot be used: it stops a run before reading (RC3). The message names the code
 * and the file only.
 */
public final class UnusableIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** None of the lists is in the directory. */
    NO_LISTS,
    /** A list stands there both as NDJSON and as Parquet. */
    LIST_IN_TWO_FORMS,
    /** A list's file ends or breaks where no single entry can be blamed. */
    UNREADABLE_LIST,
    /** More than 2^30 values of one algorithm, or more than 4 GiB of their descriptions. */
    TOO_LARGE,
    /** The file does not start like an index. */
    NOT_AN_INDEX,
    /** An index of a layout that this code does not read. */
    UNKNOWN_LAYOUT,
    /** Shorter or longer than its header says. */
    WRONG_LENGTH,
    /** Bytes differ from their checksum. */
    WRONG_CHECKSUM,
    /** The file that an overlay lies on does not stand beside it. */
    BASE_MISSING,
    /** The file that an overlay lies on is another than it was made for. */
    WRONG_BASE,
    /** An overlay and its base must stand in one directory. */
    BASE_ELSEWHERE
  }

  private final Code code;

  UnusableIndexException(Code code, String reference) {
    super(code + " " + reference);
    this.code = code;
  }

  UnusableIndexException(Code code, String reference, Throwable cause) {
    super(code + " " + reference, cause);
    this.code = code;
  }

  /** Why. */
  public Code code() {
    return code;
  }
}
