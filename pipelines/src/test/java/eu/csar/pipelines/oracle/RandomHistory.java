package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What changes in a {@link RandomWorld} between two runs: notices come, go and are disabled,
 * indicators too; the policy switches grounds, thresholds and Europol's copy; the IP database moves
 * networks; reviewers write, also about reports that nobody knows and versions that are gone. Same
 * seed and same state, same bytes.
 */
public final class RandomHistory {

  private static final List<String> DECIDED_AT =
      List.of(
          "2025-12-31T00:00:00Z",
          "2026-01-01T11:00:00Z",
          "2026-01-02T12:00:00+01:00",
          "2026-01-03T00:00:00Z",
          "2026-01-05T00:00:00Z");

  private final Path directory;
  private final int round;
  private final Random random;

  private RandomHistory(Path directory, long seed, int round) {
    this.directory = directory;
    this.round = round;
    this.random = new Random(seed * 1000 + round);
  }

  /**
   * Makes the world ready for its next run.
   *
   * @param round number of the run to come, from 0
   * @param state what is known by then; reviews are about its reports
   */
  public static void change(Path directory, long seed, int round, OracleState state)
      throws IOException {
    RandomHistory history = new RandomHistory(directory, seed, round);
    history.policy();
    history.notices();
    history.positive("known", "K", List.of(1, 2, 3), List.of("SHA256", "MD5", "PDQ"));
    history.positive("new", "N", List.of(3, 4, 5, 9), List.of("SHA256", "SHA1", "PDQ"));
    history.positive("solicitation", "S", List.of(6, 10), List.of("SHA256"));
    history.networks();
    history.reviews(state);
  }

  private void policy() throws IOException {
    ObjectNode policy = World.MAPPER.createObjectNode().put("version", "2026-" + round);
    policy.put("reference_limit", 5).put("europol_always", chance(75));
    policy.putArray("reference_placeholders").add("N/A").add("00000");
    policy.put("state_limit", 1 + random.nextInt(3));
    ObjectNode territories = policy.putObject("territories");
    territories.put("GL", chance(50) ? "NOBODY" : "DK").put("FO", chance(50) ? "NOBODY" : "DK");
    policy.put("flood_least", 1 + random.nextInt(3)).put("flood_factor", 1 + random.nextInt(2));
    policy.put("rejection_threshold", 0.05).put("review_overdue_hours", 72);
    if (chance(85)) {
      ObjectNode grounds = policy.putObject("grounds");
      for (String ground : Judging.GROUNDS) {
        if (chance(60)) {
          ObjectNode setting = grounds.putObject(ground).put("on", chance(85));
          if (chance(25)) {
            setting.put("effective_from", chance(60) ? "2026-01-04" : "2026-02-01");
          }
        }
      }
      policy.put("not_abuse_states", pick(List.of(1, 2, 2, 2, 3)));
      policy.put("perceptual_radius", pick(List.of(31, 31, 24, 8, 0)));
      policy.put("near_links", chance(85)).put("near_turned", chance(60));
      boolean low = chance(40);
      policy.put("breaker_count", low ? 1 + random.nextInt(3) : 100);
      policy.put("breaker_share", low ? pick(List.of(0.05, 0.1, 0.3)) : Double.valueOf(0.05));
    }
    RandomRegisters.write(directory.resolve("policy.json"), policy.toString());
  }

