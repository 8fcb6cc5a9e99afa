package eu.csar.pipelines.annualreport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The cells of a workbook as texts, by sheet: just what a check needs that holds a workbook against
 * other forms of the same tables.
 */
final class ReadWorkbook {
  private static final XMLInputFactory XML = factory();
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final SortedMap<String, byte[]> parts;
  private final List<String> shared = new ArrayList<>();

  private ReadWorkbook(SortedMap<String, byte[]> parts) {
    this.parts = parts;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * The parts of a workbook by name, unpacked.
   *
   * @throws IOException where it is no archive
   */
  static SortedMap<String, byte[]> parts(Path file) throws IOException {
    SortedMap<String, byte[]> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : zip.stream().toList()) {
        parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
      }
    }
    return parts;
  }

  /** The same of a workbook that was just written, in memory. */
  static SortedMap<String, byte[]> parts(byte[] workbook) throws IOException {
    SortedMap<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  /**
   * Rows of each sheet, in the order of the sheets; an empty cell is an empty text.
   *
   * @throws IOException where it is no workbook
   */
  static Map<String, List<List<String>>> sheets(SortedMap<String, byte[]> parts)
      throws IOException {
    try {
      return new ReadWorkbook(parts).sheets();
    } catch (XMLStreamException e) {
      throw new IOException("it is no workbook: " + e.getMessage(), e);
    }
  }

  private Map<String, List<List<String>>> sheets() throws IOException, XMLStreamException {
    readShared();
    Map<String, String> targets = new LinkedHashMap<>();
    each(
        "xl/_rels/workbook.xml.rels",
        "Relationship",
        xml -> targets.put(attribute(xml, "Id"), attribute(xml, "Target")));
    Map<String, String> files = new LinkedHashMap<>();
    each(
        "xl/workbook.xml",
        "sheet",
        xml -> {
          String id = xml.getAttributeValue(RELATIONSHIPS, "id");
          String target = targets.getOrDefault(id, "");
          files.put(
              attribute(xml, "name"),
              target.startsWith("/") ? target.substring(1) : "xl/" + target);
        });
    Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
    for (Map.Entry<String, String> sheet : files.entrySet()) {
      sheets.put(sheet.getKey(), rows(sheet.getValue()));
    }
    return sheets;
  }

  private void readShared() throws IOException, XMLStreamException {
    if (!parts.containsKey("xl/sharedStrings.xml")) {
      return;
    }
    XMLStreamReader xml = open("xl/sharedStrings.xml");
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        inText = xml.getLocalName().equals("t");
        if (xml.getLocalName().equals("si")) {
          text.setLength(0);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inText = false;
        if (xml.getLocalName().equals("si")) {
          shared.add(text.toString());
        }
      } else if (inText && xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
  }

  private List<List<String>> rows(String part) throws IOException, XMLStreamException {
    List<List<String>> rows = new ArrayList<>();
    XMLStreamReader xml = open(part);
    List<String> row = new ArrayList<>();
    String type = "";
    StringBuilder value = new StringBuilder();
    boolean inValue = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> row = new ArrayList<>();
          case "c" -> {
            type = attribute(xml, "t");
            value.setLength(0);
            int column = column(attribute(xml, "r"));
            while (row.size() < column) {
              row.add("");
            }
          }
          case "v", "t" -> inValue = true;
          default -> inValue = false;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inValue = false;
        if (xml.getLocalName().equals("c")) {
          String text = value.toString();
          row.add(type.equals("s") && !text.isEmpty() ? shared.get(Integer.parseInt(text)) : text);
        } else if (xml.getLocalName().equals("row")) {
          rows.add(row);
        }
      } else if (inValue && xml.isCharacters()) {
        value.append(xml.getText());
      }
    }
    return rows;
  }

  /** Place of a column, from 0, of a reference such as {@code AB7}. */
  private static int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char letter = reference.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        column = column * 26 + letter - 'A' + 1;
      }
    }
    return column - 1;
  }

  /** What is done with an element. */
  @FunctionalInterface
  private interface Element {
    void read(XMLStreamReader xml);
  }

  private void each(String part, String name, Element element)
      throws IOException, XMLStreamException {
    XMLStreamReader xml = open(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name)) {
        element.read(xml);
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private XMLStreamReader open(String part) throws IOException, XMLStreamException {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw new IOException("a workbook without " + part);
    }
    return XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
  }
}
