package eu.csar.transforms.receive.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Members of a JSON object in order of the text, names distinct. Values are {@link JsonObject},
 * {@code List<Object>}, {@link String}, {@link JsonNumber}, {@link Boolean} or {@link
 * JsonTree#NULL}.
 */
final class JsonObject {

  private String[] names = new String[8];
  private Object[] values = new Object[8];
  private int size;
  private int next;

  void add(String name, Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size++] = value;
  }

  int size() {
    return size;
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
}
