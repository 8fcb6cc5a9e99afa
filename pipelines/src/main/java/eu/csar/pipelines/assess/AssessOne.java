package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.Decision;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.transforms.judge.rules.CircuitBreaker;
import eu.csar.transforms.judge.rules.InformProvider;
import eu.csar.transforms.judge.rules.JudgeReport;
import eu.csar.transforms.judge.rules.JudgeUrgency;
import eu.csar.transforms.judge.rules.Judgement;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.judge.rules.SettleDecision;
import eu.csar.transforms.judge.rules.SettleDecision.Settled;
import eu.csar.transforms.match.rules.CentreTypes;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.match.rules.MatchItems;
import eu.csar.transforms.publish.rules.AssessedReport;
import eu.csar.transforms.publish.rules.CarrierOrder;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.KeyRowUpdate.Assessed;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.Winner;
import eu.csar.transforms.route.rules.IpCountry;
import eu.csar.transforms.route.rules.RouteReport;
import eu.csar.transforms.route.rules.Routing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of one report by the rules of the rooms: match, judge, route, what each recipient
 * is sent and what the provider is told. Holds what a worker opens once: the index, the IP
 * database, the key of the tokens.
 */
final class AssessOne {
  private final AssessPlan plan;
  private final MatchItems match;
  private final JudgeReport judge;
  private final RouteReport route;
  private final SendReport send;
  private final InformProvider inform;

  /**
   * In one run.
   *
   * @param breaker what the circuit breaker says of it
   */
  AssessOne(AssessPlan plan, CircuitBreaker breaker) {
    this.plan = plan;
    this.match =
        MatchItems.using(
            IndicatorIndex.shared(Path.of(plan.index())),
            plan.matching().perceptualRadius(),
            plan.flooded());
    this.judge =
        new JudgeReport(plan.judging(), plan.asOf(), breaker, JudgeReport.grounds(plan.notAbuse()));
    this.route =
        new RouteReport(
            IpCountry.shared(Path.of(plan.ipDatabase())), plan.authorities(), plan.routing());
    this.send = new SendReport(plan);
    this.inform = new InformProvider(plan.asOf(), plan.name().number());
  }

  /** Readies the assessment of reports that come next; together this is faster. */
  void searchAhead(List<Report> reports) {
    match.searchAhead(reports);
  }

  /** Assesses a report that has a new current version in this run. */
  AssessedReport assess(Report report, Winner winner, SupplementAnswer answer, String part) {
    long run = plan.name().number();
    @Nullable KeyRow previous =
        winner.cause().equals(Winner.NEW_VERSION) ? winner.previous() : null;
    @Nullable String supplementOf = KeyRowUpdate.supplementOf(winner, answer);
    List<LinkRow> links = LinksOfReport.of(report, supplementOf, answer, run);
    CarrierOrder order =
        CarrierOrder.of(previous == null ? run : previous.getFirstRun(), winner.firstPlace());
    return assess(
        KnownReport.of(report, winner, previous, supplementOf),
        order,
        links,
        part,
        assessed ->
            KeyRowUpdate.complete(
                winner, report, supplementOf, answer.firstAccount(), assessed, run));
  }

  /** Assesses a report of an earlier run again, whole; its content stays where it is. */
  AssessedReport assessAgain(Report stored, StoredVerdict verdict, String part) {
    // ID1: the register entry of today; namespace and key never change.
    Report report =
        Report.newBuilder(stored)
            .setProviderId(plan.providers().providerIdOf(stored.getNamespace()))
            .build();
    return assess(
        KnownReport.of(report, verdict),
        null,
        List.of(),
        part,
        assessed -> KeyRowUpdate.complete(verdict, assessed, plan.name().number()));
  }

  private AssessedReport assess(
      KnownReport known,
      @Nullable CarrierOrder order,
      List<LinkRow> links,
      String part,
      Function<Assessed, KeyRow> complete) {
    long run = plan.name().number();
    Report report = known.report();
    List<MatchRow> matches = match.match(report, run);
    List<String> centreTypes = List.copyOf(CentreTypes.of(matches));
    Matter matter = known.matter(matches);
    Judgement judgement = judge.judge(matter, run);
    Routing routing = route.route(report, run);
    Settled settled =
        SettleDecision.settle(known.decision(), known.sentBefore(), matter, judgement);
    boolean urgent = JudgeUrgency.markForward(report, judgement);
    SendReport.Sent sent =
        send.send(known, settled, matches, centreTypes, judgement.centreUrgent(), urgent, routing);
    List<ForwardRow> forwards = sent.forwards();
    List<NoticeRow> notices =
        inform.about(
            matter, known.decision(), known.cause(), settled, known.sentBefore(), forwards.size());
    KeyRow key =
        complete.apply(
            new Assessed(
                settled.decision().name(),
                heldSince(known, settled.decision()),
                judgement.notAbuseNotices(),
                SendReport.latest(known.sentBefore().latest(), forwards, retractedAt(matter)),
                part));
    return new AssessedReport(
        report,
        known.cause(),
        key,
        order,
        centreTypes,
        judgement.centreUrgent(),
        settled.reasonCodes(),
        settled.decision() == Decision.FORWARDED
            ? List.copyOf(routing.recipients(plan.routing()).keySet())
            : List.of(),
        matches,
        routing.signals(),
        judgement.verdicts(),
        forwards,
        links,
        notices,
        sent.line(),
        known.decision());
  }

  private static @Nullable Instant retractedAt(Matter matter) {
    return matter.retraction() == null ? null : matter.retraction().at();
  }

  /** JU3: the as-of of the run that held it first, as long as it is held. */
  private @Nullable Instant heldSince(KnownReport known, Decision decision) {
    if (decision != Decision.HELD_FOR_REVIEW) {
      return null;
    }
    Instant since = known.heldSince();
    return since == null ? plan.asOf() : since;
  }
}
