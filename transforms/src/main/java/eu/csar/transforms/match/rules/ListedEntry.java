package eu.csar.transforms.match.rules;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line or row of a list as its columns have it, before anything is checked.
 *
 * @param id column {@code indicator_id}, {@code notice_id} in the not-abuse list
 * @param algorithm column {@code algorithm}; absent in the not-abuse and URL lists
 * @param values one element of column value or url, or those of sha256
 * @param quality column {@code quality} of a PDQ, 0 to 100
 * @param state column {@code state}
 * @param date column {@code submitted_at}, {@code date} in the not-abuse list
 * @param reason column {@code reason}
 * @param tags column {@code tags}
 * @param disabled column {@code disabled}, absent is false
 * @param quarantined column {@code quarantined}, absent is false
 */
record ListedEntry(
    @Nullable String id,
    @Nullable String algorithm,
    List<String> values,
    @Nullable Integer quality,
    @Nullable String state,
    @Nullable String date,
    @Nullable String reason,
    List<String> tags,
    boolean disabled,
    boolean quarantined) {

  /** What reads entries hands them over with their line or row, from 1. */
  interface Receiver {
    void entry(long line, ListedEntry entry) throws IOException;

    void bad(long line, IndexSummary.QuarantineCode code) throws IOException;
  }
}
