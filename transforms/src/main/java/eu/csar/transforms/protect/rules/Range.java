package eu.csar.transforms.protect.rules;

/**
 * Whole numbers between two ends, both included: what a reader holds possible.
 *
 * @param least the least
 * @param most the most, {@link #UNBOUNDED} where there is none
 */
public record Range(long least, long most) {
  /** No most. */
  public static final long UNBOUNDED = Long.MAX_VALUE / 8;

  /** What is known of a count of which nothing is told. */
  public static final Range ANY = new Range(0, UNBOUNDED);

  static Range exactly(long value) {
    return new Range(value, value);
  }

  boolean holds(long value) {
    return least <= value && value <= most;
  }

  boolean isExact() {
    return least == most;
  }

  /** How far the ends lie apart; one less than the number of values. */
  public long width() {
    return most == UNBOUNDED ? UNBOUNDED : most - least;
  }

  Range and(Range other) {
    return new Range(Math.max(least, other.least), Math.min(most, other.most));
  }

  @Override
  public String toString() {
    return least + ".." + (most == UNBOUNDED ? "" : most);
  }
}
