package eu.csar.pipelines.annualreport;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Whether a page of the report is accessible as far as a program can say, and is, line by line, the
 * page that the tables make: heads, captions, cells, sentences, notes and drawings.
 */
final class CheckPage {
  /** Where the blocks begin that the tables do not make alone: of revisions, and of returns. */
  private static final Pattern OF_OTHERS =
      Pattern.compile("<h3 id=\"(revisions|words-[a-z-]+)\".*");

  /** Where such blocks end. */
  private static final List<String> NEXT = List.of("<h3 ", "<div class=\"notice\">", "</section>");

  /** What in them only earlier releases and returns tell: sentences, points, figures. */
  private static final Pattern TOLD =
      Pattern.compile(">[^<]*</(?:p|li)>|(?<=<td class=\"figure\")([^>]*)>[0-9\\u00a0]+</td>");

  private final List<String> findings = new ArrayList<>();

  private CheckPage() {}

  /**
   * What is wrong with a page, one sentence each without its subject.
   *
   * @param expected as the tables make it, with one release before it and words of returns on every
   *     item in their places
   */
  static List<String> of(Path page, String language, String expected) throws IOException {
    CheckPage check = new CheckPage();
    String html = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
    try {
      check.accessible(elements(html), language);
    } catch (SAXException e) {
      check.findings.add("is not well-formed: " + e.getMessage());
    }
    check.compare(expected.split("\n", -1), html.split("\n", -1));
    return check.findings;
  }

  private static List<Element> elements(String html) throws IOException, SAXException {
    NodeList all = parse(html).getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
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

  private void accessible(List<Element> elements, String language) {
    if (!elements.get(0).getAttribute("lang").equals(language)) {
      findings.add("does not say that its language is " + language);
    }
    if (!named(elements, "script").isEmpty()) {
      findings.add("has a script");
    }
    if (named(elements, "h1").size() != 1 || named(elements, "table").isEmpty()) {
      findings.add("has not one main heading, or no table");
    }
    for (Element heading : named(elements, "th")) {
      if (!Set.of("col", "row").contains(heading.getAttribute("scope"))) {
        findings.add("has a heading of a table without scope: " + heading.getTextContent());
      }
    }
    for (Element chart : named(elements, "svg")) {
      if (chart.getAttribute("aria-label").isBlank()) {
        findings.add("has a chart without alternative text");
      }
    }
    for (Element image : named(elements, "img")) {
      if (image.getAttribute("alt").isBlank()) {
        findings.add("has a picture without alternative text");
      }
    }
  }

  private static List<Element> named(List<Element> elements, String name) {
    return elements.stream().filter(element -> element.getTagName().equals(name)).toList();
  }

  /** Stops at the first line that differs: what follows would differ with it. */
  private void compare(String[] expected, String[] printed) {
    int at = 0;
    for (int line = 0; line < expected.length; line++) {
      String found = at < printed.length ? printed[at] : "nothing";
      boolean ofOthers = OF_OTHERS.matcher(expected[line]).matches();
      if (!expected[line].equals(found)) {
        if (!ofOthers || expected[line].startsWith("<h3 id=\"revisions\"")) {
          differs(found, expected[line]);
          return;
        }
        line = end(expected, line + 1) - 1; // No return has words on this section.
        continue;
      }
      at++;
      if (ofOthers) {
        int end = end(expected, line + 1);
        Set<String> known = new HashSet<>();
        for (int one = line + 1; one < end; one++) {
          known.add(untold(expected[one]));
        }
        int endOfPrinted = end(printed, at);
        for (; at < endOfPrinted; at++) {
          if (!known.contains(untold(printed[at]))) {
            findings.add("prints " + Excerpt.of(printed[at], "") + ", where nothing such stands");
            return;
          }
        }
        line = end - 1;
      }
    }
    if (at < printed.length) {
      differs(printed[at], "nothing");
    }
  }

  private void differs(String printed, String expected) {
    findings.add(
        "prints "
            + Excerpt.of(printed, expected)
            + ", and the tables tell "
            + Excerpt.of(expected, printed));
  }

  private static int end(String[] lines, int from) {
    int end = from;
    while (end < lines.length && NEXT.stream().noneMatch(lines[end]::startsWith)) {
      end++;
    }
    return end;
  }

  private static String untold(String line) {
    return TOLD.matcher(line).replaceAll("$1");
  }
}
