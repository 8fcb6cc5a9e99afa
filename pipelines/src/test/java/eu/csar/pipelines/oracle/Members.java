package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Finding;
import eu.csar.pipelines.oracle.Json.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Members of one JSON object by name. RC2: a value of another type than the contract's is a finding
 * and counts as missing; it never rejects.
 */
final class Members {

  private final Map<String, Object> members;
  private final String path;
  private final Schema schema;
  private final Set<Finding> findings;

  /**
   * @param schema the published record, for the names of its members
   * @param findings each pair of code and path stands once
   */
  Members(Map<String, Object> members, String path, Schema schema, Set<Finding> findings) {
    this.members = members;
    this.path = path;
    this.schema = schema;
    this.findings = findings;
    members.keySet().stream()
        .filter(name -> schema.getField(name) == null)
        .forEach(name -> find("UNKNOWN_MEMBER", Json.shown(name)));
  }

  private Members inner(Object value, String name) {
    return new Members(
        Json.asObject(value),
        path + name + ".",
        recordIn(schema.getField(name).schema()),
        findings);
  }

  /** The record that a nullable or repeated field holds. */
  private static Schema recordIn(Schema field) {
    return switch (field.getType()) {
      case UNION -> recordIn(field.getTypes().get(1));
      case ARRAY -> recordIn(field.getElementType());
      default -> field;
    };
  }

  /** The value as parsed; null where missing or JSON null. */
  @Nullable Object any(String name) {
    Object value = members.get(name);
    return value == Json.Null.NULL ? null : value;
  }

  /** Whether it says anything, by whatever member. */
  boolean saysSomething() {
    return members.values().stream().anyMatch(v -> v != Json.Null.NULL);
  }

  void find(String code, String name) {
    findings.add(new Finding(code, path + name));
  }

  @Nullable String text(String name) {
    Object value = any(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    find("WRONG_TYPE", name);
    return null;
  }

  @Nullable Boolean flag(String name) {
    Object value = any(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    find("WRONG_TYPE", name);
    return null;
  }

  /** An integer of 64 bits. */
  @Nullable Long integer(String name) {
    Object value = any(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Num number && number.source().matches("-?[0-9]{1,18}")) {
      return Long.parseLong(number.source());
    }
    find("WRONG_TYPE", name);
    return null;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element instanceof String text) {
        texts.add(text);
      } else if (element != Json.Null.NULL) {
        find("WRONG_TYPE", name);
      }
    }
    return texts;
  }

  /** Objects of an array by position; null where an element is none. */
  List<@Nullable Members> objects(String name) {
    List<@Nullable Members> objects = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element instanceof Map<?, ?>) {
        objects.add(inner(element, name));
      } else {
        if (element != Json.Null.NULL) {
          find("WRONG_TYPE", name);
        }
        objects.add(null);
      }
    }
    return objects;
  }

  @Nullable Members object(String name) {
    Object value = any(name);
    if (value instanceof Map<?, ?>) {
      return inner(value, name);
    }
    if (value != null) {
      find("WRONG_TYPE", name);
    }
    return null;
  }

  private List<?> elements(String name) {
    Object value = any(name);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value != null) {
      find("WRONG_TYPE", name);
    }
    return List.of();
  }
}
