package eu.csar.runners.launcher;

import static eu.csar.runners.launcher.CsarTest.csar;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A world of years through the verbs: every table says what was planted, whatever the order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Statistics of a world of years")
final class StatisticsOfYearsTest {
  private static final String DIRECT = "--runner=DirectRunner";

  /** Years of the world, up to 2026; docs/statistics.md says what five gave. */
  static final int YEARS = Integer.getInteger("years", 3);

  /** Tables that are derived from others, each with a test of its own. */
  private static final Set<String> DERIVED =
      Set.of(
          "coverage",
          "reconciliation",
          "followup_days_median",
          "eu_aggregates",
          "provider_concentration",
          "provider_ranks",
          "series_breaks",
          "revisions",
          "quality_gates");

  /** Tokens, hashes, case keys, report keys and words, in whatever format a return has. */
  private static final Pattern SECRET =
      Pattern.compile("\\b[0-9a-f]{32,64}\\b|\\bcase-[\\w-]+|\\bR-2[\\w-]+|neutral placeholder");

  @TempDir static Path directory = Path.of("unset");
  private Path world = Path.of("unset");
  private Path database = Path.of("unset");
  private Path release = Path.of("unset");

  @BeforeAll
  void make() throws IOException {
    world = directory.resolve("world");
    database = directory.resolve("database");
    release = directory.resolve("release");
    Ended made =
        csar("synthesise", "--years=" + YEARS, "--reports=300", "--seed=5", "--output=" + world);
    assertThat(made.err(), made.code(), is(0));
    RunOfWorld run = new RunOfWorld(world, database, Set.of(0));
    for (String asOf : Files.readAllLines(world.resolve("runs.txt"))) {
      run.assess(Instant.parse(asOf), DIRECT);
    }
    assertThat(statistics(world.resolve("returns"), release).code(), is(0));
  }

