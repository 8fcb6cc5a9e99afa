package eu.csar.transforms.match.rules;

import java.util.HashSet;
import java.util.Set;

/** Finds the notices of the not-abuse list that stand (JU1). */
final class StandingNotices {
  private StandingNotices() {}

  /** Ids of the notices of which an entry is neither disabled nor quarantined. */
  static Set<String> in(IndicatorTable table, Origin[] origins) {
    boolean[] stands = new boolean[origins.length];
    for (int i = 0; i < origins.length; i++) {
      Origin origin = origins[i];
      stands[i] =
          origin.list() == IndicatorList.NOT_ABUSE
              && Indicator.NO_ABUSE_MATERIAL.equals(origin.reason())
              && !origin.disabled()
              && !origin.quarantined();
    }
    Set<String> notices = new HashSet<>();
    long position = 0;
    for (int slot = 0; slot < table.values(); slot++) {
      int number = table.originNumber(position);
      if (stands[number]) {
        notices.add(table.id(position, origins[number]));
      }
      position = table.next(position, origins);
    }
    return notices;
  }
}
