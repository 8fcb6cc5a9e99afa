package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.EuropolCopyReason;
import eu.csar.schemas.tables.SignalRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * To whom a report goes, and why (Article 48(3)).
 *
 * @param signals all indications of jurisdiction, ordered by tier, kind, state and flags
 * @param stateToTier EU codes of the States that receive the report, each with the tier that names
 *     it; empty: Europol only
 * @param europolOnlyReason code of {@link eu.csar.schemas.codes.EuropolOnlyReason}; null if a State
 *     receives the report
 * @param authorities ids of the authorities of each State that receives it, ordered
 */
public record Routing(
    List<SignalRow> signals,
    SortedMap<String, String> stateToTier,
    @Nullable String europolOnlyReason,
    Map<String, List<String>> authorities) {

  /** Recipient code of Europol. */
  public static final String EUROPOL = "EUROPOL";

  /** All recipients under a policy, by code, each with the reason of its forward (S22). */
  public SortedMap<String, String> recipients(RoutingPolicy policy) {
    SortedMap<String, String> reasons = new TreeMap<>(stateToTier);
    if (europolOnlyReason != null) {
      reasons.put(EUROPOL, europolOnlyReason);
    } else if (policy.europolAlways()) {
      reasons.put(EUROPOL, EuropolCopyReason.EUROPOL_ALWAYS.name());
    }
    return reasons;
  }
}
