package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that makes a release, on internal tables that DuckDB writes. */
@DisplayName("csar protect")
final class ProtectTest {
  private static final String KEY = "a key for tests only, 32 bytes of it and more";

  /** Counts by State, gender, age and year, of no real State: some hundred, some below 5. */
  private static final String VICTIMS =
      "select s.geo, g.gender, a.age, y.time_period,"
          + " (case when s.i < 4 then 40 else 1 end * ((s.i * 7 + g.i * 5 + a.i * 3 + y.i) % 4))::bigint"
          + " as obs_value,"
          + " 'A' as obs_status, '' as conf_status, '' as note"
          + " from (values (0,'DE'),(1,'FR'),(2,'IT'),(3,'ES'),(4,'AT'),(5,'EL'),(6,'LU'),(7,'MT')) s(i, geo)"
          + ", (values (0,'F'),(1,'M')) g(i, gender)"
          + ", (values (0,'Y00-06'),(1,'Y07-12'),(2,'Y13-17')) a(i, age)"
          + ", (values (0,'2024'),(1,'2025')) y(i, time_period) order by all";

  private static final String DIMENSIONS =
      "'dimensions':[{'id':'geo','total':'EU27_2020','codes':['DE','EL','ES','FR','IT','LU','MT','AT']},"
          + "{'id':'gender','total':'TOTAL','codes':['F','M']},"
          + "{'id':'age','total':'TOTAL','codes':['Y00-06','Y07-12','Y13-17']},"
          + "{'id':'time_period','codes':['2024','2025']}]";

  private static final String SUPPRESSED =
      "{'id':'victims_by_gender','title':'Victims by State and gender','method':'SUPPRESSION','reason':'r',"
          + "'dimensions':['geo','gender','time_period'],'groups':{'geo':{'SMALL_STATES':['LU','MT']}}},"
          + "{'id':'victims_small_states','title':'Victims, small States','method':'SUPPRESSION','reason':'r',"
          + "'dimensions':['geo','time_period'],'groups':{'geo':{'SMALL_STATES':['LU','MT']}},"
          + "'members_of':{'geo':'SMALL_STATES'},'pools':{'2024-2025':['2024','2025']}}";

  private static final String ROUNDED =
      "{'id':'victims_rounded','title':'Victims by State, gender and age','method':'ROUNDING','reason':'r',"
          + "'dimensions':['geo','gender','age','time_period'],"
          + "'groups':{'age':{'Y00-12':['Y00-06','Y07-12']}}}";

  private static final String HIDDEN =
      "select geo || ' ' || gender || ' ' || time_period from '@victims_by_gender.parquet' where conf_status = 'C'";

  @TempDir Path directory;

