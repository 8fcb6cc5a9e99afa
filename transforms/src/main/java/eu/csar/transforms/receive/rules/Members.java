package eu.csar.transforms.receive.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an object of members of the Annex III schema; what is missing is left out. */
final class Members {
  private final JsonObject object = new JsonObject();

  /** Adds a member where it has a value and was not added before. */
  Members put(String name, @Nullable Object value) {
    if (object.holds(name)) {
      return this;
    }
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      AnnexIIINames.@Nullable Known known = AnnexIIINames.known(name);
      if (known == null) {
        throw new IllegalArgumentException("no member of the schema: " + name);
      }
      object.add(known.name(), known.rank(), value);
    }
    return this;
  }

  JsonObject build() {
    return object;
  }

  /** A named piece of data (R08, R14), added where it has a value. */
  static void addPair(List<Object> pairs, String key, @Nullable Object value) {
    if (value != null) {
      pairs.add(new Members().put("key", key).put("value", value.toString()).build());
    }
  }

  /** A named point in time. */
  static void addTime(
      List<Object> pairs, String key, @Nullable String at, @Nullable String description) {
    if (at != null || description != null) {
      pairs.add(new Members().put("key", key).put("value", description).put("at", at).build());
    }
  }

  /** Named pieces of data, one for each value. */
  static void addPairs(List<Object> pairs, String key, List<String> values) {
    values.forEach(value -> addPair(pairs, key, value));
  }

  /** An empty list to be filled. */
  static List<Object> list() {
    return new ArrayList<>(4);
  }
}
