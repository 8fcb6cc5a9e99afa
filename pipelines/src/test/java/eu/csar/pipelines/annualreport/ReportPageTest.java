package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import eu.csar.schemas.statistics.Article83Item;
import eu.csar.transforms.transparency.rules.Audience;
import eu.csar.transforms.transparency.rules.ComposeReport;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import eu.csar.transforms.transparency.rules.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What no profile of a PDF checks: language, order of headings, scopes, alternatives, figures. */
final class ReportPageTest {
  private static final List<String> HEADINGS = List.of("h1", "h2", "h3");

  private static String html = "";
  private static List<Element> elements = List.of();
  private static List<Element> printed = List.of();

  @BeforeAll
  static void write(@TempDir Path folder) throws Exception {
    WriteAnnualReportTest.write(folder, SyntheticRelease.of(1), SyntheticRelease.of(0), "de");
    html = Files.readString(folder.resolve("de/index.html"));
    elements = elements(html);
    printed = elements(print());
  }

  /** The page of which the PDF is made. */
  private static String print() {
    StringOutput output = new StringOutput();
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    templates.setTrimControlStructures(true);
    templates.render(
        "print.jte",
        Map.of(
            "pages",
            ComposeReport.compose(
                SyntheticRelease.of(1),
                List.of(),
                List.of(),
                "de",
                LocalDate.of(2026, 6, 30),
                new Audience(Audience.Kind.PUBLIC, "")),
            "words",
            Words.in("de"),
            "css",
            ""),
        output);
    return output.toString();
  }