  @BeforeEach
  void writeStatistics() throws IOException, SQLException {
    Files.createDirectories(directory.resolve("statistics/internal/tables"));
    Files.writeString(directory.resolve("rounding.key"), KEY);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table : List.of("victims", "victims_in_detail")) {
        statement.execute(
            "copy ("
                + VICTIMS
                + ") to '"
                + directory.resolve("statistics/internal/tables/" + table + ".parquet")
                + "' (format parquet)");
      }
    }
    writeCatalogue(5);
  }

  private void writeCatalogue(int threshold) throws IOException {
    String catalogue =
        "{'protection':{'threshold':"
            + threshold
            + "},'tables':[{'id':'victims','measure':'VICTIMS',"
            + DIMENSIONS
            + ",'publication':["
            + SUPPRESSED
            + "]},{'id':'victims_in_detail','measure':'VICTIMS_IN_DETAIL',"
            + DIMENSIONS
            + ",'publication':["
            + ROUNDED
            + "]},{'id':'not_published',"
            + DIMENSIONS
            + "}]}";
    Files.writeString(
        directory.resolve("statistics/internal/catalogue.json"), catalogue.replace('\'', '"'));
  }

  private Ended protect(String output, String... more) {
    return csar(
        Stream.concat(
                Stream.of(
                    "protect",
                    "--statistics=" + directory.resolve("statistics"),
                    "--rounding-key=" + directory.resolve("rounding.key"),
                    "--output=" + directory.resolve(output)),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> query(String release, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    String from = directory.resolve(release).resolve("tables") + "/";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.replace("@", from))) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
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

  @Test
  @DisplayName("makes the tables of the catalogue, and no other")
  void tables() throws IOException, SQLException {
    Ended ended = protect("release");
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    assertThat(ended.out(), containsString("none found anything"));
    assertThat(
        files("release").keySet(),
        contains(
            "catalogue.json",
            "protection.json",
            "tables/victims_by_gender.parquet",
            "tables/victims_rounded.parquet",
            "tables/victims_small_states.parquet"));
    assertThat(
        query("release", "select distinct geo from '@victims_by_gender.parquet' order by 1"),
        contains("AT", "DE", "EL", "ES", "EU27_2020", "FR", "IT", "SMALL_STATES"));
    assertThat(
        query(
            "release",
            "select geo || ' ' || time_period from '@victims_small_states.parquet' order by 1"),
        contains("LU 2024-2025", "MT 2024-2025", "SMALL_STATES 2024-2025"));
  }

  @Test
  @DisplayName("prints true counts or C, never a count below the threshold, and rounds the rest")
  void figures() throws SQLException {
    assertThat(protect("release").code(), is(0));
    assertThat(
        query(
            "release",
            "select p.geo from '@victims_by_gender.parquet' p where (obs_value is null) <> (conf_status = 'C')"
                + " or obs_value between 1 and 4"),
        is(empty()));
    assertThat(
        query("release", "select geo from '@victims_rounded.parquet' where obs_value % 5 <> 0"),
        is(empty()));
    String truth =
        "select t.geo from (select coalesce(geo, 'EU27_2020') as geo, coalesce(gender, 'TOTAL') as gender,"
            + " time_period, sum(obs_value) as count from (select * replace (case when geo in ('LU', 'MT')"
            + " then 'SMALL_STATES' else geo end as geo) from '"
            + directory.resolve("statistics/internal/tables/victims.parquet")
            + "') group by cube (geo, gender), time_period) t join '@victims_by_gender.parquet' p"
            + " using (geo, gender, time_period) where p.obs_value is ";
    assertThat(query("release", truth + "not null and p.obs_value <> t.count"), is(empty()));
    assertThat(query("release", truth + "null").size(), is(greaterThan(3)));
    assertThat(query("release", truth + "not null").size(), is(greaterThan(20)));
  }

  @Test
  @DisplayName("gives the same bytes again, and the same figures with the earlier release at hand")
  void again() throws IOException {
    assertThat(protect("one").code(), is(0));
    assertThat(protect("two").code(), is(0));
    assertThat(files("two"), is(files("one")));
    assertThat(protect("three", "--previous=" + directory.resolve("one")).code(), is(0));
    Map<String, String> third = files("three");
    assertThat(third.remove("protection.json"), containsString("\"earlier_releases\" : 1"));
    Map<String, String> first = files("one");
    first.remove("protection.json");
    assertThat(third, is(first));
  }

  @Test
  @DisplayName("the key stands in no file and in no word")
  void key() throws IOException {
    Ended ended = protect("release");
    for (String text : files("release").values()) {
      assertThat(text, not(containsString(KEY.substring(0, 12))));
    }
    assertThat(ended.out() + ended.err(), not(containsString(KEY.substring(0, 12))));
  }

  @Test
  @DisplayName("28 29 40: statistics or key that cannot be used, an output that exists")
  void refused() throws IOException {
    Files.createDirectories(directory.resolve("there"));
    assertThat(protect("there").code(), is(40));
    Files.writeString(directory.resolve("rounding.key"), "short");
    Ended shortKey = protect("release");
    assertThat(shortKey.code(), is(29));
    assertThat(shortKey.err(), containsString("under 32 bytes"));
    Files.writeString(directory.resolve("rounding.key"), KEY);
    Files.delete(directory.resolve("statistics/internal/tables/victims.parquet"));
    Ended missing = protect("release");
    assertThat(missing.code(), is(28));
    assertThat(missing.err(), containsString("victims.parquet"));
    Files.writeString(directory.resolve("statistics/internal/catalogue.json"), "{");
    assertThat(protect("release").code(), is(28));
    assertThat(Files.exists(directory.resolve("release")), is(false));
  }

  @Test
  @DisplayName("11: the policy is a file of its own; the release says what held, or nothing stands")
  void policy() throws IOException, SQLException {
    Path file = directory.resolve("protection.json");
    Files.writeString(file, "{\"threshold\": 60, \"base\": 3, \"width\": 2}");
    Ended ended = protect("release", "--protection=" + file);
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    assertThat(
        query(
            "release",
            "select geo from '@victims_by_gender.parquet' where obs_value between 1 and 59"),
        is(empty()));
    assertThat(
        query("release", "select geo from '@victims_rounded.parquet' where obs_value % 3 <> 0"),
        is(empty()));
    assertThat(
        files("release").get("protection.json"),
        containsString("\"threshold\" : 60,\n  \"base\" : 3,\n  \"width\" : 2,"));
    Files.writeString(file, "{\"treshold\": 60}");
    Ended misspelt = protect("other", "--protection=" + file);
    assertThat(misspelt.code(), is(11));
    assertThat(misspelt.err(), containsString("treshold is none of threshold, base, width"));
    assertThat(Files.exists(directory.resolve("other")), is(false));
  }

  @Test
  @DisplayName("each --previous counts: what either release hid stays hidden")
  void twoEarlierReleases() throws IOException, SQLException {
    assertThat(protect("one").code(), is(0));
    Path file = directory.resolve("protection.json");
    Files.writeString(file, "{\"threshold\": 60}");
    assertThat(protect("two", "--protection=" + file).code(), is(0));
    Ended ended =
        protect(
            "three",
            "--previous=" + directory.resolve("one"),
            "--previous=" + directory.resolve("two"));
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    assertThat(files("three").get("protection.json"), containsString("\"earlier_releases\" : 2"));
    List<String> third = query("three", HIDDEN);
    assertThat(third.containsAll(query("one", HIDDEN)), is(true));
    List<String> second = query("two", HIDDEN);
    assertThat(third.containsAll(second), is(true));
    assertThat(second.size(), is(greaterThan(query("one", HIDDEN).size())));
  }

  @Test
  @DisplayName(
      "42: what was printed before cannot be hidden; table and cell are named, nothing written")
  void disclosure() throws IOException {
    assertThat(protect("one").code(), is(0));
    writeCatalogue(30);
    Ended ended = protect("two", "--previous=" + directory.resolve("one"));
    assertThat(ended.code(), is(42));
    assertThat(
        ended.out(),
        containsString("Exposed: table victims_by_gender: any reader narrows VICTIMS;"));
    assertThat(ended.out(), containsString("to one value"));
    assertThat(Files.exists(directory.resolve("two")), is(false));
    assertThat(Files.exists(directory.resolve("two.unfinished")), is(false));
  }
}