  private Ended statistics(Path returns, Path output, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "statistics",
                "--database=" + database,
                "--returns=" + returns,
                "--as-of=2027-12-01T00:00:00Z",
                "--output=" + output));
    line.addAll(Arrays.asList(more));
    for (String option : List.of("--year=2026", DIRECT)) {
      String name = option.substring(0, option.indexOf('=') + 1);
      if (line.stream().noneMatch(given -> given.startsWith(name))) {
        line.add(option);
      }
    }
    Ended ended = csar(line.toArray(new String[0]));
    assertThat(ended.err(), ended.code(), is(0));
    return ended;
  }

  private Map<String, SortedMap<String, String>> truth() throws IOException {
    Map<String, SortedMap<String, String>> truth = new HashMap<>();
    for (String line : Files.readAllLines(world.resolve("truth/statistics.tsv"))) {
      int first = line.indexOf('\t');
      int last = line.lastIndexOf('\t');
      truth
          .computeIfAbsent(line.substring(0, first), any -> new TreeMap<>())
          .put(line.substring(first + 1, last), line.substring(last + 1));
    }
    return truth;
  }

  @Test
  @DisplayName("Every table says what was planted, in every cell, and nothing else")
  void everyTableSaysWhatWasPlanted() throws Exception {
    Map<String, SortedMap<String, String>> truth = truth();
    ReleaseTables tables = new ReleaseTables(release);
    List<String> without = new ArrayList<>();
    for (String id : tables.ids()) {
      if (DERIVED.contains(id)) {
        continue;
      }
      SortedMap<String, String> values = new TreeMap<>(tables.values(id));
      values.values().removeIf(value -> Set.of("0", "L", "M").contains(value));
      if (id.equals("completeness")) {
        values.keySet().removeIf(codes -> codes.endsWith("\tREPORTS"));
      }
      if (!truth.containsKey(id)) {
        without.add(id);
      }
      assertThat(id, values, is(truth.getOrDefault(id, new TreeMap<>())));
    }
    // Each table has something to say, so that none is right by saying nothing.
    assertThat(without, is(empty()));
  }

  @Test
  @DisplayName(
      "Every table that follows from others is what the truth and the cover sheets make it")
  void everyDerivedTableFollows() throws Exception {
    ReleaseTables tables = new ReleaseTables(release);
    DerivedTables expected = DerivedTables.of(world, truth(), tables);
    assertThat(tables.values("coverage"), is(expected.coverage()));
    assertThat(tables.values("reconciliation"), is(expected.reconciliation()));
    assertThat(tables.rows("eu_aggregates"), is(expected.aggregates()));
    assertThat(tables.values("provider_concentration"), is(expected.concentration()));
    assertThat(tables.values("provider_ranks"), is(expected.ranks()));
    assertThat(tables.values("series_breaks"), is(DerivedTables.breaks()));
    assertThat(tables.values("quality_gates"), is(expected.gates()));
    assertThat(tables.values("revisions").keySet(), is(empty()));
  }

  @Test
  @DisplayName("Its tables pass disclosure control; what is printed is true, rounded, or C")
  void protectedTablesHideWhatIsSmall() throws Exception {
    Path key = directory.resolve("rounding.key");
    Files.writeString(key, "a key for tests only, 32 bytes of it and more");
    Path published = directory.resolve("published");
    Ended ended =
        csar(
            "protect", "--statistics=" + release, "--rounding-key=" + key, "--output=" + published);
    assertThat(ended.out() + ended.err(), ended.code(), is(0));
    JsonNode catalogue = new ObjectMapper().readTree(published.resolve("catalogue.json").toFile());
    assertThat(catalogue.path("year").asInt(), is(2026));
    assertThat(catalogue.path("as_of").asText(), is("2027-12-01T00:00:00Z"));
    Set<String> items = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (JsonNode table : catalogue.path("tables")) {
        table.path("items").forEach(item -> items.add(item.asText()));
        String wrong =
            switch (table.path("method").asText()) {
              case "SUPPRESSION" -> "obs_value BETWEEN 1 AND 4";
              case "ROUNDING" -> "obs_value % 5 <> 0";
              default -> "conf_status <> ''";
            };
        String file = published.resolve("tables") + "/" + table.path("id").asText() + ".parquet";
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), count(*) FILTER (WHERE %s), count(*) FILTER (WHERE obs_value IS NULL AND conf_status = '' AND obs_status NOT IN ('L', 'M')) FROM read_parquet('%s')"
                    .formatted(wrong, file))) {
          assertThat(rows.next(), is(true));
          assertThat(file, rows.getInt(1), is(greaterThan(0)));
          assertThat(file, rows.getInt(2), is(0));
          assertThat(file, rows.getInt(3), is(0));
        }
      }
    }
    assertThat(items.size(), is(29));
    assertThat(published(published, "followup_by_state", "outcome"), is(followUpOfSilentStates()));
    assertThat(
        published(published, "reports_by_route", "route"),
        is(
            Map.of(
                "NL FORWARDED", "A NOT_SUBMITTED count",
                "NL REFERRED", "A NOT_SUBMITTED count",
                "NL _T", "A NOT_SUBMITTED count",
                "MT FORWARDED", "A SUBMITTED_EMPTY count",
                "MT REFERRED", "A SUBMITTED_EMPTY count",
                "MT _T", "A SUBMITTED_EMPTY count",
                "LU FORWARDED", "A NOT_APPLICABLE count",
                "LU REFERRED", "A NOT_APPLICABLE count",
                "LU _T", "A NOT_APPLICABLE count")));
  }

  /** What they did is missing; that reports were sent to them is counted, shown or hidden. */
  private static Map<String, String> followUpOfSilentStates() {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> missing =
        Map.of("NL", "L NOT_SUBMITTED", "MT", "L SUBMITTED_EMPTY", "LU", "M NOT_APPLICABLE");
    missing.forEach(
        (state, says) -> {
          for (String outcome :
              List.of(
                  "INVESTIGATION_OPENED", "CONTRIBUTED_TO_ONGOING", "OTHER_ACTION", "NO_ACTION")) {
            expected.put(state + " " + outcome, says + " none");
          }
          expected.put(state + " NO_FEEDBACK_YET", "A" + says.substring(1) + " count");
          expected.put(state + " _T", "A" + says.substring(1) + " count");
        });
    return expected;
  }

  /** Status and note of the three States in 2025, and whether there is a count, shown or hidden. */
  private static Map<String, String> published(Path release, String table, String dimension)
      throws SQLException {
    Map<String, String> found = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                ("SELECT geo || ' ' || %s, obs_status || ' ' || note || CASE WHEN obs_value IS NULL AND conf_status = ''"
                        + " THEN ' none' ELSE ' count' END FROM read_parquet('%s/tables/%s.parquet')"
                        + " WHERE cohort = '2025' AND geo IN ('NL', 'MT', 'LU')")
                    .formatted(dimension, release, table))) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getString(2));
      }
    }
    return found;
  }

  @Test
  @DisplayName("CT3 both sides of every equation are equal")
  void everyEquationHolds() throws Exception {
    SortedMap<String, String> sides = new ReleaseTables(release).values("reconciliation");
    assertThat(sides.size(), is(2 * (YEARS * 6 + 1)));
    sides.forEach(
        (codes, value) -> assertThat(codes, sides.get(codes.replace("LEFT", "RIGHT")), is(value)));
  }

  @Test
  @DisplayName("Not submitted, empty, partial, not applicable and zero are five different things")
  void nothingHasFiveKinds() throws Exception {
    ReleaseTables tables = new ReleaseTables(release);
    SortedMap<String, String> coverage = tables.values("coverage");
    assertThat(coverage.containsKey("2025\tA83-2a-i\tNL\tNOT_SUBMITTED"), is(true));
    assertThat(coverage.containsKey("2025\tA83-2a-i\tMT\tSUBMITTED_EMPTY"), is(true));
    assertThat(coverage.containsKey("2025\tA83-2a-i\tLU\tNOT_APPLICABLE"), is(true));
    assertThat(coverage.containsKey("2025\tA83-2a-i\tIE\tPARTIAL_YEAR"), is(true));
    assertThat(coverage.containsKey("2025\tA83-2a-i\tFR\tSUBMITTED"), is(true));
    SortedMap<String, String> offenders = tables.values("followup_offenders");
    assertThat(offenders.get("2025\tNL\t_X"), is("L"));
    assertThat(offenders.get("2025\tMT\t_X"), is("L"));
    assertThat(offenders.get("2025\tLU\t_X"), is("M"));
    assertThat(tables.values("authority_opinions").get("2025\tFR\t_X"), is("L"));
    assertThat(tables.values("provider_blocking_orders").get("2025\tprovider-001"), is("0"));
  }

  @Test
  @DisplayName("EU27_2020 stands only where all States are covered")
  void aggregatesSayWhatTheyCover() throws Exception {
    SortedMap<String, String> sums = new ReleaseTables(release).values("eu_aggregates");
    assertThat(sums.isEmpty(), is(false));
    assertThat(sums.keySet(), everyItem(not(containsString("\tEU27_2020\t"))));
    long france = 0;
    for (Map.Entry<String, String> row : truth().get("authority_risks").entrySet()) {
      france += row.getKey().startsWith("2025\t") ? Long.parseLong(row.getValue()) : 0;
    }
    assertThat(
        sums.get("authority_risks\tEU_COVERED\ttime_period=2025;risk=GENERATED"),
        is(Long.toString(france)));
  }

  @Test
  @DisplayName("Medians are exact")
  void mediansAreThoseOfTheSortedDays() throws Exception {
    Map<String, List<Long>> days = new HashMap<>();
    truth()
        .get("followup_days")
        .forEach(
            (codes, count) -> {
              String[] parts = codes.split("\t", -1);
              for (long i = Long.parseLong(count); i > 0; i--) {
                days.computeIfAbsent(parts[0] + "\t" + parts[1], any -> new ArrayList<>())
                    .add(Long.parseLong(parts[2]));
              }
            });
    SortedMap<String, String> medians = new ReleaseTables(release).values("followup_days_median");
    assertThat(days.size(), is(greaterThan(20)));
    for (Map.Entry<String, List<Long>> each : days.entrySet()) {
      List<Long> sorted = each.getValue();
      sorted.sort(Comparator.naturalOrder());
      int count = sorted.size();
      assertThat(medians.get(each.getKey() + "\tWITH_OUTCOME"), is(Integer.toString(count)));
      assertThat(
          medians.get(each.getKey() + "\tMEDIAN_LOW"), is(sorted.get((count - 1) / 2).toString()));
      assertThat(
          medians.get(each.getKey() + "\tMEDIAN_HIGH"), is(sorted.get(count / 2).toString()));
    }
  }

  @Test
  @DisplayName("Every planted defect is rejected with its code, at its place")
  void defectsAreRejectedRowByRow() throws Exception {
    int checked = 0;
    for (String line : Files.readAllLines(world.resolve("truth/returns.tsv"))) {
      String[] parts = line.split("\t", -1);
      JsonNode receipt =
          new ObjectMapper()
              .readTree(release.resolve("receipts/FR/receipt-" + parts[0] + ".json").toFile());
      List<String> codes = new ArrayList<>();
      for (JsonNode row : receipt.path("rejected")) {
        codes.add(row.path("row").asText() + " " + row.path("code").asText());
      }
      assertThat(codes.toString(), codes.contains(parts[1] + " " + parts[2]));
      assertThat(codes.size(), is(9));
      checked++;
    }
    assertThat(checked, is(YEARS * 9));
  }

  @Test
  @DisplayName("CT6 order, names and repetition of deliveries change no byte of a table")
  void orderAndRepetitionChangeNothing() throws Exception {
    Path other = directory.resolve("other-returns");
    List<Path> deliveries = deliveries(world.resolve("returns"));
    for (int i = 0; i < deliveries.size(); i++) {
      copy(deliveries.get(i), other.resolve("d-%05d".formatted(deliveries.size() - i)));
    }
    copy(deliveries.get(3), other.resolve("d-00000"));
    Path output = directory.resolve("other-release");
    statistics(other, output);
    assertSameTables(release, output);
  }

  @Test
  @DisplayName("Equal inputs give equal bytes, on the other runner too")
  void equalInputsGiveEqualBytes() throws Exception {
    Path output = directory.resolve("again");
    statistics(world.resolve("returns"), output, "--runner=FlinkRunner", "--parallelism=3");
    SortedMap<String, byte[]> first = ReleaseTables.files(release);
    SortedMap<String, byte[]> second = ReleaseTables.files(output);
    assertThat(second.keySet(), is(first.keySet()));
    first.forEach(
        (name, bytes) -> assertThat(name, Arrays.equals(second.get(name), bytes), is(true)));
  }

  @Test
  @DisplayName("CT6 splitting a return in two changes no figure")
  void splittingAReturnChangesNothing() throws Exception {
    Path split = directory.resolve("split-returns");
    for (Path delivery : deliveries(world.resolve("returns"))) {
      copy(delivery, split.resolve(delivery.getFileName().toString()));
    }
    SplitReturn.inTwo(followUpOf(split, "ES"));
    Path output = directory.resolve("split-release");
    statistics(split, output);
    ReleaseTables before = new ReleaseTables(release);
    ReleaseTables after = new ReleaseTables(output);
    for (String id : before.ids()) {
      assertThat(id, after.values(id), is(before.values(id)));
    }
  }

  @Test
  @DisplayName("Tables up to 2025 say of its years what those up to 2026 do; receipts are the same")
  void anEarlierLastYearChangesNoFigureAndNoReceipt() throws Exception {
    Path output = directory.resolve("up-to-2025");
    statistics(world.resolve("returns"), output, "--year=2025");
    SortedMap<String, byte[]> receipts = ReleaseTables.files(release.resolve("receipts"));
    SortedMap<String, byte[]> same = ReleaseTables.files(output.resolve("receipts"));
    assertThat(same.keySet(), is(receipts.keySet()));
    receipts.forEach((name, bytes) -> assertThat(name, same.get(name), is(bytes)));
    ReleaseTables until2026 = new ReleaseTables(release);
    ReleaseTables until2025 = new ReleaseTables(output);
    int compared = 0;
    for (String id : until2026.ids()) {
      if (Set.of("time_period", "cohort").contains(until2026.dimensions(id).get(0))) {
        SortedMap<String, String> expected = until2026.values(id);
        expected.keySet().removeIf(codes -> codes.startsWith("2026"));
        SortedMap<String, String> values = until2025.values(id);
        // The rows of all returns stand in the last year.
        values.keySet().removeIf(codes -> codes.startsWith("2025\tRETURNS\t"));
        assertThat(id, values, is(expected));
        compared += values.isEmpty() ? 0 : 1;
      }
    }
    assertThat(compared, is(greaterThan(40)));
  }

  @Test
  @DisplayName("Removing a State's returns changes its cells, coverage and aggregates alone")
  void removingAStateChangesOnlyItsCells() throws Exception {
    Path without = directory.resolve("without-es");
    for (Path delivery : deliveries(world.resolve("returns"))) {
      if (!sender(delivery).equals("ES")) {
        copy(delivery, without.resolve(delivery.getFileName().toString()));
      }
    }
    Path output = directory.resolve("without-es-release");
    statistics(without, output, "--previous=" + release);
    SortedMap<String, String> revisions = new ReleaseTables(output).rows("revisions");
    List<String> strangers = new ArrayList<>();
    for (String row : revisions.keySet()) {
      String table = row.substring(0, row.indexOf('\t'));
      boolean aggregate =
          Set.of("coverage", "eu_aggregates", "reconciliation", "outcomes_by_completeness")
              .contains(table);
      if (!aggregate && !row.contains("geo=ES;")) {
        strangers.add(row);
      }
      if (table.equals("coverage")) {
        assertThat(row, row.contains("sender=ES;"), is(true));
      }
    }
    assertThat(strangers, is(empty()));
    assertThat(revisions.size(), is(greaterThan(50)));
    assertThat(
        revisions,
        is(DerivedTables.revisions(new ReleaseTables(release), new ReleaseTables(output))));
  }

  @Test
  @DisplayName("RC7 no token, case key, report key, hash or word of a return stands in a release")
  void nothingOfTheIntakeAreaStandsInARelease() throws Exception {
    Map<String, Set<String>> secrets = new TreeMap<>();
    for (Path delivery : deliveries(world.resolve("returns"))) {
      for (String name : List.of("rows.csv", "rows.ndjson", "rows.json")) {
        if (Files.exists(delivery.resolve(name))) {
          SECRET
              .matcher(Files.readString(delivery.resolve(name)))
              .results()
              .forEach(
                  found ->
                      secrets.computeIfAbsent(name, any -> new TreeSet<>()).add(found.group()));
        }
      }
    }
    assertThat(secrets.get("rows.csv").size(), is(greaterThan(100)));
    assertThat(secrets.get("rows.ndjson").size(), is(greaterThan(100)));
    assertThat(secrets.get("rows.json").toString(), containsString("neutral placeholder"));
    Set<String> all = new TreeSet<>();
    secrets.values().forEach(all::addAll);
    for (Map.Entry<String, byte[]> file : ReleaseTables.files(release).entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
      if (file.getKey().endsWith(".parquet")) {
        text = ReleaseTables.text(release.resolve(file.getKey()));
        // There is no earlier release, so nothing was revised.
        assertThat(file.getKey(), text.isEmpty(), is(file.getKey().endsWith("revisions.parquet")));
      }
      for (String secret : all) {
        assertThat(file.getKey() + " holds " + secret, text.contains(secret), is(false));
      }
    }
  }

  @Test
  @DisplayName("Article 83(4): expired returns leave no row, and are no damaged ones")
  void expiredReturnsLeaveNoRow() throws Exception {
    Path old = directory.resolve("old-returns");
    for (Path delivery : deliveries(world.resolve("returns"))) {
      copy(delivery, old.resolve(delivery.getFileName().toString()));
    }
    Ended ended = csar("expire", "--returns=" + old, "--keep-until=2027-01-01");
    assertThat(ended.err(), ended.code(), is(0));
    int kept = 0;
    for (Path delivery : deliveries(old)) {
      boolean late =
          new ObjectMapper()
                  .readTree(delivery.resolve("intake.json").toFile())
                  .path("received_at")
                  .asText()
                  .compareTo("2027-01-01")
              >= 0;
      boolean rows =
          Stream.of("rows.csv", "rows.ndjson", "rows.json")
              .anyMatch(name -> Files.exists(delivery.resolve(name)));
      assertThat(delivery.toString(), rows && !late, is(false));
      kept += rows ? 1 : 0;
    }
    assertThat(kept, is(greaterThan(20)));
    Path output = directory.resolve("after-expiry");
    statistics(old, output);
    ReleaseTables tables = new ReleaseTables(output);
    assertThat(tables.values("followup_actionable").get("2024\tFR\t_X"), is("L"));
    // What was returned is gone, and is no silence; who returned nothing is as silent as before.
    SortedMap<String, String> outcomes = tables.values("followup_outcomes");
    assertThat(outcomes.get("2024\tFR\t_X\t_X"), is("L"));
    assertThat(outcomes.containsKey("2024\tFR\tFORWARDED\tNO_FEEDBACK_YET"), is(false));
    String silent = "2024\tNL\tFORWARDED\tNO_FEEDBACK_YET";
    assertThat(outcomes.get(silent), is(truth().get("followup_outcomes").get(silent)));
    SortedMap<String, String> coverage = tables.values("coverage");
    assertThat(coverage.get("2024\tA83-2a-i\tFR\tEXPIRED"), is("L"));
    assertThat(coverage.get("2024\tA83-2a-i\tNL\tNOT_SUBMITTED"), is("0"));
    assertThat(coverage.get("2024\tA83-2a-i\tMT\tSUBMITTED_EMPTY"), is("0"));
    assertThat(coverage.get("2024\tA83-2a-i\tLU\tNOT_APPLICABLE"), is("0"));
  }

  private static Path script(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolve("docs/readers").resolve(name);
  }

  /** What the script for DuckDB gives: its columns, then its rows as CSV. */
  private List<String> rowsOfDuckDb() throws Exception {
    String query =
        Files.readString(script("followup.sql"))
            .replace("'internal/", "'" + release.resolve("internal") + "/");
    List<String> lines = new ArrayList<>(List.of("outcome,obs_value,obs_status,note"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(
            String.join(
                ",", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return lines;
  }

  @Test
  @DisplayName("The script for DuckDB in the documents gives the outcomes planted for Germany")
  void theScriptForDuckDbRuns() throws Exception {
    SortedMap<String, String> outcomes = new TreeMap<>();
    List<String> lines = rowsOfDuckDb();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      outcomes.put("2026\tDE\tFORWARDED\t" + cells[0], cells[1]);
    }
    SortedMap<String, String> planted = new TreeMap<>(truth().get("followup_outcomes"));
    planted.keySet().removeIf(codes -> !codes.startsWith("2026\tDE\tFORWARDED\t"));
    assertThat(outcomes, is(planted));
    assertThat(outcomes.size(), is(5));
  }

  static List<ReaderScript> readerScripts() {
    return ReaderScript.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readerScripts")
  @DisplayName("The other scripts give the same five rows, where this machine can run them")
  void theOtherScriptsGiveTheSame(ReaderScript reader) throws Exception {
    assumeTrue(
        reader.canRun(),
        reader + " is not run: this machine has no " + reader.interpreter() + " with its packages");
    assertThat(reader.run(script(reader.file()), release), is(rowsOfDuckDb()));
  }

  @Test
  @DisplayName("What an operator can mend ends with its own code, and nothing stands")
  void wrongInputsAreRefused() {
    Path output = directory.resolve("refused");
    String[][] wrong = {
      {"50", "--returns=" + directory.resolve("nowhere")},
      {"51", "--previous=" + world},
      {"2", "--as-of=yesterday"},
      {"2", "--year=2030"},
      {"2", "--year=twenty"},
      {"16", "--as-of=2024-06-01T00:00:00Z --year=2024"},
      {"2", "--attachedMode=false"},
      {"2", "--returns=s3://bucket/returns"},
      {"16", "--database=" + directory.resolve("nowhere")},
    };
    for (String[] one : wrong) {
      Map<String, String> line = new TreeMap<>();
      line.put("--year", "2026");
      line.put("--database", database.toString());
      line.put("--returns", world.resolve("returns").toString());
      line.put("--as-of", "2027-12-01T00:00:00Z");
      line.put("--output", output.toString());
      line.put("--runner", "DirectRunner");
      for (String option : one[1].split(" ", -1)) {
        int equals = option.indexOf('=');
        line.put(option.substring(0, equals), option.substring(equals + 1));
      }
      List<String> arguments = new ArrayList<>(List.of("statistics"));
      line.forEach((name, value) -> arguments.add(name + "=" + value));
      Ended ended = csar(arguments.toArray(new String[0]));
      assertThat(one[1] + ": " + ended.err(), ended.code(), is(Integer.parseInt(one[0])));
      assertThat(ended.err(), not(containsString("\tat ")));
      assertThat(Files.exists(output), is(false));
    }
  }

  @Test
  @DisplayName("SDMX-CSV and Parquet tell the same figures")
  void bothFormatsTellTheSame() throws Exception {
    ReleaseTables tables = new ReleaseTables(release);
    assertThat(tables.ids().size(), is(greaterThan(50)));
    for (String id : tables.ids()) {
      assertThat(id, tables.rowsThatDiffer(id), is(empty()));
      try (Stream<String> lines =
          Files.lines(release.resolve("internal/csv/" + id + ".internal.csv"))) {
        assertThat(id, lines.findFirst().orElse(""), startsWith("STRUCTURE,STRUCTURE_ID,ACTION,"));
      }
    }
  }

  @Test
  @DisplayName("Every Parquet file says in its footer that it is internal")
  void everyFooterSaysInternal() throws Exception {
    for (String id : new ReleaseTables(release).ids()) {
      assertThat(
          id,
          ReleaseTables.footer(
              release.resolve("internal/tables/" + id + ".parquet"), "eu.csar.confidentiality"),
          is(List.of("internal: small counts are not protected")));
    }
  }

  private void assertSameTables(Path one, Path other) throws IOException {
    SortedMap<String, byte[]> first = ReleaseTables.files(one.resolve("internal/tables"));
    SortedMap<String, byte[]> second = ReleaseTables.files(other.resolve("internal/tables"));
    assertThat(second.keySet(), is(first.keySet()));
    first.forEach(
        (name, bytes) -> assertThat(name, Arrays.equals(second.get(name), bytes), is(true)));
  }

  private static List<Path> deliveries(Path returns) throws IOException {
    try (Stream<Path> all = Files.list(returns)) {
      return all.sorted().toList();
    }
  }

  private static String sender(Path delivery) throws IOException {
    return new ObjectMapper()
        .readTree(delivery.resolve("intake.json").toFile())
        .path("sender")
        .asText();
  }

  private static Path followUpOf(Path returns, String sender) throws IOException {
    for (Path delivery : deliveries(returns)) {
      if (sender(delivery).equals(sender)
          && Files.readString(delivery.resolve("return.json")).contains("FOLLOW_UP")) {
        return delivery;
      }
    }
    throw new IllegalStateException("no follow-up of " + sender);
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
