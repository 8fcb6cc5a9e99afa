package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.Country;
import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.codes.Territory;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of routing (section 4 of the decision tables).
 *
 * @param territoriesOfStates territories by setting whose reports go to their Member State; those
 *     not in it go to nobody
 * @param stateLimit most Member States that the tiers RT1 to RT6 may name; more is conflicting
 * @param europolAlways whether Europol receives a copy where a Member State is determined
 */
public record RoutingPolicy(
    Set<Territory> territoriesOfStates, int stateLimit, boolean europolAlways)
    implements Serializable {

  public RoutingPolicy {
    territoriesOfStates = new TreeSet<>(territoriesOfStates);
    for (Territory territory : territoriesOfStates) {
      if (territory.standing() != Territory.Standing.BY_SETTING) {
        throw new IllegalArgumentException(territory + " counts as its State without a setting");
      }
    }
    if (stateLimit < 1) {
      throw new IllegalArgumentException("the limit of States is " + stateLimit);
    }
  }

  /** The Member State that a country stands for under this policy; null if it stands for none. */
  public @Nullable MemberState stateOf(Country country) {
    Territory territory = country.territory();
    if (territory == null) {
      return country.memberState();
    }
    return territory.standing() == Territory.Standing.COUNTS_AS_STATE
            || territoriesOfStates.contains(territory)
        ? territory.state()
        : null;
  }
}
