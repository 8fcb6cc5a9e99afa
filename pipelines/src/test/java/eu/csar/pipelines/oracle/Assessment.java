package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Finding;
import eu.csar.pipelines.oracle.Judging.Verdict;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one run makes of one report: S38 and S39. */
final class Assessment {

  private final OracleState before;
  private final OracleState state;
  private final World world;
  private final Instant asOf;
  private final Judging judging;

  Assessment(
      OracleState before, OracleState state, World world, Instant asOf, Set<String> tripped) {
    this.before = before;
    this.state = state;
    this.world = world;
    this.asOf = asOf;
    this.judging = new Judging(world, asOf, tripped);
  }

  /** S11, S38: the previous row, with the retraction, and the report taken back (JU2). */
  void retracted(Known report) {
    Row row =
        Objects.requireNonNull(report.row)
            .and("retracted_at", report.retractedAt)
            .and("cause", "RETRACTED")
            .and("decided_at", asOf)
            .and("policy_version", world.policyVersion)
            .and("run", state.run);
    report.row = row;
    state.table("reports").add(row);
    if (!Judging.isForwardedByReviewSince(report.retractedAt, report)) {
      new Forwards(report, asOf, state, world).recallAll("RETRACTED_BY_PROVIDER");
    }
    new Notices(report, row, report.content(), asOf, state).retractionReceived(null);
  }

  /** A whole assessment, of a new version or of a report that stands in the database. */
  void whole(Change change) {
    Known report = change.report();
    Content content = report.content();
    List<Row> matches = Matching.of(content, report.key, state, world);
    state.table("matches").addAll(matches);
    Set<String> centreTypes = Matching.types(matches);
    Routing.Outcome routing = Routing.of(content, report.key, state.run, world);
    state.table("signals").addAll(routing.signals());
    Judging.Outcome judged = judging.judge(report, content, matches);
    keep(report, judged);
    findings(report);

    String decisionBefore = report.decision();
    boolean forwardedBefore = "FORWARDED".equals(decisionBefore);
    String decision = forwardedBefore ? "FORWARDED" : judged.decision();
    // Forwarded although retracted already: it stays with those who have it.
    Known knownThen = before.known.get(report.key);
    boolean newlyRetracted =
        knownThen == null || !Objects.equals(knownThen.retractedAt, report.retractedAt);
    boolean despite =
        report.isWithSomebody()
            || report.sent.values().stream()
                .anyMatch(s -> Objects.equals(s.last().retractedAt(), report.retractedAt));
    boolean backAsUnfounded =
        !report.isWithSomebody()
            && report.sent.values().stream()
                .anyMatch(s -> "MANIFESTLY_UNFOUNDED".equals(s.recalledFor()));
    boolean takenBack =
        forwardedBefore
            && report.retractedAt != null
            && (newlyRetracted || !despite)
            && !Judging.isForwardedByReviewSince(report.retractedAt, report);
    boolean unfounded = judged.decision().equals("MANIFESTLY_UNFOUNDED");
    boolean centreUrgent = Judging.centreUrgent(report);
    boolean urgent = content.urgent() && centreUrgent;
    Map<String, String> recipients = Forwards.recipients(routing, world);
    Forwards forwards = new Forwards(report, asOf, state, world);
    int recalled = 0;
    if (forwardedBefore && unfounded) {
      recalled = forwards.recallAll("MANIFESTLY_UNFOUNDED");
    } else if (takenBack) {
      forwards.recallAll("RETRACTED_BY_PROVIDER");
    } else if (decision.equals("FORWARDED")) {
      forwards.send(
          recipients,
          lane(urgent, content, centreTypes),
          (authorities, reason) ->
              new Line(
                  content.digest(),
                  world.providerId(report.namespace),
                  centreTypes,
                  centreUrgent,
                  urgent,
                  report.retractedAt,
                  Line.lasting(matches),
                  Line.lasting(routing.signals()),
                  authorities,
                  reason));
    }
    boolean goesOut = decision.equals("FORWARDED");
    List<String> reasons =
        takenBack && !unfounded
            ? List.of()
            : forwardedBefore && judged.decision().equals("HELD_FOR_REVIEW")
                ? List.of()
                : judged.reasons();
    Row row =
        Row.empty()
            .and("report_key", report.key)
            .and("provider_id", world.providerId(report.namespace))
            .and("namespace", report.namespace)
            .and("provider_report_id", content.id())
            .and("version", content.version())
            .and("received_at", report.first().receivedAt())
            .and("issued_at", content.issuedAt())
            .and("decided_at", asOf)
            .and("abuse_types", content.abuseTypes())
            .and("centre_types", centreTypes)
            .and("service_types", content.serviceTypes())
            .and("provider_urgent", content.urgent())
            .and("centre_urgent", centreUrgent)
            .and("decision", decision)
            .and("reason_codes", reasons)
            .and("member_states", goesOut ? routing.stateToTier().keySet() : List.of())
            .and("europol", goesOut && recipients.containsKey("EUROPOL"))
            .and("supplement_of", report.supplementOf)
            .and("retracted_at", report.retractedAt)
            .and("held_since", heldSince(report, decision))
            .and("cause", change.cause())
            .and("canonical_digest", content.digest())
            .and("source", content.source())
            .and("test", report.test)
            .and("bundled_incident_count", content.bundled())
            .and("policy_version", world.policyVersion)
            .and("content_run", state.run)
            .and("run", state.run);
    report.row = row;
    state.table("reports").add(row);
    Notices notices = new Notices(report, row, content, asOf, state);
    notices.add(
        decisionBefore,
        recalled > 0,
        backAsUnfounded && report.isWithSomebody(),
        unfounded ? judged.reasons() : List.of());
    Known knownBefore = before.known.get(report.key);
    notices.retractionReceived(knownBefore == null ? null : knownBefore.retractedAt);
  }

