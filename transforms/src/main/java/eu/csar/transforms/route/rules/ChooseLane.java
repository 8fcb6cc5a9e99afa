package eu.csar.transforms.route.rules;

import eu.csar.schemas.codes.AbuseType;
import eu.csar.schemas.codes.Lane;
import java.util.Collection;
import java.util.Set;

/** Chooses the package file in which a forwarded report stands (S23). */
public final class ChooseLane {

  private static final String KNOWN = AbuseType.KNOWN_CSAM.name();

  private ChooseLane() {}

  /**
   * The lane of a report: urgent if its forward is marked so (JU6); known if the Centre's matches
   * are of known material only and the provider claims nothing else, or, without a match, if the
   * provider claims known material only; else priority.
   *
   * @param urgent whether the forward is marked urgent
   * @param abuseTypes types that the provider claims
   * @param centreTypes types by exact matches (JU5)
   */
  public static Lane of(
      boolean urgent, Collection<String> abuseTypes, Collection<String> centreTypes) {
    if (urgent) {
      return Lane.URGENT;
    }
    boolean known =
        centreTypes.isEmpty()
            ? Set.copyOf(abuseTypes).equals(Set.of(KNOWN))
            : Set.copyOf(centreTypes).equals(Set.of(KNOWN))
                && abuseTypes.stream().allMatch(KNOWN::equals);
    return known ? Lane.KNOWN : Lane.PRIORITY;
  }
}