  /** The same notice ids each time, with other marks; some name several hashes. */
  private void notices() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int hash = 7; hash <= 11; hash++) {
      for (int number = 0; number < 3; number++) {
        if (chance(8)) {
          continue;
        }
        ObjectNode notice = World.MAPPER.createObjectNode();
        notice.put("notice_id", "A-" + hash + "-" + number);
        List<String> states = List.of("FR", "DE", chance(50) ? "GR" : "EL");
        notice.put("state", chance(92) ? states.get(number) : pick(List.of("FR", "US")));
        if (chance(95)) {
          notice.put("date", chance(92) ? "2025-06-01" : pick(List.of("2026-01-05", "soon")));
        }
        boolean other = random.nextInt(25) == 0;
        notice.put("reason", other ? "AGE_DOUBT" : "NO_ABUSE_MATERIAL");
        notice.put("disabled", chance(14)).put("quarantined", chance(7));
        notice.putArray("sha256").add(RandomRegisters.hash("SHA256", hash));
        if (chance(15)) {
          notice.withArray("sha256").add(RandomRegisters.hash("SHA256", 12));
        }
        lines.append(notice).append('\n');
      }
    }
    RandomRegisters.write(directory.resolve("indicators/not_abuse.ndjson"), lines.toString());
  }

  private void positive(String list, String prefix, List<Integer> numbers, List<String> algorithms)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int number : numbers) {
      for (String algorithm : algorithms) {
        // Hashes 9 and 10 are on the not-abuse list, and seldom on a positive one.
        if (chance(number >= 9 ? 75 : 15)) {
          continue;
        }
        ObjectNode entry = World.MAPPER.createObjectNode();
        entry.put("indicator_id", prefix + "-" + number + algorithm).put("algorithm", algorithm);
        entry.put("value", RandomRegisters.hash(algorithm, number)).put("state", "FR");
        entry.put("submitted_at", "2025-01-01").putArray("tags");
        if (algorithm.equals("PDQ")) {
          entry.put("value", RandomRegisters.near(number, random.nextInt(20)));
          entry.put("quality", pick(List.of(49, 50, 80, 100)));
        }
        entry.put("disabled", chance(20)).put("quarantined", chance(20));
        lines.append(entry).append('\n');
      }
    }
    RandomRegisters.write(directory.resolve("indicators/" + list + ".ndjson"), lines.toString());
  }

  private void networks() throws IOException {
    TreeMap<String, String> networks = new TreeMap<>(RandomWorld.NETWORKS);
    networks.replaceAll((network, country) -> chance(12) ? pick(List.of("IT", "FI")) : country);
    RandomWorld.ipDatabase(directory.resolve("ip-country.mmdb"), networks);
  }

  /** A file of messages a round; some repeat the ids of an earlier one. */
  private void reviews(OracleState state) throws IOException {
    List<Known> known = new ArrayList<>(state.known.values());
    List<Known> unfounded =
        known.stream().filter(k -> "MANIFESTLY_UNFOUNDED".equals(k.decision())).toList();
    StringBuilder lines = new StringBuilder();
    int reviews = known.isEmpty() ? 1 : 3 + random.nextInt(8);
    for (int number = 0; number < reviews; number++) {
      Known report = known.isEmpty() || chance(8) ? null : pick(known);
      boolean saves = !unfounded.isEmpty() && chance(25);
      report = saves ? pick(unfounded) : report;
      String id = round + "-" + number;
      String repeated = random.nextInt(round + 1) + "-" + random.nextInt(4);
      ObjectNode message = World.MAPPER.createObjectNode();
      message.put("message_id", "M-" + (chance(10) ? repeated : id)).put("kind", "REVIEW");
      message.put("review_id", "V-" + id);
      message.put("report_key", report == null ? "0".repeat(64) : report.key);
      long version = report == null ? 0 : report.version;
      message.put("version", chance(80) ? version : version + 1 - random.nextInt(3));
      boolean decision = saves || chance(65);
      message.put("subject", decision ? "DECISION" : "URGENCY");
      List<String> values =
          !decision
              ? List.of("NOT_URGENT", "URGENT")
              : saves ? List.of("FORWARD") : List.of("UNFOUNDED", "UNFOUNDED", "FORWARD");
      message.put("value", chance(95) ? pick(values) : "PERHAPS");
      message.put("decided_at", chance(96) ? pick(DECIDED_AT) : "2026-01-05T00:00:00");
      message.put("reason_code", "R-1").put("reviewer_ref", "reviewer-" + random.nextInt(3));
      lines.append(message).append('\n');
      if (random.nextInt(15) == 0) {
        lines.append("{\"message_id\":\"half-").append(id).append("\"\n");
      }
    }
    RandomRegisters.write(
        directory.resolve("messages/reviews-" + (9 - round) + ".ndjson"), lines.toString());
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