  /** JU3: the as-of of the run that held it first, as long as it is held. */
  private @Nullable Object heldSince(Known report, String decision) {
    if (!decision.equals("HELD_FOR_REVIEW")) {
      return null;
    }
    return decision.equals(report.decision()) && report.row != null
        ? report.row.get("held_since")
        : asOf;
  }

  /** Rows of table verdicts, and what later runs must know of them. */
  private void keep(Known report, Judging.Outcome judged) {
    report.notices.clear();
    for (Verdict verdict : judged.verdicts()) {
      if (verdict.filters() && verdict.ground().equals(Judging.NOT_ABUSE)) {
        report.notices.addAll(verdict.evidence());
      }
      state
          .table("verdicts")
          .add(
              Row.empty()
                  .and("report_key", report.key)
                  .and("ground", verdict.ground())
                  .and("holds", verdict.holds())
                  .and("filters", verdict.filters())
                  .and("exceptions", verdict.exceptions())
                  .and("evidence", verdict.evidence())
                  .and("policy_version", world.policyVersion)
                  .and("run", state.run));
    }
  }

  /** S23. */
  static String lane(boolean urgent, Content content, Set<String> centreTypes) {
    if (urgent) {
      return "urgent";
    }
    boolean claimsMore =
        content.abuseTypes().contains("NEW_CSAM") || content.abuseTypes().contains("SOLICITATION");
    boolean known =
        centreTypes.isEmpty()
            ? content.abuseTypes().equals(Set.of("KNOWN_CSAM"))
            : centreTypes.equals(Set.of("KNOWN_CSAM")) && !claimsMore;
    return known ? "known" : "priority";
  }

  private void findings(Known report) {
    List<Row> rows = new ArrayList<>();
    for (Finding finding : report.content().findings()) {
      rows.add(
          Row.empty()
              .and("report_key", report.key)
              .and("export_id", report.current().exportId())
              .and("file", report.current().file())
              .and("ordinal", report.current().ordinal())
              .and("code", finding.code())
              .and("field", finding.field())
              .and("run", state.run));
    }
    state.table("findings").addAll(rows);
  }
}
