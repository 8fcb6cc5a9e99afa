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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The yearly release, from internal tables that DuckDB writes to a folder that DuckDB reads. */
@DisplayName("csar annual-report")
final class AnnualReportTest {
  @TempDir Path directory;
  private YearOfCounts year;

  @BeforeEach
  void writeStatistics() throws IOException, SQLException {
    year = new YearOfCounts(directory).write();
  }

  private Ended release(String output, String... more) {
    return release(2025, "2026-06-30", output, more);
  }

  private Ended release(int reported, String issued, String output, String... more) {
    return csar(
        Stream.concat(
                Stream.of(
                    "annual-report",
                    "--statistics=" + year.statistics(),
                    "--returns=" + directory.resolve("returns"),
                    "--year=" + reported,
                    "--issued=" + issued,
                    "--rounding-key=" + directory.resolve("rounding.key"),
                    "--output=" + directory.resolve(output),
                    "--language=en"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Map<String, String> files(String release) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = directory.resolve(release);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private void assertNothingStands(String output) {
    for (String name : new String[] {output, output + ".making", output + ".making.unfinished"}) {
      assertThat(name, Files.exists(directory.resolve(name)), is(false));
    }
  }

  @Test
  @DisplayName("gives the same bytes in every file again")
  void again() throws IOException {
    Ended one = release("one");
    assertThat(one.out() + one.err(), one.code(), is(0));
    assertThat(release("two").code(), is(0));
    assertThat(files("two"), is(files("one")));
  }

  @Test
  @DisplayName("holds each table in every form, described, with lineage and sums")
  void forms() throws IOException {
    assertThat(release("release").code(), is(0));
    assertThat(
        files("release").keySet(),
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
    String csv = Files.readString(directory.resolve("release/csv/victims_by_gender.csv"));
    assertThat(
        csv.substring(0, csv.indexOf('\r')),
        is(
            "STRUCTURE,STRUCTURE_ID,ACTION,GEO,GENDER,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,NOTE,UNIT_MEASURE"));
    // DE, girls, 2024: 40 * (0 + 3 + 2), of the formula by hand.
    assertThat(
        csv,
        containsString(
            "dataflow,CSAR:VICTIMS_BY_GENDER(2.0.0),R,DE,F,2024,200,,,,VICTIMS\r\n"));
    assertThat(
        Files.readString(directory.resolve("release/codelists/geo.csv")),
        containsString("EL,Greece\r\n"));
    assertThat(
        Files.readString(directory.resolve("release/codelists/geo.csv")),
        containsString("SMALL_STATES,\"Together: LU, MT\"\r\n"));
    String catalogue = Files.readString(directory.resolve("release/catalogue.json"));
    assertThat(catalogue, containsString("No table counts it."));
    assertThat(catalogue, containsString("none of them is meant for publication"));
  }

  @Test
  @DisplayName("Parquet and CSV tell DuckDB the same figures")
  void sameFigures() throws SQLException {
    assertThat(release("release").code(), is(0));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"victims_by_gender", "victims_rounded", "victims_small_states"}) {
        Path release = directory.resolve("release");
        ResultSet both =
            statement.executeQuery(
                "with p as (select columns(*)::varchar from (select * replace (coalesce(obs_value::varchar, '')"
                    + " as obs_value) from '"
                    + release.resolve("tables/" + table + ".parquet")
                    + "')), c as (select * exclude (STRUCTURE, STRUCTURE_ID, ACTION, UNIT_MEASURE) from read_csv('"
                    + release.resolve("csv/" + table + ".csv")
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
    assertThat(release("release").code(), is(0));
    byte[] table =
        Files.readAllBytes(year.statistics().resolve("internal/tables/victims.parquet"));
    String digest =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(table));
    String lineage = Files.readString(directory.resolve("release/release.json"));
    assertThat(lineage, containsString("internal/tables/victims.parquet"));
    for (String text : files("release").values()) {
      assertThat(text, not(containsString(digest)));
      assertThat(text, not(containsString(YearOfCounts.KEY.substring(0, 12))));
    }
  }

  @Test
  @DisplayName("a correction is a new vintage that says what it changed, and takes the release before it")
  void correction() throws IOException, SQLException {
    assertThat(release("first").code(), is(0));
    year.counts(10);
    Ended same = release("second", "--previous=" + directory.resolve("first"));
    assertThat(same.code(), is(2));
    assertThat(same.err(), containsString("a correction is a new vintage, issued later"));
    assertNothingStands("second");
    Ended second =
        release(2025, "2026-09-01", "second", "--previous=" + directory.resolve("first"));
    assertThat(second.out() + second.err(), second.code(), is(0));
    String changes = Files.readString(directory.resolve("second/CHANGES.md"));
    assertThat(changes, containsString("vintage 2 of the year 2025"));
    assertThat(changes, containsString("## Since release 2025-2026-06-30"));
    assertThat(
        Files.readString(directory.resolve("second/release.json")),
        containsString("\"vintage\" : 2"));
    Ended checked = csar("check-release", directory.resolve("second").toString());
    assertThat(checked.out(), checked.code(), is(0));
  }

  @Test
  @DisplayName("40: a release that exists is never overwritten")
  void exists() throws IOException {
    assertThat(release("release").code(), is(0));
    Map<String, String> before = files("release");
    assertThat(release(2025, "2026-07-01", "release").code(), is(40));
    assertThat(files("release"), is(before));
  }

  @Test
  @DisplayName("28: a table that is missing is named, and nothing stands")
  void missingTable() throws IOException {
    Files.delete(year.statistics().resolve("internal/tables/victims.parquet"));
    Ended ended = release("release");
    assertThat(ended.code(), is(28));
    assertThat(ended.err(), containsString("victims.parquet"));
    assertNothingStands("release");
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "54,2024,2026-06-30,the statistics end with 2025",
    "54,2026,2027-06-30,the statistics end with 2025",
    "2,2025,2026-05-31,lies before the as-of",
    "2,2025,soon,Invalid value for option '--issued'"
  })
  void unfinished(int code, int reported, String issued, String words) {
    Ended ended = release(reported, issued, "release");
    assertThat(ended.code(), is(code));
    assertThat(ended.err(), containsString(words));
    assertNothingStands("release");
  }

  @Test
  @DisplayName("54: statistics counted before the year was over make no report of it")
  void yearRuns() throws IOException {
    year.catalogue(5, "2025-11-30T00:00:00Z");
    Ended ended = release("release");
    assertThat(ended.code(), is(54));
    assertThat(ended.err(), containsString("the year 2025 is not over"));
    assertNothingStands("release");
  }

  @Test
  @DisplayName("42: an audit that fails names table and cell, and nothing stands")
  void disclosure() throws IOException {
    assertThat(release("first").code(), is(0));
    year.catalogue(30, "2026-06-01T00:00:00Z");
    Ended ended =
        release(2025, "2026-09-01", "second", "--previous=" + directory.resolve("first"));
    assertThat(ended.code(), is(42));
    assertThat(ended.out(), containsString("Exposed: table victims_by_gender"));
    assertNothingStands("second");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "2,--for=GR,neither state: with an EU code",
    "2,--for=state:GR,neither state: with an EU code",
    "50,--returns=nowhere,there is no directory",
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
    assertNothingStands("release");
  }
}
