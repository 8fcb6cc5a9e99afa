package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<Neighbour> known = searched.of(pdq, radius);
    return known == null ? search(List.of(pdq)).get(0) : known;
  }

  /**
   * Searches values together, which is faster than one by one; {@link #neighbours} then knows what
   * was found of the newest hundred thousand.
   *
   * @param pdq 32 bytes each; equal ones are searched once
   */
  public void searchAhead(Collection<byte[]> pdq) {
    Map<ByteBuffer, byte[]> unknown = new LinkedHashMap<>();
    for (byte[] value : pdq) {
      if (searched.of(value, radius) == null) {
        unknown.put(ByteBuffer.wrap(value), value);
      }
    }
    if (!unknown.isEmpty()) {
      search(List.copyOf(unknown.values()));
    }
  }

  private List<List<Neighbour>> search(List<byte[]> pdq) {
    SearchedPerceptualHashes event = SearchedPerceptualHashes.begin(pdq.size());
    long[] queries = new long[pdq.size() * Substrings.WORDS];
    List<List<Neighbour>> found = new ArrayList<>();
    for (int query = 0; query < pdq.size(); query++) {
      if (pdq.get(query).length != HashAlgorithm.PDQ.bytes()) {
        throw new IllegalArgumentException("a value of PDQ has another length");
      }
      HammingSearch.put(pdq.get(query), queries, query);
      found.add(new ArrayList<>());
    }
    for (int i = 0; i < searches.size(); i++) {
      int file = i;
      searches
          .get(i)
          .search(
              queries,
              pdq.size(),
              (query, slot, distance) ->
                  index
                      .entriesAt(file, slot)
                      .forEach(
                          indicator -> found.get(query).add(new Neighbour(indicator, distance))));
    }
    for (int query = 0; query < pdq.size(); query++) {
      found.get(query).sort(BY_LIST_ID_AND_DISTANCE);
      searched.put(pdq.get(query), radius, found.get(query));
    }
    event.searched();
    return found;
  }
}
