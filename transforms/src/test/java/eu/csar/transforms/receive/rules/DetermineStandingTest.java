package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.RefusalCode;
import eu.csar.schemas.codes.RejectCode;
import eu.csar.transforms.receive.rules.ExportStanding.ExportFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetermineStandingTest {

  private static final byte[] ONE = ExportFixture.utf8("{\"provider_report_id\":\"R-1\"}\n");
  private static final byte[] THREE =
      ExportFixture.utf8("{\"version\":1}\nnot a record\n\n{\"version\":3}\n");

  @TempDir Path exports;

  @Test
  @DisplayName("RC1 An export with one wrong digest is refused whole")
  void refusesWrongDigests() throws IOException {
    export("a").file("x.ndjson", 1, ONE, "00".repeat(32)).file("y.ndjson", 1, ONE).deliver("E-1");
    export("b").receivedAt("2026-01-03T00:00:00Z").file("y.ndjson", 1, ONE).deliver("E-2");
    ReadingPlan plan = plan(Set.of(), 1 << 20);
    Standing standing = standing(plan);
    assertThat(standing.exports().get(0).refusal(), is(RefusalCode.WRONG_DIGEST));
    assertThat(standing.exports().get(0).refusedFile(), is("x.ndjson"));
    // A file of a refused export never shadows a later one.
    assertThat(standing.exports().get(1).files().get(0).skipped(), is(false));
    assertThat(standing.recordsRead(), is(1L));
    RefusedExport refused = standing.refused(plan).get(0);
    assertThat(refused.exportId(), is("E-1"));
    ReadingPlan later =
        planning().plan(exports, Instant.MAX, Set.of(), Set.of(refused.contentDigest()), Set.of());
    assertThat(later.exports().stream().map(PlannedExport::exportId).toList(), contains("E-2"));
  }

  @Test
  @DisplayName("RC1 Fewer records than declared: one rejection at the first unread ordinal")
  void addsOneRejectionForMissingRecords() throws IOException {
    export("a").file("x.ndjson", 9, THREE).deliver("E-1");
    Standing standing = standing(plan(Set.of(), 10));
    List<ShardStanding> shards = standing.shards();
    assertThat(
        shards.stream().map(ShardStanding::ordinalBase).toList(), contains(0L, 1L, 2L, 3L, 3L));
    assertThat(
        shards.get(4),
        is(new ShardStanding(4, true, 3, 0, RejectCode.COUNT_MISMATCH, THREE.length, 0)));
    assertThat(standing.recordsRead(), is(4L));
    assertThat(
        submissions(plan(Set.of(), 10), standing),
        contains("0 0+13 null", "1 14+12 null", "2 28+13 null", "3 42+0 COUNT_MISMATCH"));
  }

  @Test
  @DisplayName(
      "RC1 A broken stream: every readable record, and one rejection at the first unread ordinal")
  void addsOneRejectionForABrokenStream() throws IOException {
    byte[] half = ExportFixture.gzip(ExportFixture.utf8("{\"version\":1}\n{\"vers"));
    byte[] broken = Arrays.copyOf(half, half.length - 4);
    export("a").file("x.ndjson.gz", 5, broken).deliver("E-1");
    ReadingPlan plan = plan(Set.of(), 1 << 20);
    Standing standing = standing(plan);
    assertThat(submissions(plan, standing), contains("0 0+13 null", "1 14+6 TRUNCATED"));
    assertThat(standing.exports().get(0).stands(), is(true));
    assertThat(standing.exports().get(0).files().get(0).broken(), is(true));
  }

  @Test
  @DisplayName(
      "RC1 A file that changes between the two readings, record by record alike, fails the run")
  void failsWhereAFileChanged() throws IOException {
    export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    ReadingPlan plan = plan(Set.of(), 1 << 20);
    Standing standing = standing(plan);
    Files.write(
        Path.of(plan.fileOf(plan.shards().get(0)).location()),
        ExportFixture.utf8("{\"provider_report_id\":\"R-2\"}\n"));
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> submissions(plan, standing));
    assertThat(failure.getMessage(), is("Shard 0 has other bytes than in the first reading"));
  }

  @Test
  @DisplayName("RC1 A record that is whole at the break is kept")
  void keepsAWholeRecordAtTheBreak() throws IOException {
    byte[] whole = ExportFixture.gzip(ExportFixture.utf8("{\"version\":1}\n{\"version\":2}"));
    export("a").file("x.ndjson.gz", 2, Arrays.copyOf(whole, whole.length - 4)).deliver("E-1");
    ReadingPlan plan = plan(Set.of(), 1 << 20);
    assertThat(
        submissions(plan, standing(plan)),
        contains("0 0+13 null", "1 14+13 null", "2 27+0 TRUNCATED"));
  }

  @Test
  @DisplayName("RC1 More records than declared: all are read, and a finding on the export")
  void findsMoreRecords() throws IOException {
    export("a").file("x.ndjson", 2, THREE).deliver("E-1");
    Standing standing = standing(plan(Set.of(), 1 << 20));
    assertThat(standing.recordsRead(), is(3L));
    assertThat(
        standing.exports().get(0).findings(),
        contains(new ExportFinding(FindingCode.MORE_RECORDS_THAN_DECLARED, "x.ndjson")));
  }

  @Test
  @DisplayName("ID9 A file that a standing export delivered in this run is not read again")
  void skipsRepetitionsWithinTheRun() throws IOException {
    export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    export("b").file("again.ndjson", 5, ONE).deliver("E-2");
    export("c").from("Provider 002").file("x.ndjson", 1, ONE).deliver("E-3");
    export("d").asTest().file("x.ndjson", 1, ONE).deliver("E-4");
    Standing standing = standing(plan(Set.of(), 1 << 20));
    assertThat(
        standing.exports().stream().map(e -> e.files().get(0).skipped()).toList(),
        contains(false, true, false, false));
    assertThat(standing.exports().get(1).findings(), is(empty()));
    assertThat(
        standing.exports().get(2).findings(),
        contains(new ExportFinding(FindingCode.FILE_OF_ANOTHER_PROVIDER, "x.ndjson")));
    assertThat(standing.recordsRead(), is(3L));
  }

  @Test
  @DisplayName("ID9 A file of another namespace of the same provider is read, without a finding")
  void knowsTheNamespacesOfOneProvider() throws IOException {
    export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    export("b").from("Provider 017").file("x.ndjson", 1, ONE).deliver("E-2");
    KnownFile earlier =
        new KnownFile("unknown:Late Name", false, "COM2022-1", ExportFixture.sha256(ONE));
    Standing standing = standing(plan(Set.of(earlier), 1 << 20));
    assertThat(
        standing.exports().stream().map(e -> e.files().get(0).skipped()).toList(),
        contains(false, false));
    assertThat(
        standing.exports().stream().flatMap(e -> e.findings().stream()).toList(), is(empty()));
  }

  @Test
  @DisplayName("ID9 A file that a standing export delivered in an earlier run is not read again")
  void skipsRepetitionsOfEarlierRuns() throws IOException {
    export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    KnownFile known = new KnownFile("provider-001", false, "COM2022-1", ExportFixture.sha256(ONE));
    KnownFile other = new KnownFile("provider-001", false, "COM2022-2", ExportFixture.sha256(ONE));
    assertThat(
        standing(plan(Set.of(known), 1 << 20)).exports().get(0).files().get(0).skipped(), is(true));
    assertThat(
        standing(plan(Set.of(other), 1 << 20)).exports().get(0).files().get(0).skipped(),
        is(false));
  }

  @Test
  @DisplayName("ID1 An unregistered provider and an ignored test flag are findings on the export")
  void findsUnknownProvidersAndIgnoredTestFlags() throws IOException {
    export("a").from("Nobody 9").asTest().file("x.ndjson", 1, ONE).deliver("E-1");
    assertThat(
        standing(plan(Set.of(), 1 << 20)).exports().get(0).findings(),
        contains(
            new ExportFinding(FindingCode.UNKNOWN_PROVIDER, null),
            new ExportFinding(FindingCode.TEST_FLAG_IGNORED, null)));
  }

  private static List<String> submissions(ReadingPlan plan, Standing standing) {
    List<String> rows = new ArrayList<>();
    for (ShardStanding shard : standing.shards()) {
      try (ReadAgain records = ReadAgain.open(plan, shard)) {
        while (records.next()) {
          rows.add(
              records.ordinal()
                  + " "
                  + records.offset()
                  + "+"
                  + records.length()
                  + " "
                  + records.rejection());
        }
      }
    }
    return rows;
  }

  /** Through the codecs, as the job does it. */
  private static Standing standing(ReadingPlan plan) {
    ReadReport reading = new ReadReport(new ReferenceRule(List.of()), NotAbuseList.EMPTY);
    List<ShardSummary> summaries = new ArrayList<>();
    for (DigestTask task : DigestTask.of(plan)) {
      summaries.add(task.read(plan));
    }
    for (Shard shard : plan.shards()) {
      ShardSummary summary = new ReadOnce(plan, reading).read(shard, block -> {});
      summaries.add(ShardSummary.decode(summary.encode()));
    }
    Standing standing = DetermineStanding.of(plan, summaries);
    assertThat(Standing.decode(standing.encode()), is(standing));
    return standing;
  }

  private ReadingPlan plan(Set<KnownFile> known, long shardBytes) throws IOException {
    return planning()
        .withShardBytes(shardBytes)
        .plan(exports, Instant.MAX, Set.of(), Set.of(), known);
  }

  private static PlanReading planning() {
    try {
      return PlanReading.with(ProviderRegisterTest.parse(ProviderRegisterTest.REGISTER));
    } catch (UnusableRegistersException e) {
      throw new IllegalStateException(e);
    }
  }

  private ExportFixture export(String name) {
    return new ExportFixture(exports, name);
  }
}
