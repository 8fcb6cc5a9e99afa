package eu.csar.transforms.protect.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What rows of an internal table add up to, and what was not submitted of it. */
final class SumRows {
  private static final String WHOLE = "A";
  private static final String PARTIAL = "P";
  private static final String PARTLY = "PARTLY_SUBMITTED";
  private static final String COVERS = "COVERS_";

  /** Notes of senders who returned something; with any other a count is not of their words. */
  private static final Set<String> RETURNED = Set.of("", "PARTIAL_YEAR", PARTLY);

  private static final String STATE = "geo";

  private int given;
  private int missing;
  private int missingByName;
  private long count;
  private final Set<String> statuses = new LinkedHashSet<>();
  private final Set<String> givenStatuses = new HashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> years = new HashSet<>();
  private final Set<String> states = new HashSet<>();
  private final Set<String> covered = new HashSet<>();

  void add(FrequencyTable.Row row) {
    Long own = row.count();
    if (own != null) {
      given++;
      count += own;
      givenStatuses.add(row.obsStatus());
    } else {
      missing++;
      missingByName += row.codes().containsValue(ReadRows.ANY_CODE) ? 0 : 1;
    }
    statuses.add(row.obsStatus());
    notes.add(row.note());
    CellKey.TIMES.forEach(time -> years.add(row.codes().getOrDefault(time, "")));
    String state = row.codes().get(STATE);
    if (state != null) {
      states.add(state);
      if (own != null && RETURNED.contains(row.note())) {
        covered.add(state);
      }
    }
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
    return isUniform() && Set.of(WHOLE).containsAll(givenStatuses) ? WHOLE : PARTIAL;
  }

  private boolean isUniform() {
    return notes.size() < 2 && (given == 0 || missing == 0 || isOfSilent());
  }

  /**
   * Whether one State returned nothing, and what it was sent is counted all the same: that count
   * depends on no return and is whole, while what the State did with it is missing.
   */
  private boolean isOfSilent() {
    return states.size() == 1
        && RETURNED.stream().noneMatch(notes::contains)
        && Set.of(WHOLE).containsAll(givenStatuses);
  }

  /** A sum over Member States says how many it covers; over years that is no number. */
  private String note() {
    if (isUniform()) {
      return notes.stream().findFirst().orElse("");
    }
    return states.size() > 1 && ofOneYear() ? COVERS + covered.size() : PARTLY;
  }

  private boolean ofOneYear() {
    return years.stream().filter(year -> !year.isEmpty()).count() == 1;
  }
}
