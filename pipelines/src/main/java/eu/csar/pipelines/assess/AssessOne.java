package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.SentForward;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.codes.Lane;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.transforms.judge.rules.JudgeReport;
import eu.csar.transforms.judge.rules.Judgement;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.match.rules.CentreTypes;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.MatchItems;
import eu.csar.transforms.publish.rules.AssessedReport;
import eu.csar.transforms.publish.rules.CarrierOrder;
import eu.csar.transforms.publish.rules.PackageLine;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.ReferenceLink;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.Winner;
import eu.csar.transforms.route.rules.ChooseLane;
import eu.csar.transforms.route.rules.DecideForwards;
import eu.csar.transforms.route.rules.FollowUpToken;
import eu.csar.transforms.route.rules.ForwardedReport;
import eu.csar.transforms.route.rules.IpCountry;
import eu.csar.transforms.route.rules.RouteReport;
import eu.csar.transforms.route.rules.Routing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of one report by the rules of the rooms: match, judge, route, and what each
 * recipient is sent. Holds what a worker opens once: the index, the IP database, the key of the
 * tokens.
 */
final class AssessOne {
  private final AssessPlan plan;
  private final MatchItems match;
  private final JudgeReport judge;
  private final RouteReport route;
  private final DecideForwards forwards;

  AssessOne(AssessPlan plan) {
    this.plan = plan;
    this.match = MatchItems.using(IndicatorIndex.shared(Path.of(plan.index())));
    this.judge = new JudgeReport(plan.judging(), List.of());
    this.route =
        new RouteReport(
            IpCountry.shared(Path.of(plan.ipDatabase())), plan.authorities(), plan.routing());
    this.forwards =
        new DecideForwards(plan.routing(), FollowUpToken.load(Path.of(plan.tokenKey())));
  }

  /** Assesses a report that has a new current version in this run. */
  AssessedReport assess(Report report, Winner winner, SupplementAnswer answer, String part) {
    long run = plan.name().number();
    @Nullable KeyRow previous =
        winner.cause().equals(Winner.NEW_VERSION) ? winner.previous() : null;
    @Nullable String supplementOf = KeyRowUpdate.supplementOf(winner, answer);
    List<MatchRow> matches = match.match(report, run);
    List<String> centreTypes = List.copyOf(CentreTypes.of(matches));
    Judgement judgement = judge.judge(new Matter(report, matches, List.of()), run);
    Routing routing = route.route(report, run);
    boolean urgent = report.getProviderUrgent() && judgement.centreUrgent();
    PackageLine line =
        PackageLine.of(
            report,
            centreTypes,
            judgement.centreUrgent(),
            winner.retractedAt(),
            matches,
            routing.signals());

    SortedMap<String, String> recipients = routing.recipients(plan.routing());
    Map<String, String> digests = new TreeMap<>();
    for (String recipient : recipients.keySet()) {
      digests.put(
          recipient,
          line.digestFor(routing.authorities().getOrDefault(recipient, List.of()), urgent));
    }
    List<SentForward> sentBefore = previous == null ? List.of() : previous.getForwards();
    Lane lane = ChooseLane.of(urgent, report.getAbuseTypes(), centreTypes);
    List<ForwardRow> rows =
        forwards.forward(
            new ForwardedReport(
                report.getReportKey(), supplementOf != null, lane, plan.asOf(), run),
            sentBefore,
            routing,
            digests);
    KeyRow key =
        KeyRowUpdate.complete(
            winner,
            report,
            supplementOf,
            answer.firstAccount(),
            judgement.decision().name(),
            latest(sentBefore, rows),
            run,
            part,
            run);
    return new AssessedReport(
        report,
        winner.cause(),
        key,
        CarrierOrder.of(key.getFirstRun(), winner.firstPlace()),
        supplementOf,
        winner.retractedAt(),
        null,
        centreTypes,
        judgement.centreUrgent(),
        judgement.decision().name(),
        judgement.reasonCodes(),
        List.copyOf(recipients.keySet()),
        matches,
        routing.signals(),
        judgement.verdicts(),
        rows,
        links(report, supplementOf, answer),
        List.of(),
        line,
        judgement.decision() == Decision.FORWARDED && previous == null);
  }

  /** The latest forward of every recipient, after this run. */
  private static List<SentForward> latest(List<SentForward> before, List<ForwardRow> now) {
    TreeMap<String, SentForward> latest = new TreeMap<>();
    before.forEach(sent -> latest.put(sent.getRecipient(), sent));
    for (ForwardRow row : now) {
      latest.put(
          row.getRecipient(),
          new SentForward(
              row.getRecipient(),
              row.getKind(),
              row.getAuthorityIds(),
              row.getPackageDigest(),
              row.getFollowUpToken(),
              row.getLane()));
    }
    return List.copyOf(latest.values());
  }

  /**
   * Links that need no shuffle: what the report cites (SU4), and what shares its references (SU2,
   * SU3).
   */
  private List<LinkRow> links(
      Report report, @Nullable String supplementOf, SupplementAnswer answer) {
    List<LinkRow> links = new ArrayList<>();
    long run = plan.name().number();
    if (supplementOf == null) {
      for (ReferenceLink link : answer.links()) {
        links.add(
            new LinkRow(
                report.getReportKey(),
                link.otherKey(),
                "REFERENCE",
                null,
                null,
                link.referenceDigest(),
                link.count(),
                null,
                run));
      }
    }
    for (String cited : report.getCitedKeys()) {
      links.add(
          new LinkRow(report.getReportKey(), cited, "CITES", null, null, null, 1L, null, run));
    }
    return links;
  }
}
