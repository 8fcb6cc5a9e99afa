package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.Block;
import eu.csar.transforms.transparency.rules.ReportPages;
import eu.csar.transforms.transparency.rules.Section;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Whether a page of the report is accessible as far as a program can say, and what it tells. */
final class CheckPage {
  /** Of numbers from a thousand on few are equal by chance. */
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{1,3}(?:\\u00a0\\d{3})+");

  private final List<String> findings = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final Set<String> longNumbers = new LinkedHashSet<>();
  private long compared;

  private CheckPage() {}

  static CheckPage of(Path page, String language) throws IOException {
    CheckPage check = new CheckPage();
    try {
      NodeList all = parse(Files.readString(page)).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        check.elements.add((Element) all.item(i));
      }
    } catch (SAXException e) {
      check.findings.add("is not well-formed: " + e.getMessage());
      return check;
    }
    check.accessible(language);
    return check;
  }

  private static Document parse(String html) throws IOException, SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java runtime has these features", e);
    }
  }

  private void accessible(String language) {
    if (!elements.get(0).getAttribute("lang").equals(language)) {
      findings.add("does not say that its language is " + language);
    }
    if (!named("script").isEmpty()) {
      findings.add("has a script");
    }
    if (named("h1").size() != 1 || named("table").isEmpty()) {
      findings.add("has not one main heading, or no table");
    }
    for (Element heading : named("th")) {
      if (!Set.of("col", "row").contains(heading.getAttribute("scope"))) {
        findings.add("has a heading of a table without scope: " + heading.getTextContent());
      }
    }
    for (Element chart : named("svg")) {
      if (chart.getAttribute("aria-label").isBlank()) {
        findings.add("has a chart without alternative text");
      }
    }
    for (Element image : named("img")) {
      if (image.getAttribute("alt").isBlank()) {
        findings.add("has a picture without alternative text");
      }
    }
  }

  /** Compares key figures and tables with what the published tables make. */
  void figures(ReportPages expected) {
    if (elements.isEmpty()) {
      return;
    }
    Map<String, Element> tables = new HashMap<>();
    named("table").forEach(table -> tables.put(table.getAttribute("id"), table));
    List<Section> sections = new ArrayList<>(expected.sections());
    sections.add(expected.annex());
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.DataTable table && hasFigures(table)) {
          table(table, tables.get(table.id()));
        } else if (block instanceof Block.KeyFigures key) {
          keyFigures(key);
        }
      }
    }
  }

  private static boolean hasFigures(Block.DataTable table) {
    return table.lines().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell.kind() == Block.CellKind.FIGURE);
  }

  private void table(Block.DataTable expected, @Nullable Element found) {
    if (found == null) {
      findings.add("lacks the table " + expected.id());
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    for (Block.Line line : expected.lines()) {
      List<String> cells = new ArrayList<>(List.of(line.head().text()));
      line.cells().forEach(cell -> cells.add(cell.text().text()));
      lines.add(cells);
    }
    List<List<String>> printed = new ArrayList<>();
    for (Element row : within(found, "tr")) {
      if (!within(row, "td").isEmpty()) {
        List<String> cells = new ArrayList<>();
        within(row, "*").stream()
            .filter(cell -> Set.of("th", "td").contains(cell.getTagName()))
            .forEach(cell -> cells.add(cell.getTextContent()));
        printed.add(cells);
      }
    }
    compare("table " + expected.id(), lines, printed);
  }

  private void keyFigures(Block.KeyFigures expected) {
    List<List<String>> printed =
        named("p").stream()
            .filter(one -> one.getAttribute("class").equals("value"))
            .map(one -> List.of(one.getTextContent()))
            .toList();
    compare(
        "key figures",
        expected.figures().stream().map(one -> List.of(one.value())).toList(),
        printed);
  }

  private void compare(String what, List<List<String>> expected, List<List<String>> printed) {
    if (expected.size() != printed.size()) {
      findings.add(
          what
              + ": "
              + printed.size()
              + " lines are printed, and the tables tell "
              + expected.size());
      return;
    }
    for (int line = 0; line < expected.size(); line++) {
      compared += expected.get(line).size();
      expected.get(line).forEach(this::addLongNumbers);
      if (!expected.get(line).equals(printed.get(line))) {
        findings.add(
            what
                + ": "
                + printed.get(line)
                + " is printed, and the tables tell "
                + expected.get(line));
        return;
      }
    }
  }

  private void addLongNumbers(String text) {
    Matcher number = LONG_NUMBER.matcher(text);
    while (number.find()) {
      longNumbers.add(number.group());
    }
  }

  private List<Element> named(String name) {
    return elements.stream().filter(element -> element.getTagName().equals(name)).toList();
  }

  private static List<Element> within(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** One sentence each, without its subject. */
  List<String> findings() {
    return findings;
  }

  /** Cells that were compared. */
  long compared() {
    return compared;
  }

  /** Numbers from a thousand on that the tables tell, as printed. */
  Set<String> longNumbers() {
    return longNumbers;
  }
}
