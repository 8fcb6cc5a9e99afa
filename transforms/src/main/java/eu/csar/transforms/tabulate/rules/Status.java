package eu.csar.transforms.tabulate.rules;

import java.util.List;

/**
 * How a value is to be read, given what its sender submitted.
 *
 * @param observation {@code obs_status}
 * @param note code of coverage where it says more than the status; else empty
 */
record Status(String observation, String note) {
  private static final String PARTLY_GIVEN = "PARTLY_SUBMITTED";

  /** Of a code of coverage. */
  static Status of(String coverage) {
    return switch (coverage) {
      case Coverage.SUBMITTED -> new Status(Observation.NORMAL, "");
      case Coverage.PARTIAL -> new Status(Observation.PARTIAL, coverage);
      case Coverage.NOT_APPLICABLE -> new Status(Observation.NOT_APPLICABLE, coverage);
      default -> new Status(Observation.MISSING, coverage);
    };
  }

  /**
   * Of a sum over Member States: normal only where all of them are covered for the whole year; the
   * note says how many it covers.
   *
   * @param covered how many are covered for a part of the year at least
   * @param whole how many of them for the whole year
   */
  static Status ofSum(int covered, int whole) {
    boolean all = whole == Coverage.STATES.size();
    return new Status(all ? Observation.NORMAL : Observation.PARTIAL, "COVERS_" + covered);
  }

  /** Whether there are values. */
  boolean isKnown() {
    return observation.equals(Observation.NORMAL) || observation.equals(Observation.PARTIAL);
  }

  /** Whether there were values, which are gone. */
  boolean isExpired() {
    return note.equals(Coverage.EXPIRED);
  }

  /** What is returned is partial where cover sheets do not say so. */
  Status orPartial(boolean any) {
    return any && !isKnown() && !isExpired() ? of(Coverage.PARTIAL) : this;
  }

  /** Of a whole year in which some rows gave no number. */
  Status orPartlyGiven() {
    return observation.equals(Observation.NORMAL)
        ? new Status(Observation.PARTIAL, PARTLY_GIVEN)
        : this;
  }

  Observation of(List<String> codes, long value) {
    return new Observation(codes, value, observation, note);
  }

  /** A value of which a part is gone. */
  Observation rest(List<String> codes, long value) {
    return new Observation(codes, value, Observation.PARTIAL, note);
  }

  Observation missing(List<String> codes) {
    return new Observation(codes, null, observation, note);
  }
}
