package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.judge.rules.InformProvider;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.judge.rules.ReviewsInForce;
import eu.csar.transforms.judge.rules.SentBefore;
import eu.csar.transforms.judge.rules.SettleDecision;
import eu.csar.transforms.publish.rules.RecordReports;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Reports of earlier runs that this run touches without a new version. Those that are assessed
 * again are read whole from {@code personal/}; of those that only a retraction reached after they
 * were forwarded, the last row is written again (JU2).
 */
final class AssessStored {
  private final AssessPlan plan;
  private final RecordReports record;
  private final AssessOne rules;
  private final SendReport send;
  private final InformProvider inform;

  AssessStored(AssessPlan plan, RecordReports record, AssessOne rules) {
    this.plan = plan;
    this.record = record;
    this.rules = rules;
    this.send = new SendReport(plan);
    this.inform = new InformProvider(plan.asOf(), plan.name().number());
  }

  void assess(List<byte[]> verdicts, ShardResults results) throws IOException {
    String part = results.files().fileName();
    new StoredRows(plan.database(), verdicts, StoredVerdict::whole)
        .forEach(
            Table.PERSONAL,
            Report::getReportKey,
            (report, verdict) -> record.record(rules.assessAgain(report, verdict, part), results));
    new StoredRows(plan.database(), verdicts, verdict -> !verdict.whole())
        .forEach(
            Table.REPORTS, ReportRow::getReportKey, (row, verdict) -> copy(row, verdict, results));
  }

  /** JU2: forwarding is a fact; the report is taken back, unless a later review keeps it. */
  private void copy(ReportRow row, StoredVerdict verdict, ShardResults results) throws IOException {
    KeyRow key = verdict.updated();
    Matter.Retracted retraction =
        Objects.requireNonNull(
            KnownReport.retraction(verdict), "a row is copied for a retraction only");
    SendReport.Sent sent =
        SettleDecision.isTakenBack(
                retraction, new ReviewsInForce(key.getReviews()), new SentBefore(key.getForwards()))
            ? send.recall(key.getReportKey(), key.getForwards(), RecallReason.RETRACTED_BY_PROVIDER)
            : SendReport.NOTHING;
    NoticeRow notice =
        inform.retractionReceived(
            row.getReportKey(), row.getProviderId(), row.getProviderReportId(), retraction);
    record.recordAgain(
        row,
        verdict.cause(),
        KeyRowUpdate.copied(
            verdict,
            SendReport.latest(key.getForwards(), sent.forwards(), retraction.at()),
            results.files().fileName(),
            plan.name().number()),
        sent.forwards(),
        List.of(notice),
        results);
  }
}
