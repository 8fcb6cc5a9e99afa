package eu.csar.transforms.receive.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.codes.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access to the children of one XML element by name, wherever they stand. Those that nobody knows
 * become findings, whose names are not shown: they could be somebody's.
 */
final class XmlFields {
  private final XmlElement element;
  private final String path;
  private final Set<Finding> findings;

  private XmlFields(XmlElement element, String path, Set<Finding> findings) {
    this.element = element;
    this.path = path;
    this.findings = findings;
  }

  /** A root of what is mapped. */
  static XmlFields of(XmlElement element, Set<String> known, Set<Finding> findings) {
    return new XmlFields(element, element.name(), findings).checked(known);
  }

  private XmlFields checked(Set<String> known) {
    for (XmlElement child : element.children()) {
      if (!known.contains(child.name())) {
        findings.add(new Finding(FindingCode.UNKNOWN_MEMBER.name(), path + ".?"));
      }
    }
    return this;
  }

  /** Children of a name, whose own children are checked. */
  List<XmlFields> all(String name, Set<String> known) {
    List<XmlFields> found = new ArrayList<>(2);
    for (XmlElement child : element.children()) {
      if (child.name().equals(name)) {
        found.add(new XmlFields(child, path + "." + name, findings).checked(known));
      }
    }
    return found;
  }

  /** The flags of a child of a name: elements of any name, of which each may be a flag. */
  List<XmlFields> flags(String name) {
    return element.children().stream()
        .filter(child -> child.name().equals(name))
        .map(child -> new XmlFields(child, path + "." + name, findings))
        .toList();
  }

  /** All children, unchecked. */
  List<XmlElement> children() {
    return element.children();
  }

  /** Texts of all children of a name that are not blank, stripped. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>(2);
    for (XmlElement child : element.children()) {
      if (child.name().equals(name)) {
        String text = child.text().strip();
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** Text of the first child of a name that is not blank; null where there is none. */
  @Nullable String text(String name) {
    for (XmlElement child : element.children()) {
      if (child.name().equals(name)) {
        String text = child.text().strip();
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  /** Own text, stripped. */
  String text() {
    return element.text().strip();
  }

  /** An attribute, stripped; null where absent or blank. */
  @Nullable String attribute(String name) {
    @Nullable String value = element.attribute(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The flag that an attribute is; null where absent or blank. */
  @Nullable Object attributeFlag(String name) {
    @Nullable String value = attribute(name);
    return value == null ? null : flagOf(value);
  }

  /** The flag that a child of a name is; null where there is none. */
  @Nullable Object flag(String name) {
    for (XmlElement child : element.children()) {
      if (child.name().equals(name)) {
        return flagOf(child.text());
      }
    }
    return null;
  }

  /**
   * A flag: an element is set by being there, unless it says false. What is neither true nor false
   * stays text, which is a finding where it is read.
   */
  static Object flagOf(String text) {
    return switch (text.strip()) {
      case "", "true", "1" -> true;
      case "false", "0" -> false;
      default -> text.strip();
    };
  }

  void finding(FindingCode code, String name) {
    findings.add(new Finding(code.name(), path + "." + name));
  }

  /** An empty list of findings, each once, in order. */
  static Set<Finding> findings() {
    return new LinkedHashSet<>();
  }
}
