package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Parquet, CSV, workbook and printed tables of one release, each read by somebody else's reader.
 */
@DisplayName("A release tells the same figures in every form")
final class SameFiguresTest {
  private static final Map<String, String> GENDERS = Map.of("Female", "F", "Male", "M");

  private static final Map<String, String> STATES =
      Map.of(
          "Germany",
          "DE",
          "Greece",
          "EL",
          "Spain",
          "ES",
          "France",
          "FR",
          "Italy",
          "IT",
          "Austria",
          "AT",
          "Luxembourg",
          "LU",
          "Malta",
          "MT",
          "All Member States",
          "EU27_2020");

  @TempDir static Path directory;
  private static Path release;

  @BeforeAll
  static void make() throws IOException, SQLException {
    YearOfCounts year = new YearOfCounts(directory).write();
    release = directory.resolve("release");
    Ended ended =
        csar(
            "annual-report",
            "--statistics=" + year.statistics(),
            "--returns=" + directory.resolve("returns"),
            "--year=2025",
            "--issued=2026-06-30",
            "--rounding-key=" + directory.resolve("rounding.key"),
            "--output=" + release,
            "--language=en");
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
  }

  /** The rows of a query as texts, the names of the columns first; nothing is empty. */
  private static List<List<String>> query(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        names.add(found.getMetaData().getColumnName(column));
      }
      rows.add(names);
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          String text = found.getString(column);
          row.add(text == null ? "" : text);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<List<String>> parquet(String table) throws SQLException {
    return query("from '" + release.resolve("tables/" + table + ".parquet") + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"victims_by_gender", "victims_rounded", "victims_small_states"})
  @DisplayName("Parquet, CSV and workbook: row by row")
  void data(String table) throws Exception {
    List<List<String>> parquet = parquet(table);
    assertThat(parquet.size(), is(greaterThan(3)));
    List<List<String>> csv =
        query(
            "select * exclude (STRUCTURE, STRUCTURE_ID, ACTION, FREQ, UNIT_MEASURE) from read_csv('"
                + release.resolve("csv/" + table + ".csv")
                + "', header = true, all_varchar = true)");
    assertThat(csv.subList(1, csv.size()), is(parquet.subList(1, parquet.size())));
    assertThat(
        new PlainWorkbook(release.resolve("annual-report-2025-tables.xlsx"))
            .sheet(table, parquet.get(0).size()),
        is(parquet));
  }

  @Test
  @DisplayName("CSV says how often its figures are made: yearly, or of two years together")
  void frequency() throws IOException {
    assertThat(
        Files.readAllLines(release.resolve("csv/victims_small_states.csv")).get(1),
        is("dataflow,CSAR:VICTIMS_SMALL_STATES(2.0.0),R,A2,LU,2024-2025,20,A,,,VICTIMS"));
    assertThat(
        Files.readAllLines(release.resolve("csv/victims_by_gender.csv")).get(1),
        is("dataflow,CSAR:VICTIMS_BY_GENDER(2.0.0),R,A,DE,F,2024,200,A,,,VICTIMS"));
  }

