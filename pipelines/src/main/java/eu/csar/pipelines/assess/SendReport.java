package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.ForwardKind;
import eu.csar.schemas.codes.Lane;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.transforms.judge.rules.SettleDecision.Settled;
import eu.csar.transforms.publish.rules.PackageLine;
import eu.csar.transforms.route.rules.ChooseLane;
import eu.csar.transforms.route.rules.DecideForwards;
import eu.csar.transforms.route.rules.FollowUpToken;
import eu.csar.transforms.route.rules.ForwardedReport;
import eu.csar.transforms.route.rules.Routing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the recipients of a report are sent, or recalled, in a run (end of section 4, S39). */
final class SendReport {
  /** Nothing goes out. */
  static final Sent NOTHING = new Sent(List.of(), PackageLine.WITHOUT_BODY);

  private final AssessPlan plan;
  private final DecideForwards forwards;

  SendReport(AssessPlan plan) {
    this.plan = plan;
    this.forwards =
        new DecideForwards(plan.routing(), FollowUpToken.load(Path.of(plan.tokenKey())));
  }

  /**
   * What goes out.
   *
   * @param forwards rows of forwards, by recipient
   * @param line what stands in packages beside them
   */
  record Sent(List<ForwardRow> forwards, PackageLine line) {}

  /**
   * What is sent of a report that was assessed.
   *
   * @param centreUrgent the Centre's own view of the urgency
   * @param urgent whether a forward is marked urgent
   */
  Sent send(
      KnownReport known,
      Settled settled,
      List<MatchRow> matches,
      List<String> centreTypes,
      boolean centreUrgent,
      boolean urgent,
      Routing routing) {
    Report report = known.report();
    RecallReason recall = settled.recall();
    if (recall != null) {
      return recall(report.getReportKey(), known.sentBefore().latest(), recall);
    }
    if (!settled.goesOut()) {
      return NOTHING;
    }
    Instant retractedAt = known.retraction() == null ? null : known.retraction().at();
    PackageLine line =
        PackageLine.of(report, centreTypes, centreUrgent, retractedAt, matches, routing.signals());
    Map<String, String> digests = new TreeMap<>();
    routing
        .recipients(plan.routing())
        .forEach(
            (recipient, reason) ->
                digests.put(
                    recipient,
                    line.digestFor(
                        routing.authorities().getOrDefault(recipient, List.of()), urgent, reason)));
    Lane lane = ChooseLane.of(urgent, report.getAbuseTypes(), centreTypes);
    return new Sent(
        forwards.forward(
            forwarded(report.getReportKey(), known.supplementOf(), lane),
            known.sentBefore().latest(),
            routing,
            digests),
        line);
  }

  /** Takes a report back from everybody who has it. */
  Sent recall(String reportKey, List<SentForward> sentBefore, RecallReason reason) {
    return new Sent(
        forwards.recallAll(forwarded(reportKey, null, Lane.PRIORITY), sentBefore, reason),
        PackageLine.WITHOUT_BODY);
  }

  private ForwardedReport forwarded(String key, @Nullable String supplementOf, Lane lane) {
    return new ForwardedReport(key, supplementOf != null, lane, plan.asOf(), plan.name().number());
  }

  /**
   * The latest forward of every recipient, after this run.
   *
   * @param retractedAt the retraction that package lines of this run tell of; null: none
   */
  static List<SentForward> latest(
      List<SentForward> before, List<ForwardRow> now, @Nullable Instant retractedAt) {
    TreeMap<String, SentForward> latest = new TreeMap<>();
    before.forEach(sent -> latest.put(sent.getRecipient(), sent));
    for (ForwardRow row : now) {
      boolean recall = row.getKind().equals(ForwardKind.RECALL.name());
      SentForward previous = latest.get(row.getRecipient());
      latest.put(
          row.getRecipient(),
          new SentForward(
              row.getRecipient(),
              row.getKind(),
              row.getAuthorityIds(),
              row.getPackageDigest(),
              row.getFollowUpToken(),
              row.getLane(),
              recall ? (previous == null ? null : previous.getToldRetractedAt()) : retractedAt,
              recall ? row.getReason() : null));
    }
    return List.copyOf(latest.values());
  }
}
