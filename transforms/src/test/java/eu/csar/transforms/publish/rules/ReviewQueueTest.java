package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held reports through the files of runs: stored rows in, the queue of the next run out. */
@DisplayName("JU3 the review queue")
class ReviewQueueTest {
  private static final String DAY_1 = "2026-01-01T00:00:00Z";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";
  private static final String DAY_5 = "2026-01-05T12:00:00Z";
  private static final String A = "0a" + "00".repeat(31);
  private static final String B = "0b" + "00".repeat(31);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path database = Path.of("unset");

  @Test
  @DisplayName("JU3 RC5 holds all still held, oldest first, and the ledger balances with it")
  void overRuns() throws Exception {
    run(1, DAY_1, 0, held(B, DAY_1, null));
    assertThat(keys(1), contains(B));

    // A report that is touched and stays held keeps its held_since; a new one comes behind it.
    run(2, DAY_2, 1, held(A, DAY_2, null), held(B, DAY_1, "HELD_FOR_REVIEW"));
    assertThat(keys(2), contains(B, A));
    assertThat(review(2).path("held").asInt(), is(2));
    assertThat(review(2).path("oldest_held_since").asText(), is(DAY_1));
    assertThat(review(2).path("oldest_hours").asLong(), is(24L));

    // One that nothing touches is still held.
    run(3, DAY_5, 2, released(B));
    assertThat(keys(3), contains(A));
    assertThat(review(3).path("oldest_hours").asLong(), is(84L));

    run(4, DAY_5, 1, released(A));
    assertThat(keys(4), is(empty()));
    assertThat(review(4).path("oldest_held_since").isNull(), is(true));
  }

  @Test
  @DisplayName("RC5 a run that would lose a held report publishes nothing")
  void aLostReport() throws Exception {
    run(1, DAY_1, 0, held(B, DAY_1, null));
    // The state says that two were held, the queue has one.
    run(2, DAY_2, 2, held(A, DAY_2, null));
    assertThat(Files.exists(database.resolve("runs/000002")), is(false));
    assertThat(
        Files.readString(database.resolve("failed").resolve(name(2).directory() + ".json"))
            .contains("held at start + newly held - released = 3, but review queue = 2"),
        is(true));
  }

  private static RunName name(long number) {
    String parent = number == 1 ? null : Long.toString(number - 1).repeat(64);
    return new RunName(number, Long.toString(number).repeat(64), parent);
  }

  private void run(long number, String asOf, long heldAtStart, AssessedReport... reports)
      throws IOException {
    RunName name = name(number);
    try (ShardResults results = new ShardResults(database, name, "shards-00000")) {
      RecordReports record = new RecordReports(number, Instant.parse(asOf), "2026-1", "1");
      for (AssessedReport report : reports) {
        record.record(report, results);
      }
      Part part = results.finish();
      new FinishRun(
              database,
              new RunEvidence(name, asOf, "{}", List.of(), heldAtStart),
              standing -> List.of(),
              block -> Map.of(),
              block -> new TreeMap<>(),
              Instant.EPOCH)
          .finish(new byte[0], new byte[0], List.of(part.encode()), List.of());
    }
  }

  private static AssessedReport held(String key, String since, @Nullable String before) {
    return report(key, "HELD_FOR_REVIEW", Instant.parse(since), before);
  }

  private static AssessedReport released(String key) {
    return report(key, "MANIFESTLY_UNFOUNDED", null, "HELD_FOR_REVIEW");
  }

  /** A stored report: one that this run reads again from personal/. */
  private static AssessedReport report(
      String key, String decision, @Nullable Instant since, @Nullable String before) {
    Instant at = Instant.parse(DAY_1);
    Report report =
        Report.newBuilder()
            .setReportKey(key)
            .setNamespace("provider-001")
            .setProviderId("provider-001")
            .setIdKind("CYBERTIPLINE")
            .setProviderReportId("tip-" + key.charAt(1))
            .setVersion(0)
            .setCanonicalDigest("00")
            .setSource("CYBERTIPLINE")
            .setTest(false)
            .setExportId("e-1")
            .setExportDigest("00")
            .setFile("reports.xml")
            .setOrdinal(0)
            .setSubmittedAt(at)
            .setReceivedAt(at)
            .setAbuseTypes(List.of())
            .setServiceTypes(List.of())
            .setAwareness(List.of())
            .setAnnotations(List.of())
            .setProviderUrgent(false)
            .setReferences(List.of())
            .setCitedKeys(List.of())
            .setNamesChild(false)
            .setNamesRecipient(false)
            .setHasUrl(false)
            .setHasFlaggedText(false)
            .setHasFreeText(false)
            .setItems(List.of())
            .setFindings(List.of())
            .setPersonal(
                PersonalPart.newBuilder()
                    .setContactInfo(List.of())
                    .setOtherData(List.of())
                    .setUploadAddresses(List.of())
                    .setLocations(List.of())
                    .setUsers(List.of())
                    .setChildren(List.of())
                    .setThirdCountryBodies(List.of())
                    .build())
            .build();
    KeyRow row =
        KeyRow.newBuilder()
            .setReportKey(key)
            .setNamespace("provider-001")
            .setTest(false)
            .setFirstRun(1)
            .setSeen(List.of())
            .setRetractions(List.of())
            .setFirstAccount(true)
            .setDecision(decision)
            .setHeldSince(since)
            .setForwards(List.of())
            .setContentRun(1)
            .setRun(1)
            .build();
    return new AssessedReport(
        report,
        "REVIEWED",
        row,
        null,
        List.of(),
        true,
        List.of(since == null ? "REVIEWED_UNFOUNDED" : "NO_ANNEX_III_TYPE"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PackageLine.WITHOUT_BODY,
        before);
  }

  private List<String> keys(long run) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line :
        Files.readAllLines(
            database.resolve(name(run).directory()).resolve("review/queue.ndjson"))) {
      keys.add(JSON.readTree(line).path("report_key").asText());
    }
    return keys;
  }

  private JsonNode review(long run) throws IOException {
    return JSON.readTree(database.resolve(name(run).directory()).resolve("run.json").toFile())
        .path("review");
  }
}
