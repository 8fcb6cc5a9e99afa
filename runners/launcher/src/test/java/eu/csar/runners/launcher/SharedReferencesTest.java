package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.runners.launcher.CsarTest.Ended;
import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * References that say nothing, or too much, merge no reports: 10,000 reports with {@code N/A} and
 * 500 of two providers with the number of a batch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedReferencesTest {
  private static final int PLACEHOLDERS = 10_000;
  private static final int BATCH = 500;

  private final Path database;
  private final Ended ended;

  SharedReferencesTest(@TempDir Path directory) throws Exception {
    SmallWorld world = new SmallWorld(directory.resolve("world"));
    List<String> placeholders = new ArrayList<>();
    for (int i = 0; i < PLACEHOLDERS; i++) {
      placeholders.add(report("P-" + i, "N/A"));
    }
    world.export("A", "2026-01-02T00:00:00Z", placeholders);
    for (String provider : List.of("A", "B")) {
      List<String> batch = new ArrayList<>();
      for (int i = 0; i < BATCH / 2; i++) {
        batch.add(report("B-" + i, "BATCH-2026-01"));
      }
      world.export(provider, "2026-01-03T00:00:00Z", batch);
    }
    database = directory.resolve("database");
    ended = new AssessCommand(world.directory(), database, "2026-01-06T00:00:00Z").run();
  }

  private static String report(String id, String reference) {
    return "{'provider_report_id':'"
        + id
        + "','issued_at':'2026-01-01T00:00:00Z','abuse_types':['NEW_CSAM'],"
        + "'third_country_references':[{'body':'NCMEC','reference':'"
        + reference
        + "'}]}";
  }

  @BeforeAll
  void theRunEndsWell() {
    assertThat(ended.err(), ended.code(), is(0));
  }

  @Test
  @DisplayName("SU1 SU3 as many reports as records, each with its FIRST forward to Europol")
  void asManyReportsAndFirstForwards() throws Exception {
    Set<String> keys = new HashSet<>();
    for (ReportRow row : Database.open(database).<ReportRow>rows(Table.REPORTS, ".parquet")) {
      keys.add(row.getReportKey());
      assertThat(row.getSupplementOf() == null, is(true));
    }
    assertThat(keys, hasSize(10_500));
    Set<String> forwarded = new HashSet<>();
    for (ForwardRow row : Database.open(database).<ForwardRow>rows(Table.FORWARDS, ".parquet")) {
      assertThat(row.getRecipient() + " " + row.getKind(), is("EUROPOL FIRST"));
      assertThat(forwarded.add(row.getReportKey()), is(true));
    }
    assertThat(forwarded, is(keys));
  }

  @Test
  @DisplayName("SU1 each placeholder is a finding")
  void eachPlaceholderIsAFinding() throws Exception {
    long found = 0;
    for (FindingRow row : Database.open(database).<FindingRow>rows(Table.FINDINGS, ".parquet")) {
      found += row.getCode().equals("PLACEHOLDER_REFERENCE") ? 1 : 0;
    }
    assertThat(found, is(10_000L));
  }

  @Test
  @DisplayName("SU3 run.json names the digest of the reference that too many share")
  void theRunNamesTheCrowdedReference() throws Exception {
    JsonNode run =
        new ObjectMapper()
            .readTree(
                database
                    .resolve(Database.open(database).latest().directory())
                    .resolve("run.json")
                    .toFile());
    String digest = DigestUtils.sha256Hex("NCMEC\0BATCH-2026-01");
    assertThat(run.path("references_over_limit").toString(), is("{\"" + digest + "\":500}"));
  }
}
