package eu.csar.runners.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Internal statistics of 2024 and 2025 with two tables, made by DuckDB of a formula: counts of no
 * real State, some hundred, some below 5.
 */
final class YearOfCounts {
  static final String KEY = "a key for tests only, 32 bytes of it and more";

  private static final String VICTIMS =
      "select s.geo, g.gender, a.age, y.time_period,"
          + " (case when s.i < 4 then 40 else 1 end * ((s.i * 7 + g.i * 5 + a.i * 3 + y.i) % 4) + %d)::bigint"
          + " as obs_value, 'A' as obs_status, 'N' as conf_status, '' as note"
          + " from (values (0,'DE'),(1,'FR'),(2,'IT'),(3,'ES'),(4,'AT'),(5,'EL'),(6,'LU'),(7,'MT')) s(i, geo)"
          + ", (values (0,'F'),(1,'M')) g(i, gender)"
          + ", (values (0,'Y00-06'),(1,'Y07-12'),(2,'Y13-17')) a(i, age)"
          + ", (values (0,'2024'),(1,'2025')) y(i, time_period) order by all";

  private static final String DIMENSIONS =
      "'dimensions':[{'id':'geo','title':'Member State','total':'EU27_2020',"
          + "'codes':['DE','EL','ES','FR','IT','LU','MT','AT']},"
          + "{'id':'gender','title':'Gender','total':'TOTAL','codes':['F','M']},"
          + "{'id':'age','title':'Age','total':'TOTAL','codes':['Y00-06','Y07-12','Y13-17']},"
          + "{'id':'time_period','title':'Calendar year, UTC','codes':['2024','2025']}]";

  private static final String DESCRIBED =
      "'counting_rule':'Once.','source':'Returns.','definition_version':2,";

  private static final String SERVING =
      "'articles':['A83-2a-ii'],'definition':'Persons.','unit':'VICTIMS','reason':'r',";

  private static final String MEANINGS =
      "'code_lists':{'geo':{'DE':'Germany','EL':'Greece','EU27_2020':'European Union, 27 States',"
          + "'SMALL_STATES':'LU and MT together'}},";

  private static final String SUPPRESSED =
      "{'id':'victims_by_gender','title':'Victims by State and gender','method':'SUPPRESSION',"
          + SERVING
          + "'dimensions':['geo','gender','time_period'],'groups':{'geo':{'SMALL_STATES':['LU','MT']}}},"
          + "{'id':'victims_small_states','title':'Victims, small States','method':'SUPPRESSION',"
          + SERVING
          + "'dimensions':['geo','time_period'],'groups':{'geo':{'SMALL_STATES':['LU','MT']}},"
          + "'members_of':{'geo':'SMALL_STATES'},'pools':{'2024-2025':['2024','2025']}}";

  private static final String ROUNDED =
      "{'id':'victims_rounded','title':'Victims by State, gender and age','method':'ROUNDING',"
          + SERVING
          + "'dimensions':['geo','gender','age','time_period'],"
          + "'groups':{'age':{'Y00-12':['Y00-06','Y07-12']}}}";

  private final Path directory;

  YearOfCounts(Path directory) {
    this.directory = directory;
  }

  Path statistics() {
    return directory.resolve("statistics");
  }

  /** Writes statistics, returns and key. */
  YearOfCounts write() throws IOException, SQLException {
    Files.createDirectories(statistics().resolve("internal/tables"));
    Files.createDirectories(directory.resolve("returns"));
    Files.writeString(directory.resolve("rounding.key"), KEY);
    Files.writeString(statistics().resolve("internal/release.json"), "{}");
    counts(0);
    catalogue(5, "2026-06-01T00:00:00Z");
    return this;
  }

  /** Writes the counts, each larger by so much. */
  void counts(int more) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table : List.of("victims", "victims_in_detail")) {
        statement.execute(
            "copy ("
                + VICTIMS.replace("%d", Integer.toString(more))
                + ") to '"
                + statistics().resolve("internal/tables/" + table + ".parquet")
                + "' (format parquet)");
      }
    }
  }

  void catalogue(int threshold, String asOf) throws IOException {
    String catalogue =
        "{'year':2025,'as_of':'"
            + asOf
            + "',"
            + MEANINGS
            + "'protection':{'threshold':"
            + threshold
            + "},'tables':[{'id':'victims','measure':'VICTIMS',"
            + DESCRIBED
            + DIMENSIONS
            + ",'publication':["
            + SUPPRESSED
            + "]},{'id':'victims_in_detail','measure':'VICTIMS_IN_DETAIL',"
            + DESCRIBED
            + DIMENSIONS
            + ",'publication':["
            + ROUNDED
            + "]},{'id':'not_published',"
            + DIMENSIONS
            + "}],'items':[{'id':'A83-2a-ii','demand':'Persons.','tables':['victims']},"
            + "{'id':'A83-2b','demand':'Risks.','tables':['not_published']},"
            + "{'id':'A83-2c','demand':'Providers.','tables':[]}]}";
    Files.writeString(
        statistics().resolve("internal/catalogue.json"), catalogue.replace('\'', '"'));
  }
}
