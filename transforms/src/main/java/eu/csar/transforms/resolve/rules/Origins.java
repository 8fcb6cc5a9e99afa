package eu.csar.transforms.resolve.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers origins in order of their first use, so that a row or block names one by a small number.
 */
final class Origins {
  private final Map<Origin, Integer> numbers = new HashMap<>();
  private final List<Origin> origins = new ArrayList<>();

  int number(Origin origin) {
    Integer known = numbers.get(origin);
    if (known != null) {
      return known;
    }
    numbers.put(origin, origins.size());
    origins.add(origin);
    return origins.size() - 1;
  }

  int size() {
    return origins.size();
  }

  Origin at(int number) {
    return origins.get(number);
  }
}
