package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Content.Finding;
import eu.csar.pipelines.oracle.Resolution.Change;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The job as a function, decisions.md section 7: {@code state' = step(state, world, as-of)}. */
public final class Oracle {

  private final OracleState state;
  private final World world;
  private final Instant asOf;

  private Oracle(OracleState state, World world, Instant asOf) {
    this.state = state;
    this.world = world;
    this.asOf = asOf;
  }

  /** All runs at the given instants, over one world that is whole from the start. */
  public static OracleState fold(Path world, List<Instant> asOfs) {
    OracleState state = OracleState.empty();
    for (Instant asOf : asOfs) {
      state = step(state, world, asOf);
    }
    return state;
  }

  /**
   * One run. With nothing new to read the state is unchanged and no run is published (ST1).
   *
   * @throws IllegalArgumentException if {@code asOf} is before the parent's (ID11)
   */
  public static OracleState step(OracleState before, Path world, Instant asOf) {
    if (asOf.isBefore(before.asOf)) {
      throw new IllegalArgumentException("as-of before that of the parent");
    }
    List<Export> fresh = new ArrayList<>();
    Set<String> identities = new HashSet<>(before.exportsRead);
    for (Export export : Export.upTo(asOf, world.resolve("exports"))) {
      if (identities.add(export.identity())) {
        fresh.add(export);
      }
    }
    if (fresh.isEmpty()) {
      return before;
    }
    OracleState after = before.copy();
    after.run = before.run + 1;
    after.asOf = asOf;
    new Oracle(after, new World(world), asOf).run(fresh);
    return after;
  }

  private void run(List<Export> exports) {
    List<Submission> submissions = ReadExports.of(exports, state, world);
    List<Change> changes = Resolution.of(submissions, state);
    Supplements.decide(changes, state, world);
    for (Change change : changes) {
      if (change.winner() == null) {
        retracted(change.report());
      } else {
        assess(change);
      }
    }
    Items.add(changes, state);
  }

  /** S11: the previous row, with the retraction. */
  private void retracted(Known report) {
    Row row =
        Objects.requireNonNull(report.row)
            .and("retracted_at", report.retractedAt)
            .and("cause", "RETRACTED")
            .and("decided_at", asOf)
            .and("policy_version", world.policyVersion)
            .and("run", state.run);
    report.row = row;
    state.table("reports").add(row);
  }

  private void assess(Change change) {
    Known report = change.report();
    Submission s = change.submission();
    Content content = s.content();
    Set<String> centreTypes = Matching.match(content, report.key, state, world);
    Routing.Outcome routing = Routing.of(content, report.key, state.run, world);
    state.table("signals").addAll(routing.signals());
    boolean centreUrgent = true; // JU6: yes unless a review says otherwise.
    boolean urgent = content.urgent() && centreUrgent;
    Forwards.decide(
        report, routing, urgent, lane(urgent, content, centreTypes), asOf, state, world);
    findings(s);
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
            .and("decision", "FORWARDED")
            .and("reason_codes", List.of())
            .and("member_states", routing.stateToTier().keySet())
            .and("europol", routing.europolOnly() != null || world.europolAlways)
            .and("supplement_of", report.supplementOf)
            .and("retracted_at", report.retractedAt)
            .and("held_since", null)
            .and("cause", change.cause())
            .and("canonical_digest", content.digest())
            .and("source", "ANNEX_III")
            .and("test", report.test)
            .and("bundled_incident_count", content.bundled())
            .and("policy_version", world.policyVersion)
            .and("content_run", state.run)
            .and("run", state.run);
    report.row = row;
    state.table("reports").add(row);
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

  private void findings(Submission s) {
    for (Finding finding : s.content().findings()) {
      state
          .table("findings")
          .add(
              Row.empty()
                  .and("report_key", s.key())
                  .and("export_id", s.place().exportId())
                  .and("file", s.place().file())
                  .and("ordinal", s.place().ordinal())
                  .and("code", finding.code())
                  .and("field", finding.field())
                  .and("run", state.run));
    }
  }
}
