package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A third party that has only the folder. */
@DisplayName("csar check-release")
final class CheckReleaseTest {
  @TempDir static Path directory;
  private static Path release;

  @BeforeAll
  static void makeRelease() throws IOException, SQLException {
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

  private static Ended check() {
    return csar("check-release", release.toString());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(release)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  @DisplayName("passes a release as it was made")
  void whole() {
    Ended ended = check();
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    assertThat(ended.out(), containsString("The release is whole."));
    assertThat(ended.out(), containsString("figures attacked from what is published"));
  }

  @Test
  @DisplayName("41: a wrong byte in a file of any kind is found")
  void wrongByte() throws IOException {
    Map<String, Path> kinds = new TreeMap<>();
    for (Path file : files()) {
      String name = name(file);
      kinds.put(name.contains("/") ? name.replaceAll("[^/]*(\\..*)$", "$1") : name, file);
    }
    for (Path file : kinds.values()) {
      byte[] right = Files.readAllBytes(file);
      byte[] wrong = right.clone();
      wrong[wrong.length / 2] ^= 1;
      Files.write(file, wrong);
      try {
        assertThat(file.toString(), check().code(), is(41));
      } finally {
        Files.write(file, right);
      }
    }
  }

  @Test
  @DisplayName("41: a file too many or too few is named")
  void strangers() throws IOException {
    Path stranger = release.resolve("csv/other.csv");
    Files.writeString(stranger, "a");
    Ended more = check();
    Files.delete(stranger);
    assertThat(more.code(), is(41));
    assertThat(more.out(), containsString("csv/other.csv is not named in SHA256SUMS"));
    Path file = release.resolve("CHANGES.md");
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    Ended less = check();
    Files.write(file, bytes);
    assertThat(less.code(), is(41));
    assertThat(less.out(), containsString("CHANGES.md is named in SHA256SUMS and missing"));
  }

  /** What is said of a release in which something was changed, and all digests made anew. */
  private static String changed(Change change) throws IOException, SQLException {
    Map<Path, byte[]> right = new HashMap<>();
    for (Path file : files()) {
      right.put(file, Files.readAllBytes(file));
    }
    try {
      change.make();
      remakeSums();
      Ended ended = check();
      assertThat(ended.out(), ended.code(), is(41));
      assertThat(ended.out(), containsString("ok   sums"));
      return ended.out();
    } finally {
      for (Path file : files()) {
        if (!right.containsKey(file)) {
          Files.delete(file);
        }
      }
      for (Map.Entry<Path, byte[]> file : right.entrySet()) {
        Files.write(file.getKey(), file.getValue());
      }
    }
  }

  private interface Change {
    void make() throws IOException, SQLException;
  }

  /** As somebody would who wants the change not to be seen. */
  private static void remakeSums() throws IOException {
    Path lineage = release.resolve("release.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = (ObjectNode) json.readTree(lineage.toFile());
    ArrayNode outputs = json.createArrayNode();
    for (Path file : files()) {
      if (!List.of("release.json", "SHA256SUMS").contains(name(file))) {
        outputs.addObject().put("path", name(file)).put("sha256", sha256(file));
      }
    }
    root.set("outputs", outputs);
    json.writeValue(lineage.toFile(), root);
    StringBuilder sums = new StringBuilder();
    for (String name : new TreeSet<>(files().stream().map(CheckReleaseTest::name).toList())) {
      if (!name.equals("SHA256SUMS")) {
        sums.append(sha256(release.resolve(name))).append("  ").append(name).append('\n');
      }
    }
    Files.writeString(release.resolve("SHA256SUMS"), sums);
  }

  private static String name(Path file) {
    return release.relativize(file).toString();
  }

  private static String sha256(Path file) throws IOException {
    return DigestUtils.sha256Hex(Files.readAllBytes(file));
  }

  private static void replace(Path file, String right, String wrong) throws IOException {
    String text = Files.readString(file);
    assertThat(text, containsString(right));
    Files.writeString(file, text.replace(right, wrong));
  }

  /** Writes a table of the release anew, by DuckDB. */
  private static void rewrite(String table, String columns) throws IOException, SQLException {
    Path file = release.resolve("tables/" + table + ".parquet");
    Path other = directory.resolve(table + ".parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select * replace ("
              + columns
              + ") from '"
              + file
              + "') to '"
              + other
              + "' (format parquet)");
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  @DisplayName("41: a form that tells another figure is found though all digests were made anew")
  void anotherFigure() throws IOException, SQLException {
    Path csv = release.resolve("csv/victims_by_gender.csv");
    assertThat(
        changed(() -> replace(csv, ",DE,F,2024,200,", ",DE,F,2024,201,")),
        containsString(
            "csv/victims_by_gender.csv line 2 says dataflow,CSAR:VICTIMS_BY_GENDER(2.0.0),R,A,DE,F,2024,201,"));
  }

  @Test
  @DisplayName("41: a report that is gone, or prints another figure, is found so too")
  void anotherReport() throws IOException, SQLException {
    Path page = release.resolve("report/en/index.html");
    assertThat(
        changed(() -> Files.delete(page)), containsString("report/en/index.html is missing"));
    assertThat(
        changed(() -> replace(page, ">1\u00a0476<", ">1\u00a0477<")), containsString("1\u00a0477"));
    assertThat(
        changed(() -> replace(page, "<th scope=\"row\"", "<th")),
        containsString("has a heading of a table without scope"));
    Path pdf = release.resolve("report/en/annual-report-2025-en.pdf");
    assertThat(
        changed(() -> Files.delete(pdf)), containsString("annual-report-2025-en.pdf is missing"));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("41: whatever the page says otherwise than the tables is found so too")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heads of columns that change places | <th scope="col" lang="en">Female</th>~<th scope="col" lang="en">Male</th> | <th scope="col" lang="en">Male</th>~<th scope="col" lang="en">Female</th>
          the caption of a table              | lang="en">Victims by State and gender, 2025</caption> | lang="en">Victims by State and gender, 2024</caption>
          a cell of words                     | >The release has no table of it.</td> | >There was none.</td>
          the article of an item              | >83(2)(a)(i)</td> | >83(2)(a)(iv)</td>
          the label of a key figure           | <p class="label">Victims identified</p> | <p class="label">Victims</p>
          the change of a key figure          | <p class="change">No change on 2024 is given: there is a break | <p class="change">Half of 2024: there is no break
          a sentence                          | In 2024-2025: 36. | In 2024-2025: many.
          a point of a list                   | They are not a number of offenders. | They are a number of offenders.
          a note                              | 10 of the 48 figures of all years are hidden. | None is hidden.
          the text of a chart                 | Luxembourg: 20; Malta: 16. | Luxembourg: 16; Malta: 20.
          a drawing                           | viewBox="0 0 | viewBox="1 0
          a table among the revisions         | <h3 id="revisions" lang="en">Revisions</h3> | <h3 id="revisions" lang="en">Revisions</h3>~<table id="other"><tr><td>9</td></tr></table>
          words of no return                  | <section id="annex" aria-labelledby="h-annex"> | <section id="annex" aria-labelledby="h-annex">~<h3 id="words-annex" lang="en">So they say</h3>~<p lang="en">All is well.</p>
          """)
  void anotherPage(String what, String right, String wrong) throws IOException, SQLException {
    Path page = release.resolve("report/en/index.html");
    assertThat(
        what,
        changed(() -> replace(page, right.replace('~', '\n'), wrong.replace('~', '\n'))),
        containsString("report/en/index.html prints "));
  }

  @ParameterizedTest
  @DisplayName("41: what goes with the tables and says otherwise is found so too")
  @ValueSource(
      strings = {
        "README.md",
        "CHANGES.md",
        "CITATION.md",
        "LICENCE.md",
        "codelists/geo.csv",
        "datapackage.json",
        "dcat-ap.jsonld",
        "methods/victims_by_gender.md",
        "report/en/report.css"
      })
  void anotherDescription(String name) throws IOException, SQLException {
    Path file = release.resolve(name);
    byte[] right = Files.readAllBytes(file);
    byte[] wrong = right.clone();
    wrong[wrong.length / 2] ^= 1;
    assertThat(changed(() -> Files.write(file, wrong)), containsString(name + " "));
  }

  @Test
  @DisplayName("41: a file that a release does not have is found, though it is named in the sums")
  void stranger() throws IOException, SQLException {
    Path table = release.resolve("tables/victims_by_gender.parquet");
    assertThat(
        changed(() -> Files.copy(table, release.resolve("tables/victims.parquet"))),
        containsString("tables/victims.parquet is no file of a release"));
  }

  @Test
  @DisplayName("41: a note of the workbook that says otherwise is found")
  void anotherNote() throws IOException, SQLException {
    Path workbook = release.resolve("annual-report-2025-tables.xlsx");
    assertThat(
        changed(
            () -> {
              try (FileSystem parts = FileSystems.newFileSystem(workbook)) {
                replace(
                    parts.getPath("xl/sharedStrings.xml"), "missing, never zero", "that is zero");
              }
            }),
        containsString("annual-report-2025-tables.xlsx, sheet notes, line 8 says"));
  }

  @Test
  @DisplayName("41: a code that no list has is found")
  void strayCode() throws IOException, SQLException {
    assertThat(
        changed(() -> rewrite("victims_by_gender", "replace(geo, 'EL', 'XX') as geo")),
        containsString(
            "table victims_by_gender has the code XX of geo, which the catalogue does not list"));
  }

  @Test
  @DisplayName("41: a figure that gives away a hidden one is found")
  void disclosed() throws IOException, SQLException {
    // EL, 2025: 5 girls and 4 boys, of the formula by hand; 9 are printed, and nothing of the
    // parts.
    String girls = "geo = 'EL' and gender = 'F' and time_period = '2025'";
    assertThat(
        changed(
            () ->
                rewrite(
                    "victims_by_gender",
                    "case when %s then 5 else obs_value end as obs_value, case when %s then '' else conf_status end as conf_status"
                        .formatted(girls, girls))),
        containsString(
            "table victims_by_gender: any reader narrows VICTIMS;gender=M;geo=EL;time_period=2025 to one value"));
  }

  @Test
  @DisplayName("51: a directory that is no release")
  void noRelease() {
    Ended nowhere = csar("check-release", directory.resolve("nowhere").toString());
    assertThat(nowhere.code(), is(51));
    assertThat(nowhere.err(), containsString("there is no directory"));
  }
}