  private static List<Element> elements(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Document document = builder.parse(new InputSource(new StringReader(page)));
    NodeList all = document.getElementsByTagName("*");
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      found.add((Element) all.item(i));
    }
    return found;
  }

  private static List<Element> page(String name) {
    return name.equals("printed") ? printed : elements;
  }

  @Test
  @DisplayName("A page is checked line by line, whatever releases came before and returns said")
  void checked(@TempDir Path other) throws Exception {
    String expected = CheckReport.expected(SyntheticRelease.of(1), List.of("de"), "de");
    Path page = other.resolve("index.html");
    Files.writeString(page, html);
    assertThat(CheckPage.of(page, "de", expected), is(empty()));
    int matrix = html.indexOf("<table id=\"coverage");
    int no = html.indexOf(">nein</td>", matrix);
    assertThat(matrix > 0 && no > matrix && no < html.indexOf("</table>", matrix), is(true));
    Files.writeString(page, html.substring(0, no) + ">ja</td>" + html.substring(no + 10));
    assertThat(CheckPage.of(page, "de", expected), hasItem(containsString(">ja</td>")));
  }

  @Test
  @DisplayName("The page says its language, and needs no script")
  void language() {
    assertThat(elements.get(0).getAttribute("lang"), is("de"));
    assertThat(named("script"), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "printed"})
  @DisplayName("One heading of the first level, and none skips a level")
  void headings(String page) {
    int level = 0;
    int first = 0;
    for (Element element : page(page)) {
      int at = HEADINGS.indexOf(element.getTagName()) + 1;
      if (at > 0) {
        assertThat(element.getTextContent(), at <= level + 1, is(true));
        level = at;
        first += at == 1 ? 1 : 0;
      }
    }
    assertThat(first, is(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "printed"})
  @DisplayName("Every table has a caption, and every heading of a table its scope")
  void scopes(String page) {
    assertThat(named(page(page), "table"), is(not(empty())));
    for (Element table : named(page(page), "table")) {
      NodeList captions = table.getElementsByTagName("caption");
      assertThat(captions.getLength(), is(1));
      assertThat(captions.item(0).getTextContent().isBlank(), is(false));
    }
    for (Element heading : named(page(page), "th")) {
      assertThat(List.of("col", "row"), hasItem(heading.getAttribute("scope")));
    }
  }

  @Test
  @DisplayName(
      "Every chart has an alternative of 20 to 600 characters, and each of its figures stands in its table")
  void alternatives() {
    List<Element> charts = named("svg");
    assertThat(charts, is(not(empty())));
    for (Element chart : charts) {
      String told = chart.getAttribute("aria-label");
      assertThat(chart.getAttribute("role"), is("img"));
      assertThat(told, told.length() >= 20 && told.length() <= 600, is(true));
      Element figure = (Element) chart.getParentNode().getParentNode();
      Set<String> cells = new HashSet<>();
      NodeList behind = withId(figure.getAttribute("aria-details")).getElementsByTagName("td");
      for (int i = 0; i < behind.getLength(); i++) {
        cells.add(behind.item(i).getTextContent());
      }
      List<String> figures = figures(chart);
      assertThat(figure.getAttribute("id"), figures, is(not(empty())));
      for (String drawn : figures) {
        assertThat(figure.getAttribute("id"), cells, hasItem(drawn));
      }
    }
  }

  /** Texts of a drawing that are figures: in bold but letters of breaks; in tiles, not in bold. */
  private static List<String> figures(Element chart) {
    boolean tiles = chart.getAttribute("aria-label").contains("Kachelkarte");
    List<String> figures = new ArrayList<>();
    for (String name : List.of("text", "tspan")) {
      NodeList texts = chart.getElementsByTagName(name);
      for (int i = 0; i < texts.getLength(); i++) {
        Element text = (Element) texts.item(i);
        boolean bold = text.getAttribute("font-weight").equals("bold");
        if (bold != tiles && !text.getTextContent().matches("[A-D]")) {
          figures.add(text.getTextContent());
        }
      }
    }
    return figures;
  }

  @Test
  @DisplayName("Every link to a file leads into the release, and not to a place outside")
  void files() {
    List<String> links =
        named("a").stream()
            .map(link -> link.getAttribute("href"))
            .filter(link -> link.startsWith("../../"))
            .toList();
    assertThat(
        links,
        hasItems(
            "../../README.md",
            "../../annual-report-2025-tables.xlsx",
            "../../csv/",
            "../../codelists/",
            "../../CHANGES.md",
            "../../SHA256SUMS"));
  }

  @Test
  @DisplayName("What States submitted: theirs alone, in protocol order, and who is silent is said")
  void coverage() {
    Element table = withId("coverage-states");
    NodeList lines = table.getElementsByTagName("tr");
    assertThat(lines.getLength(), is(28));
    assertThat(lines.item(1).getTextContent(), startsWith("\nBelgien"));
    assertThat(lines.item(27).getTextContent(), startsWith("\nSchweden"));
    assertThat(
        lines.item(0).getTextContent(),
        containsString("Weiterverfolgung der Meldungen nach Staat"));
    assertThat(lines.item(0).getTextContent(), not(containsString("Inhalte nach Staat")));
    NodeList bulgaria = ((Element) lines.item(2)).getElementsByTagName("td");
    assertThat(bulgaria.item(0).getTextContent(), is("nein"));
    assertThat(bulgaria.item(0).getAttributes().getNamedItem("class").getTextContent(), is("gap"));
    NodeList croatia = ((Element) lines.item(11)).getElementsByTagName("td");
    assertThat(croatia.item(0).getTextContent(), is("Teil"));
  }

  @Test
  @DisplayName(
      "States stand in protocol order, by their names in their own languages, in each table")
  void protocolOrder() {
    NodeList lines = withId("data-followup_by_state").getElementsByTagName("tr");
    List<String> states = new ArrayList<>();
    for (int i = 1; i < lines.getLength(); i++) {
      states.add(((Element) lines.item(i)).getElementsByTagName("th").item(0).getTextContent());
    }
    assertThat(
        states.subList(0, 27),
        is(
            List.of(
                "Belgien",
                "Bulgarien",
                "Tschechien",
                "D\u00e4nemark",
                "Deutschland",
                "Estland",
                "Irland",
                "Griechenland",
                "Spanien",
                "Frankreich",
                "Kroatien",
                "Italien",
                "Zypern",
                "Lettland",
                "Litauen",
                "Luxemburg",
                "Ungarn",
                "Malta",
                "Niederlande",
                "\u00d6sterreich",
                "Polen",
                "Portugal",
                "Rum\u00e4nien",
                "Slowenien",
                "Slowakei",
                "Finnland",
                "Schweden")));
  }

  @Test
  @DisplayName("Ids are unique, and every link within the page leads somewhere")
  void links() {
    Set<String> ids = new HashSet<>();
    for (Element element : elements) {
      if (element.hasAttribute("id")) {
        assertThat(element.getAttribute("id"), ids.add(element.getAttribute("id")), is(true));
      }
    }
    for (Element link : named("a")) {
      if (link.getAttribute("href").startsWith("#")) {
        assertThat(ids, hasItem(link.getAttribute("href").substring(1)));
      }
    }
  }

  @Test
  @DisplayName("Every item of Article 83(2) and (3) stands in the report, with a place or a reason")
  void items() {
    Element table = withId("items-of-article-83");
    for (Article83Item item : Article83Item.values()) {
      if (!item.id().startsWith("A83-1")) {
        String[] parts = item.id().substring(5).split("-", -1);
        String article =
            "83("
                + item.id().charAt(4)
                + ")("
                + parts[0].substring(0, 1)
                + ")"
                + (parts.length > 1 ? "(" + parts[1] + ")" : "");
        assertThat(table.getTextContent(), containsString(article));
      }
    }
    NodeList lines = table.getElementsByTagName("tr");
    for (int i = 1; i < lines.getLength(); i++) {
      NodeList cells = ((Element) lines.item(i)).getElementsByTagName("td");
      Element where = (Element) cells.item(1);
      boolean link = where.getElementsByTagName("a").getLength() == 1;
      assertThat(where.getTextContent(), link || where.getTextContent().length() > 10, is(true));
    }
    assertThat(
        table.getTextContent(), containsString("Zeit bis zur Entfernung nur f\u00fcr die Union"));
  }

  @Test
  @DisplayName("The printed table tells the figures of the published one")
  void figures() {
    PublishedTables.Table published =
        SyntheticRelease.of(1).table("followup_by_state").orElseThrow();
    Map<List<String>, Row> rows = new HashMap<>();
    for (Row row : published.rows()) {
      rows.put(List.copyOf(row.codes().values()), row);
    }
    List<PublishedTables.Code> states = published.dimensions().get(1).codes();
    List<PublishedTables.Code> outcomes = published.dimensions().get(2).codes();
    NodeList lines = withId("data-followup_by_state").getElementsByTagName("tr");
    assertThat(lines.getLength(), is(states.size() + 1));
    for (int line = 0; line < states.size(); line++) {
      NodeList cells = ((Element) lines.item(line + 1)).getElementsByTagName("td");
      assertThat(cells.getLength(), is(outcomes.size()));
      for (int cell = 0; cell < outcomes.size(); cell++) {
        Row row = rows.get(List.of("2025", states.get(line).code(), outcomes.get(cell).code()));
        String printed = cells.item(cell).getTextContent().replace("\u00a0", "");
        String expected = row.isConfidential() ? "C" : row.value() == null ? ":" : "" + row.value();
        String partial = row.value() != null && row.note().equals("PARTLY_SUBMITTED") ? "p" : "";
        assertThat(row.codes().toString(), printed, is(expected + partial));
      }
    }
  }

  @Test
  @DisplayName("A84-5: words that point to somebody are withheld, and the report says how many")
  void narratives() {
    assertThat(html, containsString("Frankreich: Synthetic narrative."));
    assertThat(html, not(containsString("someone@example.org")));
    assertThat(html, containsString("Eine \u00c4u\u00dferung wird nicht ver\u00f6ffentlicht"));
  }

  private static List<Element> named(String name) {
    return named(elements, name);
  }

  private static List<Element> named(List<Element> page, String name) {
    return page.stream().filter(element -> element.getTagName().equals(name)).toList();
  }

  private static Element withId(String id) {
    return elements.stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
