package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.statistics.StatisticsRun;
import eu.csar.transforms.tabulate.rules.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Quality gates in SQL over the tables of a release, by another engine than the one that counted:
 * keys unique, codes valid, values possible, sums equal, and jumps against the year before as
 * warnings, since real series swing five- to tenfold.
 */
final class QualityGates implements StatisticsRun.Gates {
  /** Tables that count the same by different ways: a query that counts what differs. */
  private static final List<String> SUMS =
      List.of(
          "SELECT count(*) FROM (SELECT time_period, sum(obs_value) s FROM events_by_bucket GROUP BY ALL) b"
              + " FULL JOIN (SELECT time_period, sum(obs_value) s FROM reports_by_provider WHERE measure = 'EVENTS'"
              + " GROUP BY ALL) p USING (time_period) WHERE coalesce(b.s, 0) < coalesce(p.s, 0)",
          "SELECT count(*) FROM reconciliation l JOIN reconciliation r USING (time_period, equation)"
              + " WHERE l.side = 'LEFT' AND r.side = 'RIGHT' AND l.obs_value <> r.obs_value",
          "SELECT count(*) FROM (SELECT cohort, geo, sum(obs_value) s FROM followup_outcomes"
              + " WHERE outcome <> 'NO_FEEDBACK_YET' GROUP BY ALL) o FULL JOIN (SELECT cohort, geo, obs_value s"
              + " FROM followup_actionable WHERE measure = 'WITH_FEEDBACK') a USING (cohort, geo)"
              + " WHERE coalesce(o.s, 0) <> coalesce(a.s, 0)",
          "SELECT count(*) FROM (SELECT cohort, geo, sum(obs_value) s FROM followup_days GROUP BY ALL) d"
              + " FULL JOIN (SELECT cohort, geo, obs_value s FROM followup_days_median"
              + " WHERE measure = 'WITH_OUTCOME') m USING (cohort, geo)"
              + " WHERE coalesce(d.s, 0) <> coalesce(m.s, 0)",
          "SELECT count(*) FROM (SELECT cohort, sum(obs_value) s FROM followup_outcomes GROUP BY ALL) o"
              + " FULL JOIN (SELECT cohort, sum(obs_value) s FROM outcomes_by_completeness GROUP BY ALL) c USING (cohort)"
              + " WHERE coalesce(o.s, 0) <> coalesce(c.s, 0)",
          "SELECT count(*) FROM completeness r JOIN completeness m USING (time_period, quarter, provider, field)"
              + " WHERE r.measure = 'REPORTS' AND m.measure = 'MISSING' AND m.obs_value > r.obs_value");

  /** By State numbers are small, and small ones double by chance. */
  private static final int LEAST_BY_STATE = 20;

  /**
   * Figures that are compared with those of the year before.
   *
   * @param table a table with a row for each year
   * @param year column of the year
   * @param by columns whose codes are series of their own; empty: one series
   * @param only rows of which it is the sum
   * @param least neither year reaches it: no jump
   */
  private record Series(String table, String year, String by, String only, int least) {
    static Series whole(String table) {
      return new Series(table, "time_period", "", "true", 1);
    }
  }

  private static final List<Series> SERIES =
      List.of(
          Series.whole("events_by_bucket"),
          new Series(
              "events_by_state", "time_period", "geo", "measure = 'FORWARDED'", LEAST_BY_STATE),
          Series.whole("unfounded_reports"),
          Series.whole("search_results"),
          new Series("followup_outcomes", "cohort", "geo, outcome", "true", LEAST_BY_STATE));

