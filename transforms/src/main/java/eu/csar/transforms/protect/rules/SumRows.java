package eu.csar.transforms.protect.rules;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What rows of an internal table add up to, and what was not submitted of it. */
final class SumRows {
  private static final String WHOLE = "A";
  private static final String PARTIAL = "P";
  private static final String PARTLY = "PARTLY_SUBMITTED";

  private int given;
  private int missing;
  private int missingByName;
  private long count;
  private final Set<String> statuses = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void add(FrequencyTable.Row row) {
    Long own = row.count();
    if (own != null) {
      given++;
      count += own;
    } else {
      missing++;
      missingByName += row.codes().containsValue(ReadRows.ANY_CODE) ? 0 : 1;
    }
    statuses.add(row.obsStatus());
    notes.add(row.note());
  }

  /**
   * The row of a cell. With nothing submitted there is no count. Of what was submitted a cell
   * without a row is zero.
   *
   * @param line all rows of the same senders and year, whatever they count: these say how much was
   *     submitted
   */
  FrequencyTable.Row row(Map<String, String> codes, SumRows line) {
    boolean known = given > 0 || missing == 0 || (missingByName == 0 && line.given > 0);
    return new FrequencyTable.Row(
        codes, known ? Long.valueOf(count) : null, line.status(known), line.note());
  }

  private String status(boolean known) {
    if (!known) {
      return statuses.stream().filter(status -> !status.equals(WHOLE)).findFirst().orElse("");
    }
    return missing == 0 && Set.of(WHOLE).containsAll(statuses) ? WHOLE : PARTIAL;
  }

  private String note() {
    if (notes.size() < 2 && (given == 0 || missing == 0)) {
      return notes.stream().findFirst().orElse("");
    }
    return PARTLY;
  }
}
