package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the entries of an index that neighbour PDQ values. Not safe for concurrent use. */
public final class PerceptualSearch {
  private static final Comparator<Neighbour> BY_LIST_ID_AND_DISTANCE =
      Comparator.<Neighbour, IndicatorList>comparing(near -> near.indicator().list())
          .thenComparing(
              near -> near.indicator().indicatorId().getBytes(UTF_8), Arrays::compareUnsigned)
          .thenComparing(Neighbour::distance);

  private final IndicatorIndex index;
  private final List<HammingSearch> searches = new ArrayList<>();
  private final SearchedHashes searched;
  private final int radius;

  PerceptualSearch(
      IndicatorIndex index, List<IndexFile> files, SearchedHashes searched, int radius) {
    this.index = index;
    this.searched = searched;
    this.radius = radius;
    files.forEach(file -> searches.add(file.perceptual().within(radius)));
  }

  /**
   * All PDQ entries within the radius of a value, disabled and quarantined ones too, in order of
   * list, id and distance.
   *
   * @param pdq 32 bytes
   */
  public List<Neighbour> neighbours(byte[] pdq) {
    if (pdq.length != HashAlgorithm.PDQ.bytes()) {
      throw new IllegalArgumentException("a value of PDQ has another length");
    }
    return searched.of(pdq, radius, () -> search(pdq));
  }

  private List<Neighbour> search(byte[] pdq) {
    List<Neighbour> found = new ArrayList<>();
    for (int i = 0; i < searches.size(); i++) {
      int file = i;
      searches
          .get(i)
          .search(
              pdq,
              (query, slot, distance) ->
                  index
                      .entriesAt(file, slot)
                      .forEach(indicator -> found.add(new Neighbour(indicator, distance))));
    }
    found.sort(BY_LIST_ID_AND_DISTANCE);
    return found;
  }
}