  @Override
  public List<Observation> check(Path internal) throws IOException, StoppedException {
    JsonNode catalogue = new ObjectMapper().readTree(internal.resolve("catalogue.json").toFile());
    List<Observation> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      for (JsonNode table : catalogue.path("tables")) {
        open(sql, internal, table);
      }
      for (JsonNode table : catalogue.path("tables")) {
        String id = table.path("id").asText();
        if (!id.equals("quality_gates")) {
          add(found, "KEYS_UNIQUE", "ERROR", id, count(sql, duplicates(table)));
          add(found, "CODES_VALID", "ERROR", id, invalidCodes(sql, internal, table));
          add(found, "VALUES_POSSIBLE", "ERROR", id, count(sql, impossible(id)));
        }
      }
      long unequal = 0;
      for (String sum : SUMS) {
        unequal += count(sql, sum);
      }
      add(found, "SUMS_EQUAL", "ERROR", "reconciliation", unequal);
      for (Series series : SERIES) {
        add(found, "JUMP", "WARNING", series.table(), count(sql, jumps(series)));
      }
    } catch (SQLException e) {
      throw new StoppedException(
          ExitCode.QUALITY_GATE_FAILED, "a gate cannot be run: " + e.getMessage(), e);
    }
    return found;
  }

  private static void open(Statement sql, Path internal, JsonNode table) throws SQLException {
    sql.execute(
        "CREATE VIEW %s AS SELECT * FROM read_parquet(%s)"
            .formatted(
                table.path("id").asText(),
                quoted(internal.resolve(table.path("path").asText()).toString())));
  }

  private static String duplicates(JsonNode table) {
    List<String> dimensions = new ArrayList<>();
    table.path("dimensions").forEach(each -> dimensions.add(each.path("id").asText()));
    return "SELECT count(*) FROM (SELECT 1 FROM %s GROUP BY %s HAVING count(*) > 1)"
        .formatted(table.path("id").asText(), String.join(", ", dimensions));
  }

  private static long invalidCodes(Statement sql, Path internal, JsonNode table)
      throws SQLException {
    long invalid = 0;
    for (JsonNode dimension : table.path("dimensions")) {
      String column = dimension.path("id").asText();
      String list = dimension.path("code_list").asText("");
      String valid =
          list.isEmpty()
              ? pattern(column, dimension.path("values").asText())
              : "%s IN (SELECT code FROM read_csv(%s, all_varchar = true))"
                  .formatted(column, quoted(internal.resolve(list).toString()));
      invalid +=
          count(
              sql,
              "SELECT count(*) FROM %s WHERE %s <> '_X' AND NOT (%s)"
                  .formatted(table.path("id").asText(), column, valid));
    }
    return invalid;
  }

  private static String pattern(String column, String values) {
    String form =
        switch (values) {
          case "YEAR" -> "2[0-9]{3}";
          case "QUARTER" -> "2[0-9]{3}-Q[1-4]";
          case "DAY" -> "2[0-9]{3}-[0-9]{2}-[0-9]{2}";
          case "NUMBER" -> "[0-9]+";
          // Ids of the register, and UNREGISTERED- with 12 digits, which has the same form.
          case "PROVIDER", "SENDER" -> "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
          default -> "[^\\t\\n]+";
        };
    return "regexp_full_match(%s, '%s')".formatted(column, form);
  }

  private static String impossible(String table) {
    return ("SELECT count(*) FROM %s WHERE obs_value < 0 OR (obs_value IS NULL) <> (obs_status IN ('L', 'M'))"
            + " OR conf_status <> 'N'")
        .formatted(table);
  }

  private static String jumps(Series series) {
    String by = series.by().isEmpty() ? "" : ", " + series.by();
    String sums =
        "SELECT CAST(%s AS INTEGER) y, sum(obs_value) s%s FROM %s WHERE %s GROUP BY ALL"
            .formatted(series.year(), by, series.table(), series.only());
    return ("WITH sums AS (%s) SELECT count(*) FROM sums a JOIN (SELECT * REPLACE (y + 1 AS y) FROM sums) b USING (y%s)"
            + " WHERE b.s > 0 AND greatest(a.s, b.s) >= %d AND (a.s > 2 * b.s OR 2 * a.s < b.s)")
        .formatted(sums, by, series.least());
  }

  private static long count(Statement sql, String query) throws SQLException {
    try (ResultSet answer = sql.executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static void add(
      List<Observation> found, String gate, String level, String table, long violations) {
    found.add(Observation.of(violations, gate, level, table));
  }

  private static String quoted(String text) {
    return "'"
        + text.chars()
            .mapToObj(c -> c == '\'' ? "''" : Character.toString(c))
            .collect(Collectors.joining())
        + "'";
  }
}
