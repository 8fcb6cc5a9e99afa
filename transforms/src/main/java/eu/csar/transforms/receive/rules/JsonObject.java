package eu.csar.transforms.receive.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of a JSON object in order of the text, names distinct. Values are {@link JsonObject},
 * {@code List<Object>}, {@link String}, {@link JsonNumber}, {@link Boolean} or {@link
 * JsonTree#NULL}.
 */
final class JsonObject {

  /** Rank of a name outside the schema. */
  static final int UNRANKED = -1;

  private String[] names = new String[8];
  private int[] ranks = new int[8];
  private Object[] values = new Object[8];
  private int size;
  private int next;
  private boolean unranked;
  private long bits;
  private @Nullable Set<String> index;

  /**
   * Whether there is a member of this name. A bit says no for most names; large objects keep an
   * index.
   */
  boolean holds(String name) {
    if ((bits & bitOf(name)) == 0) {
      return false;
    }
    if (size > 32) {
      if (index == null) {
        index = new HashSet<>(Arrays.asList(names).subList(0, size));
      }
      return index.contains(name);
    }
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static long bitOf(String name) {
    return 1L << ((name.hashCode() * 0x9E3779B9) >>> 26);
  }

  /** Adds a member, with the {@link AnnexIIINames.Known#rank} of its name. */
  void add(String name, int rank, Object value) {
    bits |= bitOf(name);
    if (index != null) {
      index.add(name);
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
    }
    names[size] = name;
    ranks[size] = rank;
    unranked |= rank == UNRANKED;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  /** Value of a member of any name; null where absent or null. */
  @Nullable Object find(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return values[i] == JsonTree.NULL ? null : values[i];
      }
    }
    return null;
  }

  String name(int index) {
    return names[index];
  }

  Object value(int index) {
    return values[index];
  }

  /**
   * Value of a member of the schema, whose name {@link JsonTree} replaced by the constant; null
   * where absent or null.
   */
  @SuppressWarnings("ReferenceEquality") // Names of the schema are one instance each; see JsonTree.
  @Nullable Object get(String name) {
    // Most records keep the order of the schema: the search begins after the last hit.
    for (int step = 0, i = next; step < size; step++, i++) {
      if (i >= size) {
        i = 0;
      }
      if (names[i] == name) {
        next = i + 1;
        return values[i] == JsonTree.NULL ? null : values[i];
      }
    }
    return null;
  }

  /** Positions of the members in order of their names' UTF-16 code units, as RFC 8785 asks. */
  int[] sorted() {
    if (size > 64) {
      Integer[] boxed = new Integer[size];
      Arrays.setAll(boxed, i -> i);
      Arrays.sort(boxed, (a, b) -> names[a].compareTo(names[b]));
      return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int k = i;
      while (k > 0 && isAfter(order[k - 1], i)) {
        order[k] = order[k - 1];
        k--;
      }
      order[k] = i;
    }
    return order;
  }

  private boolean isAfter(int a, int b) {
    return unranked ? names[a].compareTo(names[b]) > 0 : ranks[a] > ranks[b];
  }
}
