package eu.csar.transforms.protect.rules;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of a published cell add up to, and what was not submitted of it. */
final class SumRows {
  private static final String WHOLE = "A";
  private static final String PARTIAL = "P";

  private int given;
  private int missing;
  private long count;
  private final Set<String> statuses = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void add(FrequencyTable.Row row) {
    Long own = row.count();
    if (own == null) {
      missing++;
    } else {
      given++;
      count += own;
    }
    statuses.add(row.obsStatus());
    notes.add(row.note());
  }

  boolean isEmpty() {
    return given + missing == 0;
  }

  /**
   * With nothing submitted there is no count; with a part of it status and note say so. Without any
   * row it is zero.
   *
   * @param like a row of the same State and year, whose status a zero has; null if there is none
   */
  FrequencyTable.Row row(Map<String, String> codes, FrequencyTable.@Nullable Row like) {
    if (isEmpty()) {
      return new FrequencyTable.Row(
          codes, 0L, like == null ? WHOLE : like.obsStatus(), like == null ? "" : like.note());
    }
    String note = notes.size() == 1 ? notes.iterator().next() : "PARTLY_SUBMITTED";
    if (given == 0) {
      String status = statuses.iterator().next();
      return new FrequencyTable.Row(codes, null, status, notes.size() == 1 ? note : "");
    }
    boolean whole = missing == 0 && statuses.equals(Set.of(WHOLE));
    return new FrequencyTable.Row(
        codes,
        count,
        whole ? WHOLE : PARTIAL,
        Objects.requireNonNull(missing > 0 ? "PARTLY_SUBMITTED" : note));
  }
}
