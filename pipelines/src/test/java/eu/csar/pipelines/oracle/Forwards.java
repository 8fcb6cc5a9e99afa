package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Known.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is sent what, end of decisions.md section 4, and S22 to S24. */
final class Forwards {

  private Forwards() {}

  /** Adds the forwards of one assessed report; a new version always changes the package line. */
  static void decide(
      Known report,
      Routing.Outcome routing,
      boolean urgent,
      String lane,
      Instant asOf,
      OracleState state,
      World world) {
    Map<String, String> reasons = new TreeMap<>(routing.stateToTier());
    if (routing.europolOnly() != null) {
      reasons.put("EUROPOL", routing.europolOnly());
    } else if (world.europolAlways) {
      reasons.put("EUROPOL", "EUROPOL_ALWAYS");
    }
    Set<String> all = new TreeSet<>(reasons.keySet());
    all.addAll(report.sent.keySet());
    for (String recipient : all) {
      Sent latest = report.sent.get(recipient);
      boolean holds = latest != null && !latest.kind().equals("RECALL");
      String reason = reasons.get(recipient);
      if (reason == null) {
        if (latest != null && holds) {
          Sent recall =
              new Sent(
                  "RECALL", latest.authorityIds(), latest.urgent(), latest.lane(), latest.token());
          send(report, recipient, recall, "JURISDICTION_CHANGED", asOf, state);
        }
        continue;
      }
      String first = report.supplementOf == null ? "FIRST" : "SUPPLEMENT";
      List<String> authorities = world.authorities.getOrDefault(recipient, List.of());
      String token =
          latest != null ? latest.token() : Bytes.token(world.tokenKey, report.key, recipient);
      send(
          report,
          recipient,
          new Sent(holds ? "REPLACEMENT" : first, authorities, urgent, lane, token),
          reason,
          asOf,
          state);
    }
  }

  private static void send(
      Known report, String recipient, Sent sent, String reason, Instant asOf, OracleState state) {
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
