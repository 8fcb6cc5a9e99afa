package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.pipelines.synthesise.EncodeIpDatabase;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A world in which the law speaks, in four runs. Addresses 5.1 are in FR, 5.2 in DE.
 *
 * <ul>
 *   <li>Run 1: SENT and DOUBTED (FR); HARMLESS, whose one item two States assessed as no abuse
 *       material; ERROR, which its provider retracts in the same export.
 *   <li>Run 2: SENT is retracted; a review says that DOUBTED is unfounded, and another speaks of a
 *       report that nobody knows.
 *   <li>Run 3: the notice of one State is disabled, and nothing else is new.
 *   <li>Run 4: history is assessed again with an IP database in which 5.1 is in DE.
 * </ul>
 */
final class LawWorld {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTICES =
      """
      {'notice_id':'N-FR','state':'FR','date':'2025-01-01','reason':'NO_ABUSE_MATERIAL','sha256':['%1$s']}
      {'notice_id':'N-DE','state':'DE','date':'2025-01-01','reason':'NO_ABUSE_MATERIAL','sha256':['%1$s'],'disabled':%2$s}
      """;

  private final SmallWorld world;
  private final Path database;
  private final List<String> told = new ArrayList<>();

  private LawWorld(SmallWorld world, Path database) {
    this.world = world;
    this.database = database;
  }

  static LawWorld in(Path directory) throws Exception {
    LawWorld law =
        new LawWorld(new SmallWorld(directory.resolve("world")), directory.resolve("database"));
    law.run1();
    law.run2();
    law.run3();
    law.run4();
    return law;
  }

  private void run1() throws IOException {
    world.write("indicators/not_abuse.ndjson", NOTICES.formatted(SmallWorld.hash(5), false));
    Files.createDirectories(world.directory().resolve("messages"));
    world.export(
        "A",
        "2026-01-02T00:00:00Z",
        List.of(
            report("SENT", "5.1.0.1", ""),
            report("DOUBTED", "5.1.0.2", ""),
            report(
                "HARMLESS",
                "5.1.0.3",
                "'items':[{'item_id':'I-1','hashes':[{'type':'SHA-256','value':'"
                    + SmallWorld.hash(5)
                    + "'}]}],"),
            report("ERROR", "5.1.0.4", ""),
            retraction("ERROR", "2026-01-01T12:00:00Z")));
    end("assess", "2026-01-03T00:00:00Z", 0);
  }

  private void run2() throws Exception {
    world.export("A", "2026-01-04T00:00:00Z", List.of(retraction("SENT", "2026-01-03T12:00:00Z")));
    String review =
        "{'message_id':'%s','kind':'REVIEW','review_id':'%s','report_key':'%s','version':0,"
            + "'subject':'DECISION','value':'UNFOUNDED','reason_code':'MEME',"
            + "'decided_at':'2026-01-04T00:00:00Z','reviewer_ref':'r-1'}\n";
    world.write(
        "messages/reviews.ndjson",
        review.formatted("M-1", "V-1", key("DOUBTED"))
            + review.formatted("M-2", "V-2", "ab".repeat(32)));
    end("assess", "2026-01-05T00:00:00Z", 36);
  }

  private void run3() throws IOException {
    world.write("indicators/not_abuse.ndjson", NOTICES.formatted(SmallWorld.hash(5), true));
    end("assess", "2026-01-06T00:00:00Z", 0);
  }

  private void run4() throws IOException {
    EncodeIpDatabase.of(1_767_225_600L)
        .network("5.1.0.0", 16, "DE")
        .write(world.directory().resolve("ip-country.mmdb"));
    end("reassess", "2026-01-07T00:00:00Z", 0);
  }

  private void end(String verb, String asOf, int code) {
    List<String> line =
        new AssessCommand(world.directory(), database, asOf)
            .line("--messages=" + world.directory().resolve("messages"), "--runner=DirectRunner");
    if (verb.equals("reassess")) {
      line.set(0, "reassess");
      line.set(1, "--since=2026-01-02");
    }
    Ended ended = CsarTest.csar(line.toArray(new String[0]));
    assertThat(ended.out() + ended.err(), ended.code(), is(code));
    told.add(ended.out());
  }

  private static String report(String id, String address, String more) {
    return "{'provider_report_id':'%s','issued_at':'2026-01-01T00:00:00Z',%s".formatted(id, more)
        + "'provider':{'name':'Provider A','contact_point':'desk','contact_info':['desk']},"
        + "'urgent':false,'abuse_types':['NEW_CSAM'],'service_types':['HOSTING'],"
        + "'awareness':['OWN_MOTION'],'third_country_reported':false,'removed_or_disabled':true,"
        + "'user_decision':false,'time_stamp':'token',"
        + "'users':[{'role':'SUBJECT','addresses':[{'address':'%s','event':'UPLOAD'}]}]}"
            .formatted(address);
  }

  private static String retraction(String id, String issuedAt) {
    return "{'retracts':'%s','retraction_reason':'ERRONEOUS','issued_at':'%s'}"
        .formatted(id, issuedAt);
  }

  /** What a run said, from 1. */
  String told(int run) {
    return told.get(run - 1);
  }

  /** Directory of a run, from 1. */
  Path run(int number) throws Exception {
    RunMarker marker = Database.open(database).runs().get(number - 1);
    return database.resolve(marker.directory());
  }

  JsonNode runJson(int number) throws Exception {
    return JSON.readTree(run(number).resolve("run.json").toFile());
  }

  Path database() {
    return database;
  }

  /** Rows of a report over all runs: run, cause, decision and reasons. */
  List<String> story(String id) throws Exception {
    List<String> rows = new ArrayList<>();
    for (ReportRow row : Database.open(database).<ReportRow>rows(Table.REPORTS, ".parquet")) {
      if (row.getProviderReportId().equals(id)) {
        rows.add(
            row.getRun() + " " + row.getCause() + " " + row.getDecision() + row.getReasonCodes());
      }
    }
    return rows;
  }

  /** What was sent of a report in all runs, in order: run, recipient, kind and reason. */
  List<String> sent(String id) throws Exception {
    String key = key(id);
    List<String> rows = new ArrayList<>();
    for (ForwardRow row : Database.open(database).<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      if (row.getReportKey().equals(key)) {
        rows.add(
            row.getRun() + " " + row.getRecipient() + " " + row.getKind() + " " + row.getReason());
      }
    }
    return rows;
  }

  /** What the provider was told of a report: run, kind, reasons and items. */
  List<String> notices(String id) throws Exception {
    List<String> rows = new ArrayList<>();
    for (NoticeRow row : Database.open(database).<NoticeRow>rows(Table.NOTICES, ".parquet")) {
      if (id.equals(row.getProviderReportId())) {
        rows.add(row.getRun() + " " + row.getKind() + row.getReasonCodes() + row.getItemIds());
      }
    }
    return rows;
  }

  private String key(String id) throws Exception {
    TreeMap<String, String> keys = new TreeMap<>();
    for (ReportRow row : Database.open(database).<ReportRow>rows(Table.REPORTS, ".parquet")) {
      keys.put(row.getProviderReportId(), row.getReportKey());
    }
    return java.util.Objects.requireNonNull(keys.get(id));
  }
}