  @Test
  @DisplayName("Printed: every cell of the year, thousands apart, C where nothing is told")
  void printed() throws Exception {
    Map<List<String>, String> figures = new HashMap<>();
    for (List<String> row : parquet("victims_by_gender")) {
      if (row.get(2).equals("2025")) {
        figures.put(row.subList(0, 2), row.get(4 + 1).equals("C") ? "C" : spaced(row.get(3)));
      }
    }
    List<List<String>> lines = table("data-victims_by_gender");
    List<String> genders = List.of("F", "M", "TOTAL");
    Map<List<String>, String> printed = new HashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      // The small States stand together, under a name that lists them.
      String state = STATES.getOrDefault(line.get(0), "SMALL_STATES");
      for (int column = 0; column < genders.size(); column++) {
        printed.put(List.of(state, genders.get(column)), line.get(column + 1));
      }
    }
    assertThat(printed, is(figures));
    assertThat(printed.size(), is(8 * 3));
    assertThat(printed.get(List.of("EU27_2020", "TOTAL")), is("1\u00a0476"));
  }

  @Test
  @DisplayName("Printed: the annex has every cell of a table of three breakdowns")
  void annex() throws Exception {
    Set<List<String>> figures = new HashSet<>();
    for (List<String> row : parquet("victims_rounded")) {
      if (row.get(3).equals("2025")) {
        String told = row.get(6).equals("C") ? "C" : spaced(row.get(4));
        figures.add(List.of(row.get(0), row.get(1), row.get(2), told));
      }
    }
    List<List<String>> lines = table("whole-victims_rounded");
    Set<List<String>> printed = new HashSet<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      String[] head = line.get(0).split(" \u00b7 ", -1);
      for (int column = 1; column < line.size(); column++) {
        printed.add(
            List.of(
                STATES.getOrDefault(head[0], head[0]),
                GENDERS.getOrDefault(head[1], head[1]),
                lines.get(0).get(column),
                line.get(column)));
      }
    }
    assertThat(printed, is(figures));
  }

  private static String spaced(String number) {
    return number.length() <= 3
        ? number
        : spaced(number.substring(0, number.length() - 3))
            + '\u00a0'
            + number.substring(number.length() - 3);
  }

  private static List<List<String>> table(String id)
      throws IOException, SAXException, ParserConfigurationException {
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(release.resolve("report/en/index.html").toFile());
    NodeList tables = page.getElementsByTagName("table");
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < tables.getLength(); i++) {
      Element table = (Element) tables.item(i);
      if (table.getAttribute("id").equals(id)) {
        NodeList rows = table.getElementsByTagName("tr");
        for (int row = 0; row < rows.getLength(); row++) {
          List<String> cells = new ArrayList<>();
          NodeList all = ((Element) rows.item(row)).getElementsByTagName("*");
          for (int cell = 0; cell < all.getLength(); cell++) {
            if (Set.of("th", "td").contains(all.item(cell).getNodeName())) {
              cells.add(all.item(cell).getTextContent());
            }
          }
          lines.add(cells);
        }
      }
    }
    return lines;
  }

  @Test
  @DisplayName("datapackage.json describes each file of data, and each can be read by its schema")
  void dataPackage() throws IOException, SQLException {
    JsonNode described = new ObjectMapper().readTree(release.resolve("datapackage.json").toFile());
    Set<String> paths = new HashSet<>();
    for (JsonNode resource : described.path("resources")) {
      assertThat(
          resource.path("name").asText().matches("[-a-z0-9._/]+"), is(true)); // Data Package 2
      String path = resource.path("path").asText();
      paths.add(path);
      List<List<String>> rows =
          path.endsWith(".csv")
              ? query(
                  "from read_csv('"
                      + release.resolve(path)
                      + "', header = true, all_varchar = true)")
              : query("from '" + release.resolve(path) + "'");
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (JsonNode field : resource.path("schema").path("fields")) {
        names.add(field.path("name").asText());
        types.add(field.path("type").asText());
      }
      assertThat(path, rows.get(0), is(names));
      for (List<String> row : rows.subList(1, rows.size())) {
        for (int column = 0; column < types.size(); column++) {
          String value = row.get(column);
          String type = value.matches("\\d+") ? "integer" : "string";
          if (types.get(column).equals("integer") && !value.isEmpty()) {
            assertThat(path + " " + names.get(column) + " " + value, type, is("integer"));
          }
        }
      }
    }
    Set<String> files = new HashSet<>();
    for (String folder : List.of("csv", "tables")) {
      try (Stream<Path> all = Files.list(release.resolve(folder))) {
        all.forEach(file -> files.add(folder + "/" + file.getFileName()));
      }
    }
    assertThat(paths, is(files));
  }

  @Test
  @DisplayName("dcat-ap.jsonld offers every file of data, and the report as page and PDF")
  void distributions() throws IOException {
    JsonNode dcat = new ObjectMapper().readTree(release.resolve("dcat-ap.jsonld").toFile());
    Set<String> offered = new HashSet<>();
    for (JsonNode one : dcat.path("dcat:distribution")) {
      String path = one.path("dcat:downloadURL").path("@id").asText();
      assertThat(path, Files.isRegularFile(release.resolve(path)), is(true));
      offered.add(path);
    }
    assertThat(offered.contains("report/en/index.html"), is(true));
    assertThat(offered.contains("report/en/annual-report-2025-en.pdf"), is(true));
    assertThat(offered.size(), is(3 * 2 + 1 + 2));
    assertThat(
        dcat.path("dct:language").toString(),
        is("[{\"@id\":\"http://publications.europa.eu/resource/authority/language/ENG\"}]"));
  }
}
