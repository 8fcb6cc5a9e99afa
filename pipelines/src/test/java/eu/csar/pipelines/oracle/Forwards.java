package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Known.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Who is sent what, end of decisions.md section 4, JU2, and S22 to S24, S39. */
final class Forwards {

  private final Known report;
  private final Instant asOf;
  private final OracleState state;
  private final World world;

  /** Forwards of one report in one run. */
  Forwards(Known report, Instant asOf, OracleState state, World world) {
    this.report = report;
    this.asOf = asOf;
    this.state = state;
    this.world = world;
  }

  /** Competent recipients, with the reason for each. */
  static Map<String, String> recipients(Routing.Outcome routing, World world) {
    Map<String, String> reasons = new TreeMap<>(routing.stateToTier());
    if (routing.europolOnly() != null) {
      reasons.put("EUROPOL", routing.europolOnly());
    } else if (world.europolAlways) {
      reasons.put("EUROPOL", "EUROPOL_ALWAYS");
    }
    return reasons;
  }

  /** S39b, S39a: takes the report back from whoever has it; returns from how many. */
  int recallAll(String reason) {
    int recalled = 0;
    for (String recipient : new TreeSet<>(report.sent.keySet())) {
      recalled += recall(recipient, reason) ? 1 : 0;
    }
    return recalled;
  }

  /**
   * The rule of section 4.
   *
   * @param reasons competent recipients
   * @param lines authorities and reason to the line that a recipient would be sent now
   */
  void send(
      Map<String, String> reasons, String lane, BiFunction<List<String>, String, Line> lines) {
    Set<String> all = new TreeSet<>(reasons.keySet());
    all.addAll(report.sent.keySet());
    for (String recipient : all) {
      String reason = reasons.get(recipient);
      if (reason == null) {
        recall(recipient, "JURISDICTION_CHANGED");
        continue;
      }
      List<String> authorities = world.authorities.getOrDefault(recipient, List.of());
      Line line = lines.apply(authorities, reason);
      Sent latest = report.sent.get(recipient);
      String kind = report.supplementOf == null ? "FIRST" : "SUPPLEMENT";
      if (latest != null && latest.line() != null) {
        if (line.equals(latest.line())) {
          continue; // It has just that.
        }
        kind = "REPLACEMENT";
      }
      String token =
          latest != null ? latest.token() : Bytes.token(world.tokenKey, report.key, recipient);
      add(
          recipient,
          new Sent(kind, authorities, line.urgent(), lane, token, line, line, null),
          reason);
    }
  }

  private boolean recall(String recipient, String reason) {
    Sent latest = report.sent.get(recipient);
    if (latest == null || latest.line() == null) {
      return false;
    }
    add(
        recipient,
        new Sent(
            "RECALL",
            latest.authorityIds(),
            latest.urgent(),
            latest.lane(),
            latest.token(),
            null,
            latest.last(),
            reason),
        reason);
    return true;
  }

  private void add(String recipient, Sent sent, String reason) {
    report.sent.put(recipient, sent);
    state
        .table("forwards")
        .add(
            Row.empty()
                .and("report_key", report.key)
                .and("recipient", recipient)
                .and("authority_ids", sent.authorityIds())
                .and("kind", sent.kind())
                .and("urgent", sent.urgent())
                .and("lane", sent.lane())
                .and("reason", reason)
                .and("forwarded_at", asOf)
                .and("follow_up_token", sent.token())
                .and("run", state.run));
  }
}
