package eu.csar.transforms.match.rules;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What went into an index and what did not; written beside it as {@code <index>.summary.json}.
 *
 * @param digest digest that names the index, {@link IndicatorIndex#digest()}
 * @param base digest of the index below an overlay, null where there is none
 * @param bytes length of the index file
 * @param lists one for each list, in order of {@link IndicatorList}
 * @param values indexed values by algorithm (URL for the URL list)
 */
public record IndexSummary(
    String digest,
    @Nullable String base,
    long bytes,
    List<ListSummary> lists,
    SortedMap<String, Long> values) {

  /** Entries or single values of all lists that were left out. */
  public long leftOut() {
    return lists.stream()
        .flatMap(list -> list.quarantinedByCode().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Quarantined entries listed one by one for each list; more are only counted. */
  public static final int LISTED = 10_000;

  /**
   * One list.
   *
   * @param list the list
   * @param file name of its file, null where there is none and the list is empty
   * @param fileDigest hex SHA-256 of the file's bytes, null where there is none
   * @param version hex SHA-256 of what the index holds of the list, null where there is no file
   * @param lines non-blank lines or rows
   * @param values values indexed, repeated ones included
   * @param repeated values left out because an equal entry stands in the list
   * @param disabled values indexed whose entry is disabled
   * @param otherReason not-abuse values indexed whose notice has a reason that does not count (UG3)
   * @param quarantinedByCode entries or single values left out, by code
   * @param quarantined the first {@link #LISTED} of them, in order of the file
   */
  public record ListSummary(
      IndicatorList list,
      @Nullable String file,
      @Nullable String fileDigest,
      @Nullable String version,
      long lines,
      long values,
      long repeated,
      long disabled,
      long otherReason,
      SortedMap<QuarantineCode, Long> quarantinedByCode,
      List<QuarantinedEntry> quarantined) {}

  /**
   * A bad entry, by reference only.
   *
   * @param file name of the list's file
   * @param line line or row, from 1
   * @param code why
   */
  public record QuarantinedEntry(String file, long line, QuarantineCode code) {}

  /** Why an entry is not in the index. */
  public enum QuarantineCode {
    /** Not one JSON object in UTF-8, or a member stands twice. */
    MALFORMED,
    /** Longer than 1 MiB. */
    LINE_TOO_LONG,
    /** A member of another type than its column. */
    WRONG_TYPE,
    /** No id, or a blank one. */
    MISSING_ID,
    /** No value to match. */
    MISSING_VALUE,
    /** Algorithm other than MD5, SHA1, SHA256, PDQ. */
    UNKNOWN_ALGORITHM,
    /** Not exactly the algorithm's number of hexadecimal digits. */
    BAD_VALUE,
    /** Hash of the empty file: names no material. */
    EMPTY_FILE_HASH,
    /** PDQ of a quality under 50, or of none given: it would neighbour what it does not show. */
    LOW_QUALITY,
    /** PDQ with fewer than 32 bits of one kind: blank frames neighbour each other. */
    NEAR_CONSTANT,
    /** A not-abuse notice that names no Member State. */
    UNKNOWN_STATE,
    /** Marks for an entry that the index below does not hold. */
    UNKNOWN_ENTRY
  }
}
