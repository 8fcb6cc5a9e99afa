package eu.csar.transforms.match.rules;

import eu.csar.schemas.tables.MatchRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The Centre's own typing of a report, from exact matches that are not quarantined (JU5, S27).
 *
 * <p>Known if in 44(1)(a); new if only in 44(1)(b), item by item; solicitation if in 44(1)(c).
 * Empty means no match, not "new".
 */
public final class CentreTypes {
  private CentreTypes() {}

  /** Sorted set of KNOWN_CSAM, NEW_CSAM, SOLICITATION for the match rows of one report. */
  public static SortedSet<String> of(List<MatchRow> matches) {
    Set<Integer> knownItems = new HashSet<>();
    for (MatchRow match : matches) {
      if (types(match) && match.getList().equals("KNOWN")) {
        knownItems.add(match.getItemNumber());
      }
    }
    SortedSet<String> types = new TreeSet<>();
    for (MatchRow match : matches) {
      if (types(match)) {
        switch (match.getList()) {
          case "KNOWN" -> types.add("KNOWN_CSAM");
          case "NEW" -> {
            if (!knownItems.contains(match.getItemNumber())) {
              types.add("NEW_CSAM");
            }
          }
          case "SOLICITATION" -> types.add("SOLICITATION");
          default -> {
            // Neither the not-abuse list nor a URL gives a type.
          }
        }
      }
    }
    return types;
  }

  private static boolean types(MatchRow match) {
    return !match.getQuarantined() && !match.getStrength().equals("PERCEPTUAL");
  }
}
