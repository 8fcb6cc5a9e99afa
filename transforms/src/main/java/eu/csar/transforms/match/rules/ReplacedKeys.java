package eu.csar.transforms.match.rules;

import java.util.Arrays;
import java.util.TreeSet;

/** Keys of the entries that an overlay replaces, while it is made. */
final class ReplacedKeys {
  private final TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);

  void add(IndicatorList list, String id) {
    keys.add(Replaced.key(list, id));
  }

  boolean holds(IndicatorList list, String id) {
    return keys.contains(Replaced.key(list, id));
  }

  /** In order of the file. */
  Iterable<byte[]> sorted() {
    return keys;
  }

  int size() {
    return keys.size();
  }
}
