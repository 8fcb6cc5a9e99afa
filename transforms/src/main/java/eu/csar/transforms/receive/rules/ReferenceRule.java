package eu.csar.transforms.receive.rules;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a third-country reference (SU1). Placeholders do not: texts of the published list,
 * texts of fewer than five characters, and one character repeated.
 */
public final class ReferenceRule implements Serializable {

  /** Body of a reference that names none. */
  public static final String UNKNOWN_BODY = "UNKNOWN";

  private static final int SHORTEST = 5;

  private final Set<String> placeholders;

  /**
   * The rule with a list of placeholders.
   *
   * @param placeholders texts in any case (policy)
   */
  public ReferenceRule(Collection<String> placeholders) {
    Set<String> upper = new HashSet<>();
    placeholders.forEach(text -> upper.add(text.strip().toUpperCase(Locale.ROOT)));
    this.placeholders = Set.copyOf(upper);
  }

  /** Whether a reference text, as given, is a placeholder. */
  public boolean isPlaceholder(String reference) {
    String text = reference.strip();
    return text.codePointCount(0, text.length()) < SHORTEST
        || isRepeated(text)
        || placeholders.contains(text.toUpperCase(Locale.ROOT));
  }

  private static boolean isRepeated(String text) {
    int first = text.codePointAt(0);
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (text.codePointAt(i) != first) {
        return false;
      }
    }
    return true;
  }

  /** The reference in normal form; for texts that are no placeholder. */
  public Reference normalise(@Nullable String body, String reference) {
    String name = body == null || body.isBlank() ? UNKNOWN_BODY : body;
    return new Reference(name.strip().toUpperCase(Locale.ROOT), reference.strip());
  }
}
