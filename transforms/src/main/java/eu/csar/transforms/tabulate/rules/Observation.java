package eu.csar.transforms.tabulate.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param codes in order of the table's dimensions
 * @param value whole number; null where it is missing, and then the status says how
 * @param status {@code obs_status}: A normal, P provisional (part of a year), L not submitted, M
 *     not applicable
 * @param note code of a note; empty: none
 */
public record Observation(List<String> codes, @Nullable Long value, String status, String note) {
  public static final String NORMAL = "A";
  public static final String PARTIAL = "P";
  public static final String MISSING = "L";
  public static final String NOT_APPLICABLE = "M";

  public Observation {
    codes = List.copyOf(codes);
  }

  /** A plain value. */
  public static Observation of(long value, String... codes) {
    return new Observation(List.of(codes), value, NORMAL, "");
  }
}
