package eu.csar.transforms.receive.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Exclusive canonical XML of an element, without comments (W3C, Exclusive XML Canonicalization
 * 1.0): equal for elements that differ only in how they are written, wherever they stand. A prefix
 * that is declared nowhere, which only a record cut out of its bundle can have, keeps its name as
 * namespace.
 */
final class CanonicalXml {
  private record Attribute(String namespace, String name, String value) {}

  private static final String DECLARATION = "xmlns";

  private final StringBuilder out = new StringBuilder(4096);

  private CanonicalXml() {}

  /** The canonical form, UTF-8. */
  static void write(XmlElement element, Map<String, String> inScope, ByteArrayOutputStream to) {
    CanonicalXml canonical = new CanonicalXml();
    canonical.element(element, inScope, Map.of());
    to.writeBytes(canonical.out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Prefixes and namespaces in the scope of an element's children; the empty prefix is the default.
   */
  static Map<String, String> scope(XmlElement element, Map<String, String> outer) {
    Map<String, String> scope = outer;
    List<String> attributes = element.attributes();
    for (int i = 0; i < attributes.size(); i += 2) {
      if (isDeclaration(attributes.get(i))) {
        scope = scope == outer ? new HashMap<>(outer) : scope;
        String name = attributes.get(i);
        scope.put(
            name.equals(DECLARATION) ? "" : XmlElement.localPart(name), attributes.get(i + 1));
      }
    }
    return scope;
  }

  private void element(
      XmlElement element, Map<String, String> outer, Map<String, String> rendered) {
    Map<String, String> scope = scope(element, outer);
    String name = element.qualifiedName();
    out.append('<').append(name);
    Map<String, String> now = declare(element, scope, rendered);
    for (Attribute attribute : attributes(element, scope)) {
      out.append(' ').append(attribute.name()).append("=\"");
      attributeText(attribute.value());
      out.append('"');
    }
    out.append('>');
    for (Object node : element.content()) {
      if (node instanceof String text) {
        text(text);
      } else if (node instanceof XmlElement child) {
        element(child, scope, now);
      } else if (node instanceof XmlElement.Instruction instruction) {
        String data = instruction.data();
        out.append("<?").append(instruction.target());
        if (data != null && !data.isEmpty()) {
          out.append(' ').append(data.replace("\r", "&#xD;"));
        }
        out.append("?>");
      }
    }
    out.append("</").append(name).append('>');
  }

  /** Declares the namespaces that are visibly used here and not yet declared so. */
  private Map<String, String> declare(
      XmlElement element, Map<String, String> scope, Map<String, String> rendered) {
    TreeSet<String> used = new TreeSet<>();
    used.add(prefixOf(element.qualifiedName()));
    List<String> attributes = element.attributes();
    for (int i = 0; i < attributes.size(); i += 2) {
      String prefix = prefixOf(attributes.get(i));
      if (!prefix.isEmpty() && !prefix.equals(DECLARATION)) {
        used.add(prefix);
      }
    }
    Map<String, String> now = rendered;
    for (String prefix : used) {
      String namespace = namespaceOf(prefix, scope);
      if (prefix.equals("xml") || namespace.equals(rendered.getOrDefault(prefix, ""))) {
        continue;
      }
      now = now == rendered ? new HashMap<>(rendered) : now;
      now.put(prefix, namespace);
      out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
      attributeText(namespace);
      out.append('"');
    }
    return now;
  }

  private static List<Attribute> attributes(XmlElement element, Map<String, String> scope) {
    List<String> given = element.attributes();
    if (given.isEmpty()) {
      return List.of();
    }
    List<Attribute> attributes = new ArrayList<>(given.size() / 2);
    for (int i = 0; i < given.size(); i += 2) {
      String name = given.get(i);
      if (!isDeclaration(name)) {
        String prefix = prefixOf(name);
        attributes.add(
            new Attribute(
                prefix.isEmpty() ? "" : namespaceOf(prefix, scope), name, given.get(i + 1)));
      }
    }
    attributes.sort(
        Comparator.comparing(Attribute::namespace, TextOrder.BY_BYTES)
            .thenComparing(a -> XmlElement.localPart(a.name()), TextOrder.BY_BYTES));
    return attributes;
  }

  private static String namespaceOf(String prefix, Map<String, String> scope) {
    return prefix.equals("xml")
        ? "http://www.w3.org/XML/1998/namespace"
        : scope.getOrDefault(prefix, prefix);
  }

  private static String prefixOf(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  private static boolean isDeclaration(String name) {
    return name.equals(DECLARATION) || name.startsWith("xmlns:");
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }

  private void attributeText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\t' -> out.append("&#x9;");
        case '\n' -> out.append("&#xA;");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }
}
