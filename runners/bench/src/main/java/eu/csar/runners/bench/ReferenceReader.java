package eu.csar.runners.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Which records of damaged bytes can be read, by other parsers than ours, each record alone: lines
 * by Jackson's tree model, elements by the JDK's own XML parser. Written without a look at ours.
 */
final class ReferenceReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(1 << 30)
                          .build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature())
          .build();

  private final DocumentBuilder xml;

  ReferenceReader() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      xml = factory.newDocumentBuilder();
      xml.setErrorHandler(new DefaultHandler());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Offsets of the lines that are one JSON object each. */
  static Set<Long> lines(byte[] bytes) {
    Set<Long> offsets = new TreeSet<>();
    int start =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (isObject(Arrays.copyOfRange(bytes, start, end))) {
        offsets.add((long) start);
      }
      start = end + 1;
    }
    return offsets;
  }

  private static boolean isObject(byte[] line) {
    @Nullable String text = decoded(line);
    if (text == null) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * Where whole records of before the damage still stand, by their first and last offsets; one
   * after the other.
   */
  static Map<Long, Long> intact(byte[] bytes, List<byte[]> records) {
    Map<Long, Long> found = new TreeMap<>();
    for (byte[] record : records) {
      int at = indexOf(bytes, record, 0);
      while (at >= 0) {
        found.put((long) at, (long) at + record.length);
        at = indexOf(bytes, record, at + record.length);
      }
    }
    return found;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an element alone is a report, or holds exactly one. */
  boolean isReport(byte[] element) {
    @Nullable String text = decoded(element);
    if (text == null) {
      return false;
    }
    // Woodstox lets the end of a CDATA section stand in text now and then, which hides nothing.
    String lenient = text.contains("<![CDATA[") ? text : text.replace("]]>", "]]&gt;");
    try {
      Document document = xml.parse(new InputSource(new StringReader(lenient)));
      if (document.getDoctype() != null) {
        return false;
      }
      List<String> names = new ArrayList<>();
      for (Node n = document.getDocumentElement().getFirstChild();
          n != null;
          n = n.getNextSibling()) {
        names.add(n.getNodeName());
      }
      return document.getDocumentElement().getNodeName().equals("report")
          || names.stream().filter("report"::equals).count() == 1;
    } catch (SAXException | IOException e) {
      return false;
    }
  }
}
