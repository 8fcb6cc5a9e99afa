package eu.csar.transforms.protect.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a dimension as a tree. Codes with a parent add up to it, and only a whole set of
 * children does.
 */
public final class CodeList {
  private final String dimension;
  private final @Nullable String total;
  private final Map<String, String> parents;
  private final Map<String, List<String>> children = new LinkedHashMap<>();

  /**
   * A list.
   *
   * @param dimension such as {@code geo}
   * @param total code of the whole, such as {@code EU27_2020}; null where nothing adds up over the
   *     dimension, as over years
   * @param parents parent of each code but the total, in the order in which codes are printed
   */
  public CodeList(String dimension, @Nullable String total, Map<String, String> parents) {
    this.dimension = dimension;
    this.total = total;
    this.parents = Collections.unmodifiableMap(new LinkedHashMap<>(parents));
    parents.forEach(
        (child, parent) -> children.computeIfAbsent(parent, any -> new ArrayList<>()).add(child));
  }

  /** A list without groups. */
  public static CodeList flat(String dimension, String total, List<String> codes) {
    Map<String, String> parents = new LinkedHashMap<>();
    codes.forEach(code -> parents.put(code, total));
    return new CodeList(dimension, total, parents);
  }

  /** The dimension. */
  public String dimension() {
    return dimension;
  }

  /** Code of the whole; null where nothing adds up. */
  public @Nullable String total() {
    return total;
  }

  /** Parent of each code but the total, in the order in which codes are printed. */
  public Map<String, String> parents() {
    return parents;
  }

  /** The codes that add up to a code; none for a leaf. */
  List<String> children(String code) {
    return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
  }

  /** The code to which a code adds up. */
  @Nullable String parent(String code) {
    return parents.get(code);
  }

  /** Whether a code adds up to another, over however many between them. */
  boolean isPartOf(String code, String whole) {
    String parent = parents.get(code);
    while (parent != null && !parent.equals(whole)) {
      parent = parents.get(parent);
    }
    return parent != null;
  }
}
