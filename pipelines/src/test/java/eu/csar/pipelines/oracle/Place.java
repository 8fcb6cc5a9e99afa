package eu.csar.pipelines.oracle;

import java.time.Instant;
import java.util.Comparator;

/** ID5, S2: place of a record in the order of all submissions. */
record Place(Instant receivedAt, String exportId, String exportDigest, String file, long ordinal)
    implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::receivedAt)
          .thenComparing(Place::exportId, Bytes.BY_UTF8)
          .thenComparing(Place::exportDigest, Bytes.BY_UTF8)
          .thenComparing(Place::file, Bytes.BY_UTF8)
          .thenComparing(Place::ordinal);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
