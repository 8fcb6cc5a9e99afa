package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.runners.launcher.CsarTest.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The yearly release, from internal tables that DuckDB writes to a folder that DuckDB reads. */
@DisplayName("csar annual-report")
final class AnnualReportTest {
  @TempDir static Path shared;
  private static Path first;

  @TempDir Path directory;
  private YearOfCounts year;

  /** The release that most tests look at, and others come after. */
  @BeforeAll
  static void makeFirst() throws IOException, SQLException {
    first = shared.resolve("first");
    Ended ended = release(new YearOfCounts(shared).write(), 2025, "2026-06-30", first);
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
  }

  @BeforeEach
  void writeStatistics() throws IOException, SQLException {
    year = new YearOfCounts(directory).write();
  }

  private static Ended release(
      YearOfCounts year, int reported, String issued, Path output, String... more) {
    return csar(
        Stream.concat(
                Stream.of(
                    "annual-report",
                    "--statistics=" + year.statistics(),
                    "--returns=" + year.statistics().resolveSibling("returns"),
                    "--year=" + reported,
                    "--issued=" + issued,
                    "--rounding-key=" + year.statistics().resolveSibling("rounding.key"),
                    "--output=" + output,
                    "--language=en"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Ended release(int reported, String issued, String... more) {
    return release(year, reported, issued, directory.resolve("release"), more);
  }

  private static Map<String, String> files(Path release) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(release)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            release.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static String madeOf(String lineage, String path) {
    int start = lineage.indexOf("\"path\" : \"" + path + "\"");
    return lineage.substring(start, lineage.indexOf('}', start));
  }

  private void assertNothingStands() {
    for (String name : new String[] {"release", "release.making", "release.making.unfinished"}) {
      assertThat(name, Files.exists(directory.resolve(name)), is(false));
    }
  }

  @Test
  @DisplayName("gives the same bytes in every file again")
  void again() throws IOException {
    assertThat(release(2025, "2026-06-30").code(), is(0));
    assertThat(files(directory.resolve("release")), is(files(first)));
  }

  @Test
  @DisplayName("says in every place under which policy it was protected, and is checked under it")
  void policy() throws IOException {
    Path file = directory.resolve("protection.json");
    Files.writeString(file, "{\"threshold\": 10}");
    Ended ended = release(2025, "2026-06-30", "--protection=" + file);
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    Map<String, String> files = files(directory.resolve("release"));
    assertThat(files.get("protection.json"), containsString("\"threshold\" : 10"));
    assertThat(files.get("catalogue.json"), containsString("\"threshold\" : 10"));
    assertThat(files.get("methods/victims_by_gender.md"), containsString("1 to 9"));
    Ended checked = csar("check-release", directory.resolve("release").toString());
    assertThat(checked.out() + checked.err(), checked.code(), is(0));
  }

  @Test
  @DisplayName("holds each table in every form, described, with lineage and sums")
  void forms() throws IOException {
    assertThat(
        files(first).keySet(),
        hasItems(
            "CHANGES.md",
            "CITATION.md",
            "LICENCE.md",
            "README.md",
            "SHA256SUMS",
            "annual-report-2025-tables.xlsx",
            "catalogue.json",
            "codelists/geo.csv",
            "csv/victims_by_gender.csv",
            "datapackage.json",
            "dcat-ap.jsonld",
            "methods/victims_rounded.md",
            "protection.json",
            "release.json",
            "tables/victims_small_states.parquet"));
    String csv = Files.readString(first.resolve("csv/victims_by_gender.csv"));
    assertThat(
        csv.substring(0, csv.indexOf('\r')),
        is(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,GEO,GENDER,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,NOTE,UNIT_MEASURE"));
    // DE, girls, 2024: 40 * (0 + 3 + 2), of the formula by hand.
    assertThat(
        csv,
        containsString("dataflow,CSAR:VICTIMS_BY_GENDER(2.0.0),R,A,DE,F,2024,200,A,,,VICTIMS\r\n"));
    assertThat(
        Files.readString(first.resolve("codelists/geo.csv")), containsString("EL,Greece\r\n"));
    assertThat(
        Files.readString(first.resolve("codelists/geo.csv")),
        containsString("SMALL_STATES,LU and MT together\r\n"));
    String catalogue = Files.readString(first.resolve("catalogue.json"));
    assertThat(catalogue, containsString("No table counts it."));
    assertThat(catalogue, containsString("nothing of its tables is meant for publication"));
  }

  @Test
  @DisplayName("says in the folder itself what flags, notes and breaks in series mean")
  void flagsAndBreaks() throws IOException {
    assertThat(
        Files.readString(first.resolve("codelists/obs_status.csv")),
        is(
            "code,meaning\r\nA,Normal; an empty status says the same.\r\n"
                + "P,\"Partial: a part of the year, or a part of those who had to submit. It does not mean"
                + " provisional, as in CL_OBS_STATUS of Eurostat and SDMX.\"\r\n"
                + "L,\"Not submitted: missing, never zero. The note says why.\"\r\n"
                + "M,Not applicable.\r\n"));
    assertThat(
        Files.readString(first.resolve("codelists/conf_status.csv")),
        is("code,meaning\r\nC,Confidential: the figure is not published.\r\n"));
    String readme = Files.readString(first.resolve("README.md"));
    assertThat(
        readme, containsString("| `note` | `NOT_SUBMITTED` | Nothing usable was submitted. |\n"));
    assertThat(
        readme,
        containsString(
            "`P` means partial here: a part of the year, or a part of those who had to submit. It does not"
                + " mean provisional, as in `CL_OBS_STATUS` of Eurostat and SDMX.\n"));
    assertThat(
        readme,
        containsString(
            "| `BUNDLING_2024` | 2024-01-01 | 2024-12-31 | from 2024 NCMEC bundles incidents in one report |\n"));
    assertThat(
        readme,
        containsString(
            "They concern `victims_by_gender`, `victims_small_states`, `victims_rounded`; the method page"));
    String method = Files.readString(first.resolve("methods/victims_by_gender.md"));
    assertThat(
        method.substring(method.indexOf("## 15"), method.indexOf("## 17")),
        containsString("\n- `BUNDLING_2024`: from 2024 NCMEC bundles incidents in one report\n"));
    assertThat(method, containsString("It does not mean provisional"));
    assertThat(
        Files.readString(first.resolve("datapackage.json")),
        containsString(
            "\"description\" : \"How the figure is to be read: codelists/obs_status.csv. `P` means partial here"));
  }

  @Test
  @DisplayName("Every link of the page leads to something that stands in the release")
  void links() throws IOException {
    Path page = first.resolve("report/en/index.html");
    Matcher links = Pattern.compile("href=\"([^\"#]+)\"").matcher(Files.readString(page));
    int found = 0;
    while (links.find()) {
      found++;
      Path place = page.resolveSibling(links.group(1)).normalize();
      assertThat(links.group(1), place.startsWith(first) && Files.exists(place), is(true));
    }
    assertThat(found, is(greaterThan(10)));
  }

  @Test
  @DisplayName("Parquet and CSV tell DuckDB the same figures")
  void sameFigures() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"victims_by_gender", "victims_rounded", "victims_small_states"}) {
        ResultSet both =
            statement.executeQuery(
                "with p as (select columns(*)::varchar from (select * replace (coalesce(obs_value::varchar, '')"
                    + " as obs_value) from '"
                    + first.resolve("tables/" + table + ".parquet")
                    + "')), c as (select * exclude (STRUCTURE, STRUCTURE_ID, ACTION, FREQ, UNIT_MEASURE) from read_csv('"
                    + first.resolve("csv/" + table + ".csv")
                    + "', header = true, all_varchar = true, nullstr = '#')) select (select count(*) from p),"
                    + " (select count(*) from c), (select count(*) from (from p intersect from c))");
        assertThat(both.next(), is(true));
        assertThat(table, both.getLong(1), is(greaterThan(2L)));
        assertThat(table, both.getLong(2), is(both.getLong(1)));
        assertThat(table, both.getLong(3), is(both.getLong(1)));
      }
    }
  }

  @Test
  @DisplayName("no file names an internal table by a digest that can be tried, nor the key")
  void noOracle() throws IOException, java.security.NoSuchAlgorithmException {
    byte[] table = Files.readAllBytes(year.statistics().resolve("internal/tables/victims.parquet"));
    String digest =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(table));
    String lineage = Files.readString(first.resolve("release.json"));
    assertThat(lineage, containsString("internal/tables/victims.parquet"));
    for (String text : files(first).values()) {
      assertThat(text, not(containsString(digest)));
      assertThat(text, not(containsString(YearOfCounts.KEY.substring(0, 12))));
    }
  }

  @Test
  @DisplayName(
      "a correction is a new vintage that says what it changed, and takes the release before it")
  void correction() throws IOException, SQLException, java.security.NoSuchAlgorithmException {
    year.counts(10);
    Ended same = release(2025, "2026-06-30", "--previous=" + first);
    assertThat(same.code(), is(2));
    assertThat(same.err(), containsString("a correction is a new vintage, issued later"));
    assertNothingStands();
    Ended second = release(2025, "2026-09-01", "--previous=" + first);
    assertThat(second.out() + second.err(), second.code(), is(0));
    Path release = directory.resolve("release");
    String changes = Files.readString(release.resolve("CHANGES.md"));
    assertThat(changes, containsString("vintage 2 of the year 2025"));
    assertThat(changes, containsString("## Since release 2025-2026-06-30"));
    // Each of three ages counts 10 more: DE, girls, 2024.
    assertThat(changes, containsString("| geo=DE; gender=F; time_period=2024 | 200 | 230 |\n"));
    assertThat(
        Files.readString(release.resolve("release.json")), containsString("\"vintage\" : 2"));
    // The release before it is an input, named by the digest of its sums.
    byte[] sums = Files.readAllBytes(first.resolve("SHA256SUMS"));
    String lineage = Files.readString(release.resolve("release.json"));
    assertThat(
        lineage,
        containsString(
            "\"path\" : \"releases/2025-2026-06-30\",\n        \"sha256_of_sums\" : \""
                + java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(sums))));
    assertThat(madeOf(lineage, "CHANGES.md"), containsString("releases/2025-2026-06-30"));
    assertThat(madeOf(lineage, "report/en/index.html"), containsString("releases/2025-2026-06-30"));
    Ended checked = csar("check-release", release.toString());
    assertThat(checked.out(), checked.code(), is(0));
    Files.writeString(
        release.resolve("CHANGES.md"), changes.replace("| 200 | 230 |", "| 200 | 231 |"));
    Ended other = csar("check-release", release.toString());
    assertThat(
        other.out(),
        containsString(
            "CHANGES.md says | geo=DE; gender=F; time_period=2024 | 200 | 231 |, and the tables tell"));
  }

