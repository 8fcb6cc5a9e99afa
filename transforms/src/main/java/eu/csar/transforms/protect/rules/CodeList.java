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
 *
 * @param dimension such as {@code geo}
 * @param total code of the whole, such as {@code EU27_2020}; null where nothing adds up over the
 *     dimension, as over years
 * @param parents parent of each code but the total, in the order in which codes are printed
 */
public record CodeList(String dimension, @Nullable String total, Map<String, String> parents) {

  public CodeList {
    parents = Collections.unmodifiableMap(new LinkedHashMap<>(parents));
  }

  /** A list without groups. */
  public static CodeList flat(String dimension, String total, List<String> codes) {
    Map<String, String> parents = new LinkedHashMap<>();
    codes.forEach(code -> parents.put(code, total));
    return new CodeList(dimension, total, parents);
  }

  /** The codes that add up to a code; none for a leaf. */
  List<String> children(String code) {
    List<String> children = new ArrayList<>();
    parents.forEach(
        (child, parent) -> {
          if (parent.equals(code)) {
            children.add(child);
          }
        });
    return children;
  }

  /** The code to which a code adds up. */
  @Nullable String parent(String code) {
    return parents.get(code);
  }
}
