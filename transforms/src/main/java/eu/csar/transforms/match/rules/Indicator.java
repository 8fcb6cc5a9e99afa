package eu.csar.transforms.match.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list, as found by one of its values.
 *
 * @param list the list it stands in
 * @param listVersion hex SHA-256 of what the index holds of the list
 * @param indicatorId entry of the list; for the not-abuse list the notice id
 * @param state submitting or notifying State, null where the list names none
 * @param submittedAt day of submission or notice, ISO 8601, null where missing or unreadable
 * @param tags ancillary tags, sorted
 * @param reason reason of a not-abuse notice (JU1); null in every other list
 * @param disabled a disabled entry matches nothing
 * @param quarantined a quarantined positive entry only protects, a quarantined not-abuse entry
 *     filters nothing (JU5)
 */
public record Indicator(
    IndicatorList list,
    String listVersion,
    String indicatorId,
    @Nullable String state,
    @Nullable String submittedAt,
    List<String> tags,
    @Nullable String reason,
    boolean disabled,
    boolean quarantined) {

  /**
   * The one reason of a not-abuse notice that counts: never age doubt, never a drawn or generated
   * image (UG3).
   */
  public static final String NO_ABUSE_MATERIAL = "NO_ABUSE_MATERIAL";

  /** Whether it can be matched: in force, and a not-abuse notice only by the reason that counts. */
  public boolean matches() {
    return !disabled && (list != IndicatorList.NOT_ABUSE || NO_ABUSE_MATERIAL.equals(reason));
  }
}
