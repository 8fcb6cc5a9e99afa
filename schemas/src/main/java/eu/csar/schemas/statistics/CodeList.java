package eu.csar.schemas.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A closed list of codes that returns are validated against and that tables have in their cells.
 *
 * @param id name of the list, and of its file in a release
 * @param title what it lists, in a few words
 * @param meanings each code and what it says, in order of publication
 */
public record CodeList(String id, String title, Map<String, String> meanings) {

  public CodeList {
    meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
  }

  /** A list of codes, each followed by its meaning. */
  static CodeList of(String id, String title, String... codesAndMeanings) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (int i = 0; i < codesAndMeanings.length; i += 2) {
      if (meanings.put(codesAndMeanings[i], codesAndMeanings[i + 1]) != null) {
        throw new IllegalArgumentException(codesAndMeanings[i] + " is twice in " + id);
      }
    }
    return new CodeList(id, title, meanings);
  }

  /** The same list with further codes behind. */
  CodeList and(String newId, String newTitle, String... codesAndMeanings) {
    Map<String, String> together = new LinkedHashMap<>(meanings);
    together.putAll(of(newId, newTitle, codesAndMeanings).meanings());
    return new CodeList(newId, newTitle, together);
  }

  /** The codes, in order of publication. */
  public List<String> codes() {
    return new ArrayList<>(meanings.keySet());
  }

  /** Whether it is a code of the list. */
  public boolean has(@Nullable String code) {
    return code != null && meanings.containsKey(code);
  }
}
