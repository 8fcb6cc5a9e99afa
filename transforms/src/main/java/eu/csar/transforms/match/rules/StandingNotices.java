package eu.csar.transforms.match.rules;

import java.util.stream.Stream;

/** Finds the notices of the not-abuse list that stand (JU1). */
final class StandingNotices {
  private StandingNotices() {}

  /** Ids of the notices of one file of which an entry is neither disabled nor quarantined. */
  static Stream<String> in(IndexFile file) {
    IndicatorTable table = file.table(HashAlgorithm.SHA256.table());
    Origin[] origins = file.origins();
    boolean[] stands = new boolean[origins.length];
    for (int i = 0; i < origins.length; i++) {
      Origin origin = origins[i];
      stands[i] =
          origin.list() == IndicatorList.NOT_ABUSE
              && Indicator.NO_ABUSE_MATERIAL.equals(origin.reason())
              && !origin.disabled()
              && !origin.quarantined();
    }
    Stream.Builder<String> notices = Stream.builder();
    for (int slot = 0; slot < table.slots(); slot++) {
      int number = table.origin(slot);
      if (number >= 0 && stands[number]) {
        notices.add(table.id(slot, origins[number].shape()));
      }
    }
    return notices.build();
  }
}
