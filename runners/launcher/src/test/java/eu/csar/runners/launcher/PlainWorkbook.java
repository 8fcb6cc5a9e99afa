package eu.csar.runners.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A workbook read as ECMA-376 says that it is written: XML in a zip, texts in a list of their own.
 */
final class PlainWorkbook {
  private final Path file;

  PlainWorkbook(Path file) {
    this.file = file;
  }

  /** The rows of a sheet, as many cells each as columns are asked for; empty cells are empty. */
  List<List<String>> sheet(String name, int columns)
      throws IOException, SAXException, ParserConfigurationException {
    List<String> texts = new ArrayList<>();
    for (Element text : within(part("xl/sharedStrings.xml").getDocumentElement(), "si")) {
      texts.add(text.getTextContent());
    }
    List<List<String>> rows = new ArrayList<>();
    for (Element row : within(part(partOf(name)).getDocumentElement(), "row")) {
      String[] cells = new String[columns];
      Arrays.fill(cells, "");
      for (Element cell : within(row, "c")) {
        List<Element> values = within(cell, "v");
        if (!values.isEmpty()) {
          String value = values.get(0).getTextContent();
          cells[cell.getAttribute("r").charAt(0) - 'A'] =
              cell.getAttribute("t").equals("s") ? texts.get(Integer.parseInt(value)) : value;
        }
      }
      rows.add(List.of(cells));
    }
    return rows;
  }

  /** A workbook names its sheets, and its relations where they are. */
  private String partOf(String name)
      throws IOException, SAXException, ParserConfigurationException {
    for (Element sheet : within(part("xl/workbook.xml").getDocumentElement(), "sheet")) {
      if (sheet.getAttribute("name").equals(name)) {
        for (Element relation :
            within(part("xl/_rels/workbook.xml.rels").getDocumentElement(), "Relationship")) {
          if (relation.getAttribute("Id").equals(sheet.getAttribute("r:id"))) {
            return "xl/" + relation.getAttribute("Target").replaceFirst("^/?(xl/)?", "");
          }
        }
      }
    }
    throw new IOException("there is no sheet " + name);
  }

  private Document part(String name)
      throws IOException, SAXException, ParserConfigurationException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream part = zip.getInputStream(zip.getEntry(name))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(part);
    }
  }

  private static List<Element> within(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }
}
