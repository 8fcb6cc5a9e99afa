package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A world of linked reports in three runs. Addresses 5.1 are in FR, 5.2 in DE.
 *
 * <ul>
 *   <li>Run 1: R-1 (FR), R-2 (FR) and R-3 (DE) carry one hash; R-4 (FR) cites R-9, which nobody
 *       knows; R-5 (DE) carries a hash of its own.
 *   <li>Run 2: R-9 (FR) arrives. S-1 of the other provider (FR) has the case reference of R-1. R-2
 *       comes again as version 1 with the same hash.
 *   <li>Run 3: R-1 has a version with an address in DE: recalled from FR, first to DE.
 * </ul>
 */
final class LinkedWorld {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path database;

  private LinkedWorld(Path database) {
    this.database = database;
  }

  static LinkedWorld in(Path directory) throws IOException {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    world.export(
        "A",
        "2026-01-02T00:00:00Z",
        List.of(
            report("R-1", 0, "5.1.0.1", 7, reference("C-12345")),
            report("R-2", 0, "5.1.0.2", 7, ""),
            report("R-3", 0, "5.2.0.3", 7, "'removed_or_disabled':false,"),
            report("R-4", 0, "5.1.0.4", 8, "'related_reports':['R-9'],"),
            report("R-5", 0, "5.2.0.5", 9, "'urgent':true,")));
    world.export("A", "2026-01-03T00:00:00Z", List.of(report("R-9", 0, "5.1.0.9", 10, "")));
    world.export(
        "B",
        "2026-01-03T00:00:00Z",
        List.of(report("S-1", 0, "5.1.0.6", 11, reference("C-12345"))));
    world.export("A", "2026-01-03T01:00:00Z", List.of(report("R-2", 1, "5.1.0.2", 7, "")));
    world.export(
        "A",
        "2026-01-04T00:00:00Z",
        List.of(
            report("R-1", 1, "5.2.0.1", 7, reference("C-12345") + "'removed_or_disabled':true,")));
    Path database = directory.resolve("database");
    for (String asOf : List.of("2026-01-02", "2026-01-03", "2026-01-04")) {
      Ended ended =
          new AssessCommand(world.directory(), database, asOf + "T12:00:00Z")
              .run("--runner=DirectRunner");
      assertThat(ended.err(), ended.code(), is(0));
    }
    return new LinkedWorld(database);
  }

  private static String reference(String number) {
    return "'third_country_references':[{'body':'NCMEC','reference':'" + number + "'}],";
  }

  private static String report(String id, int version, String address, int hash, String more) {
    return "{'provider_report_id':'"
        + id
        + "','version':"
        + version
        + ",'issued_at':'2026-01-01T0"
        + version
        + ":00:00Z',"
        + more
        + "'abuse_types':['NEW_CSAM'],'upload_ips':[{'address':'"
        + address
        + "'}],'items':[{'hashes':[{'type':'SHA-256','value':'"
        + SmallWorld.hash(hash)
        + "'},{'type':'MD5','value':'"
        + SmallWorld.hash(hash).substring(0, 32)
        + "'}]}]}";
  }

  Path database() {
    return database;
  }

  /** Directory of the packages of a run. */
  Path packages(int run) throws Exception {
    return database
        .resolve(Database.open(database).runs().get(run - 1).directory())
        .resolve("packages");
  }

  /** Lines of the links file of a recipient in a run, with the providers' ids instead of keys. */
  List<String> links(int run, String recipient) throws Exception {
    Path file = packages(run).resolve(recipient).resolve("links-00000" + run + ".ndjson.zst");
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, String> ids = ids();
    List<String> told = new ArrayList<>();
    for (String line : lines(file)) {
      JsonNode node = JSON.readTree(line);
      told.add(
          ids.get(node.path("report_key").asText())
              + " "
              + node.path("kind").asText()
              + " "
              + ids.get(node.path("other_key").asText()));
    }
    told.sort(null);
    return told;
  }

  /** Provider's ids by report key. */
  Map<String, String> ids() throws Exception {
    Map<String, String> ids = new HashMap<>();
    for (ReportRow row : Database.open(database).<ReportRow>rows(Table.REPORTS, ".parquet")) {
      ids.put(row.getReportKey(), row.getProviderReportId());
    }
    return ids;
  }

  /** Lines of a file of a package. */
  static List<String> lines(Path file) throws IOException {
    try (InputStream in = new ZstdInputStream(Files.newInputStream(file)).setContinuous(true)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    }
  }
}
