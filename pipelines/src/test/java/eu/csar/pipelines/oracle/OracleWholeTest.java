package eu.csar.pipelines.oracle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle as a whole: it is independent, its books balance, and it sees differences. */
final class OracleWholeTest {

  @TempDir Path directory;

  @Test
  @DisplayName("The oracle names no class of the rules it judges")
  void callsNoRules() throws IOException {
    List<String> guilty = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java/eu/csar/pipelines/oracle"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        // Written in two halves, so that this line does not find itself.
        if (Files.readString(source).contains("eu.csar." + "transforms")) {
          guilty.add(source.toString());
        }
      }
    }
    assertThat(guilty, empty());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("RC5 each record has one outcome, each report one row a run")
  void booksBalance(long seed) throws IOException {
    List<Instant> receipts = RandomWorld.write(directory, seed, 14);
    List<Instant> asOfs =
        new ArrayList<>(new TreeSet<>(List.of(receipts.get(4), receipts.get(9), receipts.get(13))));
    OracleState state = Oracle.fold(directory, asOfs);
    assertThat(state.run, greaterThan(0));
    for (int run = 1; run <= state.run; run++) {
      var ledger = Ledger.of(state, run);
      long outcomes =
          ledger.entrySet().stream()
              .filter(e -> e.getKey().startsWith("outcomes."))
              .mapToLong(e -> e.getValue())
              .sum();
      assertThat(outcomes, is(ledger.get("records_read")));
      long fresh =
          ledger.getOrDefault("outcomes.new", 0L) + ledger.getOrDefault("outcomes.new_version", 0L);
      long touched =
          ledger.getOrDefault("causes.retracted", 0L)
              + ledger.getOrDefault("causes.reviewed", 0L)
              + ledger.getOrDefault("causes.reopened", 0L);
      assertThat(fresh + touched, is(ledger.get("reports")));
      long decided =
          ledger.getOrDefault("forwarded", 0L)
              + ledger.getOrDefault("manifestly_unfounded", 0L)
              + ledger.getOrDefault("held_for_review", 0L);
      assertThat(decided, is(ledger.get("reports")));
    }
    List<String> keys =
        state.table("reports").stream().map(r -> r.get("report_key") + r.get("run")).toList();
    assertThat(new HashSet<>(keys).size(), is(keys.size()));
    List<String> places =
        state.table("submissions").stream()
            .map(r -> r.get("export_digest") + r.get("file") + r.get("ordinal"))
            .toList();
    assertThat(new HashSet<>(places).size(), is(places.size()));
  }

  @Test
  @DisplayName("A random world has every outcome, and the same bytes for the same seed")
  void randomWorldsAreRich() throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= 12; seed++) {
      Path world = directory.resolve("w" + seed);
      List<Instant> receipts = RandomWorld.write(world, seed, 14);
      OracleState state = Oracle.fold(world, List.of(receipts.get(6), receipts.get(13)));
      state.table("submissions").forEach(r -> seen.add(r.get("outcome")));
      state.table("reports").forEach(r -> seen.add(r.get("cause")));
      state.table("links").forEach(r -> seen.add(r.get("kind")));
      state.table("rejections").forEach(r -> seen.add(r.get("code")));
      state.table("forwards").forEach(r -> seen.add(r.get("kind")));
      state.table("matches").forEach(r -> seen.add("list " + r.get("list")));
    }
    for (String wanted :
        List.of(
            "NEW",
            "NEW_VERSION",
            "RESUBMISSION",
            "SUPERSEDED",
            "RETRACTION",
            "REJECTED",
            "RETRACTED",
            "CITES",
            "ITEM",
            "REFERENCE",
            "NEAR",
            "TRUNCATED",
            "COUNT_MISMATCH",
            "INVALID_UTF8",
            "DUPLICATE_MEMBER",
            "TOO_DEEP",
            "FIRST",
            "SUPPLEMENT",
            "REPLACEMENT",
            "RECALL",
            "list KNOWN",
            "list NOT_ABUSE")) {
      assertThat(seen + " has " + wanted, seen.contains(wanted), is(true));
    }
    RandomWorld.write(directory.resolve("again"), 3, 14);
    assertThat(
        AssertAgreement.difference(
            "reports",
            Oracle.fold(directory.resolve("w3"), List.of(HandWorld.LATE)).table("reports"),
            Oracle.fold(directory.resolve("again"), List.of(HandWorld.LATE)).table("reports")),
        is(""));
  }

  @Test
  @DisplayName("A random history has every ground, exception, cause, notice, status and recall")
  void randomHistoriesAreRich() throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= 100; seed++) {
      Path world = directory.resolve("h" + seed);
      List<Instant> receipts = RandomWorld.write(world, seed, 14);
      OracleState state = OracleState.empty();
      for (int round = 0; round < 4; round++) {
        RandomHistory.change(world, seed, round, state);
        state = Oracle.step(state, world, receipts.get(List.of(4, 8, 11, 13).get(round)));
      }
      RandomHistory.change(world, seed, 4, state);
      state = Oracle.reassess(state, world, LocalDate.of(2026, 1, 4), receipts.get(13));
      for (Row row : state.table("verdicts")) {
        seen.add(row.get("ground") + (row.get("filters").equals("true") ? " filters" : ""));
        for (String exception : row.get("exceptions").replaceAll("[\\[\\]]", "").split(", ", -1)) {
          seen.add(row.get("ground") + " but " + exception);
        }
      }
      state.table("matches").forEach(r -> seen.add(r.get("strength") + " " + r.get("list")));
      state.table("matches").forEach(r -> seen.add("match flood " + r.get("flood")));
      state.table("indicator_activity").forEach(r -> seen.add("flood " + r.get("flood")));
      state.table("findings").forEach(r -> seen.add(r.get("code")));
      state.table("reports").forEach(r -> seen.add(r.get("cause") + " " + r.get("decision")));
      state.table("reports").forEach(r -> seen.add("reasons " + r.get("reason_codes")));
      state.table("notices").forEach(r -> seen.add(r.get("kind")));
      state.table("notices").forEach(r -> seen.add(r.get("kind") + " " + r.get("reason_codes")));
      state.table("messages").forEach(r -> seen.add(r.get("status")));
      state.table("links").forEach(r -> seen.add("link turned " + r.get("turn")));
      state.table("links").forEach(r -> seen.add("link at " + r.get("distance")));
      state.table("forwards").forEach(r -> seen.add(r.get("kind") + " " + r.get("reason")));
    }
    List<String> wanted = new ArrayList<>();
    for (String ground : Judging.GROUNDS) {
      wanted.addAll(List.of(ground + " filters", ground + " but SWITCHED_OFF"));
      wanted.add(ground + " but NOT_YET_EFFECTIVE");
    }
    for (String ground : List.of(Judging.RETRACTED, Judging.NOT_ABUSE)) {
      for (String exception :
          List.of("URGENT", "SOLICITATION", "POSITIVE_MATCH", "OTHER_GROUND", "CIRCUIT_BREAKER")) {
        wanted.add(ground + " but " + exception);
      }
      wanted.add(ground + " but REVIEWED_FORWARD");
    }
    wanted.addAll(List.of("TEST but POSITIVE_MATCH", "TEST but REVIEWED_FORWARD"));
    for (String cause : List.of("NEW", "NEW_VERSION", "REVIEWED", "REOPENED", "REASSESSED")) {
      wanted.addAll(List.of(cause + " FORWARDED", cause + " MANIFESTLY_UNFOUNDED"));
    }
    wanted.addAll(List.of("RETRACTED FORWARDED", "RETRACTED MANIFESTLY_UNFOUNDED"));
    wanted.addAll(List.of("reasons [CIRCUIT_BREAKER]", "UNFOUNDED", "CORRECTION [REOPENED]"));
    wanted.addAll(List.of("INFORMATION_REQUEST", "RETRACTION_RECEIVED [ERRONEOUS]"));
    wanted.addAll(List.of("RETRACTION_RECEIVED [OTHER]", "CORRECTION [REVIEWED]"));
    wanted.addAll(List.of("ACCEPTED", "OUTDATED", "UNKNOWN_REPORT", "UNREADABLE"));
    wanted.addAll(List.of("RECALL MANIFESTLY_UNFOUNDED", "RECALL RETRACTED_BY_PROVIDER"));
    wanted.addAll(List.of("RECALL JURISDICTION_CHANGED", "REPLACEMENT EUROPOL_ALWAYS"));
    wanted.addAll(List.of("PERCEPTUAL KNOWN", "PERCEPTUAL NEW", "match flood true", "flood true"));
    wanted.addAll(List.of("EMPTY_FILE_HASH", "LOW_QUALITY_HASH", "NEAR_CONSTANT_HASH"));
    wanted.addAll(List.of("link at 0", "link at 1", "link turned ROTATED_90"));
    wanted.addAll(List.of("link turned ROTATED_180", "link turned FLIPPED_PLUS_1"));
    wanted.removeAll(seen);
    assertThat(wanted, empty());
  }

  @Test
  @DisplayName("ST2 one run and one run for each export agree in a plain world")
  void oneRunAndManyAgree() throws IOException {
    HandWorld world =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", "{'provider_report_id':'1'}")
            .export("B", "2026-01-03T00:00:00Z", "{'provider_report_id':'1','urgent':true}")
            .export("A", "2026-01-04T00:00:00Z", "{'provider_report_id':'2'}");
    OracleState many =
        Oracle.fold(
            world.directory,
            List.of(
                Instant.parse("2026-01-02T00:00:00Z"),
                Instant.parse("2026-01-03T00:00:00Z"),
                Instant.parse("2026-01-04T00:00:00Z")));
    assertThat(many.run, is(3));
    AssertAgreement.sameCurrentReports(world.run().currentReports(), many.currentReports());
  }

  @Test
  @DisplayName("A difference names table, counts and rows")
  void differencesAreReadable() throws IOException {
    OracleState state =
        new HandWorld(directory)
            .export("A", "2026-01-02T00:00:00Z", "{'provider_report_id':'1'}")
            .run();
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> AssertAgreement.everyTable(directory.resolve("database"), state));
    assertThat(
        error.getMessage(),
        containsString("submissions: 1 rows expected, 0 found; 1 missing, 0 unexpected"));
  }
}
