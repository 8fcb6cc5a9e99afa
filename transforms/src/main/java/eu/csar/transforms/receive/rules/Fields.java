package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the members of one object. A value of another type is a finding and counts as
 * missing (RC2); so does a code outside its list.
 */
final class Fields {

  private final JsonObject object;
  private final @Nullable String path;
  private final Findings findings;

  private Fields(JsonObject object, @Nullable String path, Findings findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /** The record itself. */
  static Fields of(JsonTree tree, Findings findings) {
    return new Fields(tree.root(), null, findings).known(AnnexIIINames.REPORT);
  }

  Findings findings() {
    return findings;
  }

  /** Whether no member has a value. */
  boolean isEmpty() {
    for (int i = 0; i < object.size(); i++) {
      if (object.value(i) != JsonTree.NULL) {
        return false;
      }
    }
    return true;
  }

  /** Value of any type; null where missing. */
  @Nullable Object raw(String name) {
    return object.get(name);
  }

  @Nullable String text(String name) {
    @Nullable Object value = object.get(name);
    return value == null ? null : textOf(value, name);
  }

  /** An id: never blank, and never with a replaced character, which could make two ids one. */
  @Nullable String id(String name) {
    if (object.get(name) instanceof String given && (given.isBlank() || halved(given))) {
      if (!given.isBlank()) {
        finding(FindingCode.UNREADABLE_TEXT, name);
      }
      return null;
    }
    return text(name);
  }

  @Nullable Boolean flag(String name) {
    @Nullable Object value = object.get(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    finding(FindingCode.WRONG_TYPE, name);
    return null;
  }

  /** An integer of 64 bits. */
  @Nullable Long integer(String name) {
    @Nullable Object value = object.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number && number.integral() && number.text().length() <= 20) {
      try {
        return Long.valueOf(number.text());
      } catch (NumberFormatException e) {
        // Too large: falls through.
      }
    }
    finding(FindingCode.WRONG_TYPE, name);
    return null;
  }

  /** A code of a list; null where missing or in no list. */
  @Nullable String code(String name, Set<String> codes) {
    @Nullable String code = text(name);
    if (code != null && !codes.contains(code)) {
      finding(FindingCode.UNKNOWN_CODE, name);
      return null;
    }
    return code;
  }

  /** A sorted set of codes. */
  List<String> codes(String name, Set<String> codes) {
    List<String> given = texts(name);
    if (given.isEmpty()) {
      return given;
    }
    TreeSet<String> found = new TreeSet<>();
    for (String code : given) {
      if (codes.contains(code)) {
        found.add(code);
      } else {
        finding(FindingCode.UNKNOWN_CODE, name);
      }
    }
    return new ArrayList<>(found);
  }

  List<String> texts(String name) {
    List<?> elements = array(name);
    if (elements.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(elements.size());
    for (Object element : elements) {
      @Nullable String text = textOf(element, name);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The objects of an array. */
  List<Fields> objects(String name, Set<String> known) {
    List<?> elements = array(name);
    if (elements.isEmpty()) {
      return List.of();
    }
    String inner = pathTo(name);
    List<Fields> objects = new ArrayList<>(elements.size());
    for (Object element : elements) {
      if (element instanceof JsonObject member) {
        objects.add(new Fields(member, inner, findings).known(known));
      } else {
        finding(FindingCode.WRONG_TYPE, name);
      }
    }
    return objects;
  }

  @Nullable Fields object(String name, Set<String> known) {
    @Nullable Object value = object.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonObject member) {
      return new Fields(member, pathTo(name), findings).known(known);
    }
    finding(FindingCode.WRONG_TYPE, name);
    return null;
  }

  void finding(FindingCode code, String name) {
    if (findings.kept()) {
      findings.add(code, pathTo(name));
    }
  }

  private List<?> array(String name) {
    @Nullable Object value = object.get(name);
    if (value instanceof List<?> elements) {
      return elements;
    }
    if (value != null) {
      finding(FindingCode.WRONG_TYPE, name);
    }
    return List.of();
  }

  private @Nullable String textOf(Object value, String name) {
    if (!(value instanceof String text)) {
      finding(FindingCode.WRONG_TYPE, name);
      return null;
    }
    if (!halved(text)) {
      return text;
    }
    finding(FindingCode.UNREADABLE_TEXT, name);
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** Whether a text holds half of a surrogate pair. */
  private boolean halved(String text) {
    return findings.escapes()
        && text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private Fields known(Set<String> names) {
    if (findings.kept()) {
      for (int i = 0; i < object.size(); i++) {
        if (!names.contains(object.name(i))) {
          finding(FindingCode.UNKNOWN_MEMBER, AnnexIIINames.printable(object.name(i)));
        }
      }
    }
    return this;
  }

  private String pathTo(String name) {
    return path == null ? name : path + "." + name;
  }
}
