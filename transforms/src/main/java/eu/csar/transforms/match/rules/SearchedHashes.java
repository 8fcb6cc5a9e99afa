package eu.csar.transforms.match.rules;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was found of perceptual hashes that were searched lately, so that of a hash that many items
 * carry only the first is searched. A place for each of many values; the newest value keeps it.
 * Some 20 MB when full. Safe for concurrent use.
 */
final class SearchedHashes {
  private static final int PLACES = 1 << 17;

  private final AtomicReferenceArray<@Nullable Searched> places =
      new AtomicReferenceArray<>(PLACES);

  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  private record Searched(byte[] value, int radius, List<Neighbour> found) {}

  /** What was found of a value; null where it was not searched lately. */
  @Nullable List<Neighbour> of(byte[] value, int radius) {
    Searched known = places.get(place(value));
    return known != null && known.radius() == radius && Arrays.equals(known.value(), value)
        ? known.found()
        : null;
  }

  void put(byte[] value, int radius, List<Neighbour> found) {
    places.set(place(value), new Searched(value.clone(), radius, List.copyOf(found)));
  }

  private static int place(byte[] value) {
    return Arrays.hashCode(value) & (PLACES - 1);
  }
}
