package eu.csar.transforms.match.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Origins met while reading, numbered as they come; {@link #ranks} gives the numbers of the file.
 */
final class OriginDictionary {
  private final Map<Origin, Integer> numbers = new HashMap<>();
  private final List<Origin> origins = new ArrayList<>();

  /** Neighbours in a list mostly have one origin. */
  private @Nullable Origin last;

  private int lastNumber;

  int number(Origin origin) {
    if (origin.equals(last)) {
      return lastNumber;
    }
    lastNumber = numberOf(origin);
    last = origin;
    return lastNumber;
  }

  private int numberOf(Origin origin) {
    Integer number = numbers.putIfAbsent(origin, origins.size());
    if (number == null) {
      origins.add(origin);
      return origins.size() - 1;
    }
    return number;
  }

  /** For each origin of another dictionary its number here. */
  int[] numbers(OriginDictionary of) {
    int[] here = new int[of.size()];
    for (int number = 0; number < here.length; number++) {
      here[number] = number(of.origin(number));
    }
    return here;
  }

  int size() {
    return origins.size();
  }

  Origin origin(int number) {
    return origins.get(number);
  }

  /** Numbers in order of the encoded origins, which does not depend on the order of lines. */
  int[] sorted() {
    List<byte[]> encoded = origins.stream().map(Origin::encode).toList();
    Comparator<Integer> byBytes = (a, b) -> Arrays.compareUnsigned(encoded.get(a), encoded.get(b));
    List<Integer> sorted = new ArrayList<>();
    for (int number = 0; number < origins.size(); number++) {
      sorted.add(number);
    }
    sorted.sort(byBytes);
    return sorted.stream().mapToInt(Integer::intValue).toArray();
  }

  /** For each number its place in {@link #sorted}. */
  static int[] ranks(int[] sorted) {
    int[] ranks = new int[sorted.length];
    for (int rank = 0; rank < sorted.length; rank++) {
      ranks[sorted[rank]] = rank;
    }
    return ranks;
  }
}
