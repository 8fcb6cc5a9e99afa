package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.AnnexIIIReport;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The canary: a mark in every personal field of every report is found in {@code personal/}, {@code
 * review/} and the packages of that report's own recipients, and nowhere else: no table, receipt,
 * rejection, log or name of a file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CanaryTest {
  /** Reports that are assessed: to FR, to DE, to Europol alone, and one with wrong types. */
  private final List<MarkedRecord> assessed = new ArrayList<>();

  /** Records that are rejected. */
  private final List<MarkedRecord> rejected = new ArrayList<>();

  @TempDir static Path directory = Path.of("unset");
  private SortedMap<String, String> texts = new TreeMap<>();
  private final Map<String, Set<String>> recipients = new HashMap<>();
  private final Map<String, String> keys = new TreeMap<>();
  private String log = "";

  @BeforeAll
  void assess() throws Exception {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    List<String> lines = new ArrayList<>();
    for (int network = 1; network <= 3; network++) {
      assessed.add(MarkedRecord.of(network, network));
    }
    assessed.add(wrongTypes());
    assessed.forEach(marked -> lines.add(marked.record().toString()));
    MarkedRecord cut = MarkedRecord.of(5, 1);
    lines.add(cut.record().toString().substring(0, cut.record().toString().length() - 1));
    MarkedRecord twice = MarkedRecord.of(6, 1);
    // What looks like a name of a schema is shown; this is none.
    String member = twice.mark("name of a member") + "@example.org";
    lines.add(
        twice.record().toString().replaceFirst("^\\{", "{'" + member + "':1,'" + member + "':2,"));
    rejected.add(cut);
    rejected.add(twice);
    world.export("A", "2026-01-02T00:00:00Z", lines);
    Path database = directory.resolve("database");
    Path output = directory.resolve("output.log");
    Process run =
        new AssessCommand(world.directory(), database, "2026-01-06T00:00:00Z").start(output);
    // Two of six records are rejected.
    int end = run.waitFor();
    log = Files.readString(output);
    assertThat(log, end, is(33));
    texts = TextsOfDatabase.of(database);
    recipientsOf(database);
  }

  private static MarkedRecord wrongTypes() {
    MarkedRecord marked = MarkedRecord.of(4, 1);
    ObjectNode record = marked.record();
    for (String field :
        List.of("version", "urgent", "issued_at", "flagged_text", "removed_or_disabled")) {
      record.put(field, marked.mark("wrong type in " + field));
    }
    record.putArray("abuse_types").add(marked.mark("wrong code"));
    record.putObject("service_types").put("x", marked.mark("wrong type in service_types"));
    record.withArray("users").add(marked.mark("no person"));
    ((ObjectNode) record.withArray("users").get(0)).put("role", marked.mark("wrong role"));
    record.withArray("items").addObject().put("media_type", marked.mark("wrong media type"));
    record.withArray("upload_ips").addObject().put("address", marked.mark("no address"));
    record.put("unknown_member", marked.mark("unknown member"));
    record.put(marked.mark("name of an unknown member") + "@example.org", 1);
    return marked;
  }

  private void recipientsOf(Path database) throws Exception {
    for (ReportRow row : Database.open(database).<ReportRow>rows(Table.REPORTS, ".parquet")) {
      keys.put(row.getProviderReportId(), row.getReportKey());
    }
    Map<String, String> ids = new HashMap<>();
    keys.forEach((id, key) -> ids.put(key, id));
    for (ForwardRow row : Database.open(database).<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      recipients
          .computeIfAbsent(ids.get(row.getReportKey()), id -> new HashSet<>())
          .add(row.getRecipient());
    }
  }

  @Test
  @DisplayName("RC7 the world is such that each report has other recipients")
  void theReportsGoToDifferentRecipients() {
    assertThat(recipients.get("R-1"), is(Set.of("FR", "EUROPOL")));
    assertThat(recipients.get("R-2"), is(Set.of("DE", "EUROPOL")));
    assertThat(recipients.get("R-3"), is(Set.of("EUROPOL")));
  }

  @Test
  @DisplayName("RC7 every personal field of the contract is marked")
  void everyPersonalFieldIsMarked() {
    Set<String> fields = new TreeSet<>();
    MarkedRecord.personalLeaves(AnnexIIIReport.getClassSchema(), "", false, fields);
    fields.removeIf(path -> path.endsWith(".at"));
    assertThat(assessed.get(0).marks().keySet(), is(fields));
    assertThat(fields, hasItem("users[].email"));
    assertThat(fields, hasItem("children[].addresses[].port"));
  }

  @Test
  @DisplayName(
      "Article 83(4): no mark, no report key and no token stands in a release of statistics")
  void statisticsHoldNoneOfIt() throws Exception {
    Path returns = Files.createDirectories(directory.resolve("returns"));
    Set<String> tokens = new HashSet<>();
    for (ForwardRow row :
        Database.open(directory.resolve("database")).<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      tokens.add(row.getFollowUpToken());
      if (row.getRecipient().equals("FR")) {
        MarkedReturns.in(returns, row.getFollowUpToken());
      }
    }
    Path release = directory.resolve("statistics");
    CsarTest.Ended ended =
        CsarTest.csar(
            "statistics",
            "--year=2026",
            "--database=" + directory.resolve("database"),
            "--returns=" + returns,
            "--as-of=2026-12-01T00:00:00Z",
            "--output=" + release,
            "--runner=DirectRunner");
    assertThat(ended.err(), ended.code(), is(0));
    Set<String> secrets = new HashSet<>(keys.values());
    assessed.forEach(marked -> secrets.addAll(marked.marks().values()));
    rejected.forEach(marked -> secrets.addAll(marked.marks().values()));
    secrets.addAll(tokens);
    secrets.addAll(MarkedReturns.marks());
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, String> file : TextsOfDatabase.of(release).entrySet()) {
      String text = file.getValue();
      secrets.stream()
          .filter(secret -> secret.length() > 6 && text.contains(secret))
          .forEach(secret -> found.add(file.getKey() + " holds " + secret));
    }
    assertThat(found, is(empty()));
    // The reports themselves are counted, and the returns were accepted.
    assertThat(
        Files.readString(release.resolve("internal/csv/events_by_bucket.internal.csv")),
        containsString("2026,ONE_STATE,3,"));
    ReleaseTables tables = new ReleaseTables(release);
    assertThat(tables.values("followup_cases").get("2026\tFR\tONGOING"), is("1"));
    assertThat(tables.values("authority_risks").get("2026\tFR\tDISSEMINATION_PUBLIC"), is("7"));
  }

  @Test
  @DisplayName("RC7 the search finds each mark where it belongs")
  void theSearchFindsWhatIsThere() {
    for (MarkedRecord report : assessed.subList(0, 3)) {
      Set<String> missing = new TreeSet<>();
      String packages = textOf("/packages/EUROPOL/");
      String personal = textOf("/personal/");
      report
          .marks()
          .forEach(
              (path, mark) -> {
                if (!personal.contains(mark) || !packages.contains(mark)) {
                  missing.add(path);
                }
              });
      assertThat(missing, is(empty()));
    }
  }

  private String textOf(String part) {
    StringBuilder text = new StringBuilder();
    texts.forEach((path, content) -> text.append(path.contains(part) ? content : ""));
    return text.toString();
  }

  @Test
  @DisplayName("RC7 no mark is found anywhere else")
  void noMarkIsFoundElsewhere() {
    assertThat(texts.keySet().toString(), texts.size() > 20, is(true));
    Set<String> found = new TreeSet<>();
    texts.put("log", log);
    texts.put("names of files", String.join("\n", texts.keySet()));
    for (MarkedRecord report : assessed) {
      String id = report.record().path("provider_report_id").asText();
      texts.forEach(
          (path, text) -> {
            if (!mayHold(path, id)) {
              search(report, path, text, found);
            }
          });
    }
    for (MarkedRecord record : rejected) {
      texts.forEach((path, text) -> search(record, path, text, found));
    }
    assertThat(found, is(empty()));
  }

  private boolean mayHold(String path, String id) {
    return path.contains("/personal/")
        || path.contains("/review/")
        || recipients.getOrDefault(id, Set.of()).stream()
            .anyMatch(recipient -> path.contains("/packages/" + recipient + "/"));
  }

  private static void search(MarkedRecord record, String path, String text, Set<String> found) {
    record
        .marks()
        .forEach(
            (field, mark) -> {
              // A port is a number, which may also stand inside a longer one.
              boolean there =
                  field.endsWith(".port")
                      ? text.matches("(?s).*(?<![0-9a-f.])" + mark + "(?![0-9a-f.]).*")
                      : text.contains(mark);
              if (there) {
                found.add(field + " in " + path);
              }
            });
  }

  @Test
  @DisplayName("RC2 the rejected records are there, and told without what they hold")
  void theRejectionsAreThere() {
    String rejections = textOf("/rejections/");
    assertThat(rejections.contains("MALFORMED_JSON"), is(true));
    assertThat(rejections.contains("DUPLICATE_MEMBER"), is(true));
    assertThat(textOf("/feedback/"), not(is("")));
    assertThat(log.getBytes(StandardCharsets.UTF_8).length > 0, is(true));
  }

  @Test
  @DisplayName("RC7 a package names no report of another recipient alone, in its links neither")
  void aPackageNamesNoReportOfOthers() throws Exception {
    // All marked reports carry one hash: each is linked to the first, which went to FR.
    assertThat(textOf("/packages/FR/links-").contains("\"ITEM\""), is(true));
    assertThat(textOf("/packages/EUROPOL/links-").contains("\"ITEM\""), is(true));
    assertThat(textOf("/packages/DE/links-"), is(""));
    Set<String> found = new TreeSet<>();
    keys.forEach(
        (id, key) ->
            texts.forEach(
                (path, text) -> {
                  if (path.contains("/packages/")
                      && !mayHold(path, id)
                      && (text.contains(key) || text.contains('"' + id + '"'))) {
                    found.add(id + " in " + path);
                  }
                }));
    assertThat(keys.keySet(), is(Set.of("R-1", "R-2", "R-3", "R-4")));
    assertThat(found, is(empty()));
  }
}
