package eu.csar.transforms.receive.rules;

import com.ctc.wstx.api.WstxInputProperties;
import eu.csar.schemas.codes.RejectCode;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML element as a tree that both readings share. Names are as written, prefix and all; {@link
 * #name} is without it, since reports stand in no namespace. Comments are left out.
 *
 * <p>Rejected: text that is not UTF-8 or not well-formed, that exceeds a limit, or with an entity
 * that XML itself does not know: no document type is read, so none is ever expanded. What the XML
 * declaration says of the encoding is not asked.
 */
final class XmlElement {
  /**
   * A processing instruction, which is part of the canonical form.
   *
   * @param target its name
   * @param data its text; null where it has none
   */
  record Instruction(String target, @Nullable String data) {}

  private static final String LAZY_PARSING = "com.ctc.wstx.lazyParsing";

  private static final XMLInputFactory FACTORY = factory();

  private final String qualifiedName;
  private final List<String> attributes;

  /** {@link String}, {@link XmlElement} or {@link Instruction}. */
  private final List<Object> content = new ArrayList<>(4);

  private XmlElement(String qualifiedName, List<String> attributes) {
    this.qualifiedName = qualifiedName;
    this.attributes = attributes;
  }

  /** By name: its class has annotations of others, of which the compiler warns. */
  private static XMLInputFactory woodstox() {
    try {
      return Class.forName("com.ctc.wstx.stax.WstxInputFactory")
          .asSubclass(XMLInputFactory.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Woodstox is not on the class path", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = woodstox();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Lazily found defects come as unchecked exceptions.
    factory.setProperty(LAZY_PARSING, false);
    // The record is bounded already; its parts are values, and values are never rejected.
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_CHILDREN_PER_ELEMENT, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
    return factory;
  }

  static XmlElement parse(byte[] buffer, int offset, int length, ReadLimits limits)
      throws UnreadableRecordException {
    if (!Utf8Text.isValid(buffer, offset, length)) {
      throw new UnreadableRecordException(RejectCode.INVALID_UTF8, null);
    }
    try {
      XMLStreamReader reader =
          FACTORY.createXMLStreamReader(new ByteArrayInputStream(buffer, offset, length), "UTF-8");
      try {
        return read(reader, limits);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      // The message of the parser quotes the record, so it is not kept.
      throw new UnreadableRecordException(RejectCode.MALFORMED_XML, null);
    }
  }

  private static XmlElement read(XMLStreamReader reader, ReadLimits limits)
      throws XMLStreamException, UnreadableRecordException {
    Deque<XmlElement> open = new ArrayDeque<>();
    @Nullable XmlElement root = null;
    int fields = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() == limits.nesting()) {
            throw new UnreadableRecordException(RejectCode.TOO_DEEP, null);
          }
          fields += 1 + reader.getAttributeCount();
          if (fields > limits.fields()) {
            throw new UnreadableRecordException(RejectCode.TOO_MANY_FIELDS, null);
          }
          XmlElement element = new XmlElement(reader.getLocalName(), attributesOf(reader));
          if (open.isEmpty()) {
            root = element;
          } else {
            open.getLast().content.add(element);
          }
          open.addLast(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.getLast().addText(reader.getText());
          }
        }
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
          if (!open.isEmpty()) {
            open.getLast().content.add(new Instruction(reader.getPITarget(), reader.getPIData()));
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableRecordException(RejectCode.UNKNOWN_ENTITY, null);
        case XMLStreamConstants.DTD ->
            throw new UnreadableRecordException(RejectCode.MALFORMED_XML, null);
        default -> {
          // Comments, and the end.
        }
      }
    }
    if (root == null) {
      throw new UnreadableRecordException(RejectCode.MALFORMED_XML, null);
    }
    return root;
  }

  private static List<String> attributesOf(XMLStreamReader reader) {
    int count = reader.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    List<String> attributes = new ArrayList<>(2 * count);
    for (int i = 0; i < count; i++) {
      attributes.add(reader.getAttributeLocalName(i));
      attributes.add(reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** Text is one node, whatever comments stood in it. */
  private void addText(String text) {
    int last = content.size() - 1;
    if (last >= 0 && content.get(last) instanceof String before) {
      content.set(last, before + text);
    } else {
      content.add(text);
    }
  }

  /** Name as written. */
  String qualifiedName() {
    return qualifiedName;
  }

  /** Name without prefix. */
  String name() {
    return localPart(qualifiedName);
  }

  static String localPart(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Names as written and values, one after the other, in order of the text. */
  List<String> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /** Value of an attribute by its name without prefix; null where absent. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (localPart(attributes.get(i)).equals(name)) {
        return attributes.get(i + 1);
      }
    }
    return null;
  }

  /** Content in order: texts, elements and instructions. */
  List<Object> content() {
    return Collections.unmodifiableList(content);
  }

  /** Child elements in order. */
  List<XmlElement> children() {
    List<XmlElement> children = new ArrayList<>(content.size());
    for (Object node : content) {
      if (node instanceof XmlElement child) {
        children.add(child);
      }
    }
    return children;
  }

  /** Own text, without that of children. */
  String text() {
    if (content.size() == 1 && content.get(0) instanceof String only) {
      return only;
    }
    StringBuilder text = new StringBuilder();
    for (Object node : content) {
      if (node instanceof String part) {
        text.append(part);
      }
    }
    return text.toString();
  }
}