  @Test
  @DisplayName("40: a folder of a run at work, or of one that died, is left alone")
  void making() throws IOException {
    Path making = Files.createDirectory(directory.resolve("release.making"));
    Files.writeString(making.resolve("file"), "of another run");
    Ended ended = release(2025, "2026-06-30");
    assertThat(ended.code(), is(40));
    assertThat(ended.err(), containsString("release.making is that of a run at work"));
    assertThat(Files.readString(making.resolve("file")), is("of another run"));
    assertThat(Files.exists(directory.resolve("release")), is(false));
  }

  @Test
  @DisplayName("40: a release that exists is never overwritten")
  void exists() throws IOException {
    Map<String, String> before = files(first);
    assertThat(release(year, 2025, "2026-07-01", first).code(), is(40));
    assertThat(files(first), is(before));
  }

  @Test
  @DisplayName("28: a table that is missing is named, and nothing stands")
  void missingTable() throws IOException {
    Files.delete(year.statistics().resolve("internal/tables/victims.parquet"));
    Ended ended = release(2025, "2026-06-30");
    assertThat(ended.code(), is(28));
    assertThat(ended.err(), containsString("victims.parquet"));
    assertNothingStands();
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "54,2024,2026-06-30,the statistics end with 2025",
    "54,2026,2027-06-30,the statistics end with 2025",
    "2,2025,2026-05-31,lies before the as-of",
    "2,2025,soon,Invalid value for option '--issued'"
  })
  void unfinished(int code, int reported, String issued, String words) {
    Ended ended = release(reported, issued);
    assertThat(ended.code(), is(code));
    assertThat(ended.err(), containsString(words));
    assertNothingStands();
  }

  @Test
  @DisplayName("54: statistics counted before the year was over make no report of it")
  void yearRuns() throws IOException {
    year.catalogue(5, "2025-11-30T00:00:00Z");
    Ended ended = release(2025, "2026-06-30");
    assertThat(ended.code(), is(54));
    assertThat(ended.err(), containsString("the year 2025 is not over"));
    assertNothingStands();
  }

  @Test
  @DisplayName("42: an audit that fails names table and cell, and nothing stands")
  void disclosure() throws IOException {
    year.catalogue(30, "2026-06-01T00:00:00Z");
    Ended ended = release(2025, "2026-09-01", "--previous=" + first);
    assertThat(ended.code(), is(42));
    assertThat(ended.out(), containsString("Exposed: table victims_by_gender"));
    assertNothingStands();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "2,--for=GR,neither state: with an EU code",
    "2,--for=state:GR,neither state: with an EU code",
    "50,--returns=nowhere,there is no directory",
    "55,--language=xx,the report cannot be made: there are no messages in the language xx",
    "55,--language=la,the report cannot be made: ",
    "29,--rounding-key=nowhere,cannot be read",
    "28,--previous=nowhere,cannot be read"
  })
  void refused(int code, String option, String words) {
    String name = option.substring(0, option.indexOf('='));
    String[] arguments =
        Stream.of(
                "--statistics=" + year.statistics(),
                "--returns=" + directory.resolve("returns"),
                "--year=2025",
                "--issued=2026-06-30",
                "--rounding-key=" + directory.resolve("rounding.key"),
                "--output=" + directory.resolve("release"))
            .filter(argument -> !argument.startsWith(name + "="))
            .toArray(String[]::new);
    Ended ended =
        csar(
            Stream.of(Stream.of("annual-report"), Stream.of(arguments), Stream.of(option))
                .flatMap(all -> all)
                .toArray(String[]::new));
    assertThat(ended.out() + ended.err(), ended.code(), is(code));
    assertThat(ended.err(), containsString(words));
    assertNothingStands();
  }
}
