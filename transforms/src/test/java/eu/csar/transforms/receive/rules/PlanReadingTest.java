package eu.csar.transforms.receive.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.schemas.codes.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReadingTest {

  private static final byte[] ONE = ExportFixture.utf8("{}\n");
  private static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");

  @TempDir Path exports;
  private PlanReading planning = unset();

  @BeforeEach
  void register() throws UnusableRegistersException {
    planning = PlanReading.with(ProviderRegisterTest.parse(ProviderRegisterTest.REGISTER));
  }

  @Test
  @DisplayName(
      "ID5 Exports come in order of received_at, export id by bytes, and digest; files by bytes")
  void ordersByPlace() throws IOException {
    export("a").receivedAt("2026-01-03T00:00:00Z").file("x.ndjson", 1, ONE).deliver("E-1");
    export("b")
        .file("b.ndjson.gz", 1, ExportFixture.gzip(ONE))
        .file("B.ndjson", 1, ONE)
        .deliver("\uffee");
    export("c").file("x.ndjson", 1, ONE).deliver("\ud83d\ude00");
    ReadingPlan plan = plan();
    assertThat(
        plan.exports().stream().map(PlannedExport::directory).toList(), contains("b", "c", "a"));
    assertThat(
        plan.exports().get(0).files().stream().map(PlannedFile::path).toList(),
        contains("B.ndjson", "b.ndjson.gz"));
    assertThat(
        plan.shards().get(1),
        is(new Shard(1, 0, 1, 0, plan.exports().get(0).files().get(1).size(), true)));
    assertThat(plan.refused(), is(empty()));
  }

  @Test
  @DisplayName("ID11 Exports received after the as-of, or read by a published run, are not taken")
  void takesWhatIsNew() throws IOException {
    export("later")
        .receivedAt("2026-02-01T00:00:00.000001Z")
        .file("x.ndjson", 1, ONE)
        .deliver("E-1");
    export("in-time").receivedAt("2026-02-01T00:00:00Z").file("x.ndjson", 1, ONE).deliver("E-2");
    ReadingPlan first = plan();
    assertThat(first.exports().stream().map(PlannedExport::exportId).toList(), contains("E-2"));
    PlannedExport read = first.exports().get(0);
    Set<ReadExport> known = Set.of(new ReadExport(read.exportDigest(), read.intakeDigest()));
    assertThat(planning.plan(exports, AS_OF, known, Set.of(), Set.of()).exports(), is(empty()));
  }

  @Test
  @DisplayName("ID11 The same delivery in two directories is taken once")
  void takesADeliveryOnce() throws IOException {
    export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    export("b").file("x.ndjson", 1, ONE).deliver("E-1");
    assertThat(plan().exports().stream().map(PlannedExport::directory).toList(), contains("a"));
  }

  @Test
  @DisplayName("ID11 A refused export is tried again only when its digests change")
  void triesRefusedExportsAgainWhenTheyChange() throws IOException {
    Path directory = export("a").declare("x.ndjson", 1, ExportFixture.sha256(ONE)).deliver("E-1");
    RefusedExport refused = plan().refused().get(0);
    assertThat(refused.code(), is(RefusalCode.MISSING_FILE));
    assertThat(refused.file(), is("x.ndjson"));
    assertThat(refused.exportId(), is("E-1"));
    assertThat(refused.providerId(), is("provider-001"));
    assertThat(again(refused).refused(), is(empty()));
    ExportFixture.write(directory.resolve("x.ndjson"), ExportFixture.utf8("{1}\n"));
    assertThat(again(refused).exports().size(), is(1));
  }

  @ParameterizedTest
  @DisplayName("RC1 A manifest or intake file that cannot be read refuses the export")
  @CsvSource(
      delimiter = '|',
      value = {
        "manifest.json | {} | UNREADABLE_MANIFEST",
        "manifest.json | [1] | UNREADABLE_MANIFEST",
        "manifest.json | {\"provider\":\"P\",\"export_id\":\"E\",\"schema_version\":\"1\",\"files\":[{\"path\":\"x.xml\",\"sha256\":\"00\",\"records\":1}]} | UNREADABLE_MANIFEST",
        "manifest.json | {\"provider\":\"P\",\"export_id\":\"E\",\"schema_version\":\"1\",\"files\":[]} | DIGEST_NOT_NAMED",
        "intake.json | {\"received_at\":\"2026-01-01T00:00:00\",\"manifest_sha256\":\"00\"} | UNREADABLE_INTAKE",
        "intake.json | x | UNREADABLE_INTAKE"
      })
  void refusesUnreadableFiles(String file, String text, RefusalCode code) throws IOException {
    Path directory = export("a").file("x.ndjson", 1, ONE).deliver("E-1");
    ExportFixture.write(directory.resolve(file), ExportFixture.utf8(text));
    assertThat(codes(plan()), contains(code));
  }

  @Test
  @DisplayName(
      "RC1 An empty directory and one without intake file are refused, hidden ones are no deliveries")
  void refusesWhatIsNoExport() throws IOException {
    Files.createDirectories(exports.resolve("empty"));
    Files.createDirectories(exports.resolve(".partial"));
    Files.delete(export("no-intake").file("x.ndjson", 1, ONE).deliver("E").resolve("intake.json"));
    assertThat(
        codes(plan()), contains(RefusalCode.UNREADABLE_MANIFEST, RefusalCode.UNREADABLE_INTAKE));
  }

  @ParameterizedTest
  @DisplayName("RC1 A path that leaves the export refuses it")
  @ValueSource(
      strings = {
        "../x.ndjson",
        "/etc/x.ndjson",
        "a/../x.ndjson",
        "./x.ndjson",
        "a//x.ndjson",
        "a\\\\x.ndjson",
        "a/\\u0000.ndjson"
      })
  void refusesUnsafePaths(String path) throws IOException {
    ExportFixture.write(exports.resolve("x.ndjson"), ONE);
    export("a").declare(path, 1, ExportFixture.sha256(ONE)).deliver("E-1");
    assertThat(codes(plan()), contains(RefusalCode.UNSAFE_PATH));
  }

  @Test
  @DisplayName("RC1 Links and directories in place of files refuse the export")
  void refusesLinks() throws IOException {
    ExportFixture.write(exports.resolve("target"), ONE);
    String digest = ExportFixture.sha256(ONE);
    Path link = export("a").declare("x.ndjson", 1, digest).deliver("E-1").resolve("x.ndjson");
    Files.createSymbolicLink(link, exports.resolve("target"));
    Path inner = export("b").declare("d/x.ndjson", 1, digest).deliver("E-2").resolve("d");
    Files.createSymbolicLink(inner, exports);
    Files.createDirectories(
        export("c").declare("x.ndjson", 1, digest).deliver("E-3").resolve("x.ndjson"));
    Files.createSymbolicLink(exports.resolve("d"), exports.resolve("a"));
    assertThat(
        codes(plan()),
        contains(
            RefusalCode.UNSAFE_PATH,
            RefusalCode.UNSAFE_PATH,
            RefusalCode.UNSAFE_PATH,
            RefusalCode.UNSAFE_PATH));
  }

  @Test
  @DisplayName("UG1 A test report needs the flag and a provider that the register marks as test")
  void needsBothForATest() throws IOException {
    export("a").asTest().file("x.ndjson", 1, ONE).deliver("E-1");
    export("b").asTest().from("Provider 002").file("x.ndjson", 1, ONE).deliver("E-2");
    export("c").from("Provider 002").file("x.ndjson", 1, ONE).deliver("E-3");
    assertThat(
        plan().exports().stream().map(PlannedExport::test).toList(), contains(false, true, false));
  }

  @Test
  void cutsPlainFilesAndLeavesCompressedOnesWhole() throws IOException {
    byte[] plain = ExportFixture.utf8("{}\n".repeat(9));
    byte[] gzip = ExportFixture.gzip(plain);
    export("a")
        .file("a.ndjson", 9, plain)
        .file("b.ndjson.gz", 9, gzip)
        .file("c.ndjson", 0, new byte[0])
        .deliver("E-1");
    ReadingPlan plan =
        planning.withShardBytes(10).plan(exports, AS_OF, Set.of(), Set.of(), Set.of());
    assertThat(
        plan.shards(),
        contains(
            new Shard(0, 0, 0, 0, 10, false),
            new Shard(1, 0, 0, 10, 20, false),
            new Shard(2, 0, 0, 20, 27, false),
            new Shard(3, 0, 1, 0, gzip.length, true),
            new Shard(4, 0, 2, 0, 0, true)));
    assertThat(DigestTask.of(plan), contains(new DigestTask(5, 0, 0)));
  }

  private ReadingPlan again(RefusedExport refused) throws IOException {
    return planning.plan(exports, AS_OF, Set.of(), Set.of(refused.contentDigest()), Set.of());
  }

  private ReadingPlan plan() throws IOException {
    return planning.plan(exports, AS_OF, Set.of(), Set.of(), Set.of());
  }

  private ExportFixture export(String name) {
    return new ExportFixture(exports, name);
  }

  private static List<RefusalCode> codes(ReadingPlan plan) {
    return plan.refused().stream().map(RefusedExport::code).toList();
  }

  private static PlanReading unset() {
    try {
      return PlanReading.with(ProviderRegisterTest.parse("{\"version\":\"1\",\"providers\":[]}"));
    } catch (UnusableRegistersException e) {
      throw new IllegalStateException(e);
    }
  }
}
