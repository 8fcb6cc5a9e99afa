package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.codes.RecallReason;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.judge.rules.InformProvider;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.judge.rules.ReviewsInForce;
import eu.csar.transforms.judge.rules.SettleDecision;
import eu.csar.transforms.publish.rules.RecordReports;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import eu.csar.transforms.resolve.rules.StoredVerdictBlock;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reports of earlier runs that this run touches without a new version. Those that are assessed
 * again are read whole from {@code personal/}; of those that only a retraction reached after they
 * were forwarded, the last row is written again (JU2). Both are read part after part, in the order
 * of the files, so that no more than one report is in memory at a time.
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

  /** Where a row stands. */
  private record At(long run, String part) {
    static final Comparator<At> ORDER = Comparator.comparingLong(At::run).thenComparing(At::part);

    /** The full report, in {@code personal/}. */
    static At content(KeyRow key) {
      return new At(
          key.getContentRun(),
          Objects.requireNonNull(key.getContentPart(), "a report with a decision has content"));
    }

    /** The last row of table reports; of runs before the column, it stands with the content. */
    static At row(KeyRow key) {
      String part = key.getRowPart();
      return part == null ? content(key) : new At(key.getRowRun(), part);
    }
  }

  void assess(List<byte[]> blocks, ShardResults results) throws IOException {
    Map<At, Map<String, StoredVerdict>> whole = new TreeMap<>(At.ORDER);
    Map<At, Map<String, StoredVerdict>> copied = new TreeMap<>(At.ORDER);
    for (byte[] block : blocks) {
      for (StoredVerdict verdict : StoredVerdictBlock.verdicts(block)) {
        add(verdict, verdict.whole() ? whole : copied, verdict.whole() ? At::content : At::row);
      }
    }
    for (Map.Entry<At, Map<String, StoredVerdict>> part : whole.entrySet()) {
      assessPart(part.getKey(), part.getValue(), results);
    }
    for (Map.Entry<At, Map<String, StoredVerdict>> part : copied.entrySet()) {
      copyPart(part.getKey(), part.getValue(), results);
    }
  }

  private static void add(
      StoredVerdict verdict, Map<At, Map<String, StoredVerdict>> to, Function<KeyRow, At> where) {
    to.computeIfAbsent(where.apply(verdict.updated()), at -> new HashMap<>())
        .put(verdict.updated().getReportKey(), verdict);
  }

  private void assessPart(At at, Map<String, StoredVerdict> verdicts, ShardResults results)
      throws IOException {
    String part = results.files().fileName();
    Iterable<Report> reports =
        plan.database().rowsOf(Table.PERSONAL, at.run(), at.part(), verdicts.keySet());
    for (Report report : reports) {
      StoredVerdict verdict = verdicts.remove(report.getReportKey());
      if (verdict != null) {
        record.record(rules.assessAgain(report, verdict, part), results);
      }
    }
    requireAll(at, verdicts);
  }

  private void copyPart(At at, Map<String, StoredVerdict> verdicts, ShardResults results)
      throws IOException {
    Iterable<ReportRow> rows =
        plan.database().rowsOf(Table.REPORTS, at.run(), at.part(), verdicts.keySet());
    for (ReportRow row : rows) {
      StoredVerdict verdict = verdicts.remove(row.getReportKey());
      if (verdict != null) {
        copy(row, verdict, results);
      }
    }
    requireAll(at, verdicts);
  }

  /** JU2: forwarding is a fact; the report is taken back, unless a later review keeps it. */
  private void copy(ReportRow row, StoredVerdict verdict, ShardResults results) throws IOException {
    KeyRow key = verdict.updated();
    Matter.Retracted retraction =
        Objects.requireNonNull(
            KnownReport.retraction(verdict), "a row is copied for a retraction only");
    SendReport.Sent sent =
        SettleDecision.isTakenBack(retraction, new ReviewsInForce(key.getReviews()), true)
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
            SendReport.latest(key.getForwards(), sent.forwards()),
            results.files().fileName(),
            plan.name().number()),
        sent.forwards(),
        List.of(notice),
        results);
  }

  private static void requireAll(At at, Map<String, StoredVerdict> missing) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          missing.size() + " stored reports do not stand in run " + at.run() + ", " + at.part());
    }
  }
}
