package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.statistics.Article83Item;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What no profile of a PDF checks: language, order of headings, scopes, alternatives, figures. */
final class ReportPageTest {
  private static final List<String> HEADINGS = List.of("h1", "h2", "h3");

  private static String html = "";
  private static List<Element> elements = List.of();

  @BeforeAll
  static void write(@TempDir Path folder) throws Exception {
    WriteAnnualReportTest.write(folder, SyntheticRelease.of(1), SyntheticRelease.of(0), "de");
    html = Files.readString(folder.resolve("de/index.html"));
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Document document = builder.parse(new InputSource(new StringReader(html)));
    NodeList all = document.getElementsByTagName("*");
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      found.add((Element) all.item(i));
    }
    elements = found;
  }

  @Test
  @DisplayName("The page says its language, and needs no script")
  void language() {
    assertThat(elements.get(0).getAttribute("lang"), is("de"));
    assertThat(named("script"), is(empty()));
  }

  @Test
  @DisplayName("One heading of the first level, and none skips a level")
  void headings() {
    int level = 0;
    int first = 0;
    for (Element element : elements) {
      int at = HEADINGS.indexOf(element.getTagName()) + 1;
      if (at > 0) {
        assertThat(element.getTextContent(), at <= level + 1, is(true));
        level = at;
        first += at == 1 ? 1 : 0;
      }
    }
    assertThat(first, is(1));
  }

  @Test
  @DisplayName("Every table has a caption, and every heading of a table its scope")
  void scopes() {
    for (Element table : named("table")) {
      NodeList captions = table.getElementsByTagName("caption");
      assertThat(captions.getLength(), is(1));
      assertThat(captions.item(0).getTextContent().isBlank(), is(false));
    }
    for (Element heading : named("th")) {
      assertThat(List.of("col", "row"), hasItem(heading.getAttribute("scope")));
    }
  }

  @Test
  @DisplayName("Every chart has an alternative of 20 to 600 characters and a table in its section")
  void alternatives() {
    List<Element> charts = named("svg");
    assertThat(charts, is(not(empty())));
    for (Element chart : charts) {
      String told = chart.getAttribute("aria-label");
      assertThat(chart.getAttribute("role"), is("img"));
      assertThat(told, told.length() >= 20 && told.length() <= 600, is(true));
      Element section = (Element) chart.getParentNode();
      while (!section.getTagName().equals("section")) {
        section = (Element) section.getParentNode();
      }
      assertThat(section.getElementsByTagName("table").getLength() > 0, is(true));
    }
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
    assertThat(html, containsString("FR: Synthetic narrative."));
    assertThat(html, not(containsString("someone@example.org")));
    assertThat(html, containsString("Eine \u00c4u\u00dferung wird nicht ver\u00f6ffentlicht"));
  }

  private static List<Element> named(String name) {
    return elements.stream().filter(element -> element.getTagName().equals(name)).toList();
  }

  private static Element withId(String id) {
    return elements.stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
