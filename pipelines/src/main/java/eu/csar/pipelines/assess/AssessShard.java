package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.Place;
import eu.csar.schemas.codes.RejectCode;
import eu.csar.schemas.tables.RejectionRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.transforms.judge.rules.CircuitBreaker;
import eu.csar.transforms.match.rules.CarrierBlock;
import eu.csar.transforms.publish.rules.AssessedReport;
import eu.csar.transforms.publish.rules.CarrierOrder;
import eu.csar.transforms.publish.rules.RecordReports;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.ShardWork;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadAgain;
import eu.csar.transforms.receive.rules.ReadReport;
import eu.csar.transforms.receive.rules.ReportContext;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.ShardStanding;
import eu.csar.transforms.receive.rules.UnreadableRecordException;
import eu.csar.transforms.resolve.rules.Outcome;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.SupplementBlock;
import eu.csar.transforms.resolve.rules.Verdict;
import eu.csar.transforms.resolve.rules.VerdictBlock;
import eu.csar.transforms.resolve.rules.Winner;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way of a report through plain functions: read again, match, judge, route, record. Numbers
 * behind the plan's shards are reports of earlier runs that this run touches, by the file in which
 * they stand.
 */
final class AssessShard implements ShardWork {
  private static final long serialVersionUID = 1L;
  private static final String REJECTED = "REJECTED";

  private final AssessPlan plan;

  AssessShard(AssessPlan plan) {
    this.plan = plan;
  }

  @Override
  public void assess(
      int shard,
      List<byte[]> verdicts,
      List<byte[]> supplements,
      byte[] standing,
      byte[] breaker,
      ShardResults results)
      throws IOException {
    RecordReports record =
        new RecordReports(
            plan.name().number(),
            plan.asOf(),
            plan.judging().policyVersion(),
            plan.judging().rulesVersion());
    CircuitBreaker says = CircuitBreaker.decode(breaker);
    if (shard >= plan.reading().shards().size()) {
      if (!verdicts.isEmpty()) {
        new AssessStored(plan, record, new AssessOne(plan, says)).assess(verdicts, results);
      }
      return;
    }
    ShardStanding facts = ShardStanding.decode(standing);
    if (facts.read()) {
      new Reading(plan.reading().shards().get(shard), facts, says, results)
          .assess(
              VerdictBlock.inOrder(
                  verdicts, ordinal -> place(shard, facts.ordinalBase() + ordinal)),
              SupplementBlock.answers(shard, supplements),
              record);
    }
  }

  private Place place(int shard, long ordinal) {
    PlannedExport export = plan.reading().exportOf(plan.reading().shards().get(shard));
    PlannedFile file = plan.reading().fileOf(plan.reading().shards().get(shard));
    return new Place(
        export.receivedAt(), export.exportId(), export.exportDigest(), file.path(), ordinal);
  }

  /** The second reading of one shard. */
  private final class Reading {
    private final HexFormat hex = HexFormat.of();
    private final PlannedExport export;
    private final PlannedFile file;
    private final ShardStanding standing;
    private final CircuitBreaker breaker;
    private final ShardResults results;
    private final long run = plan.name().number();
    // What the not-abuse list says of keys was settled in the first reading.
    private final ReadReport annexIII =
        new ReadReport(plan.references(), NotAbuseList.EMPTY, plan.reading().limits());

    Reading(Shard shard, ShardStanding standing, CircuitBreaker breaker, ShardResults results) {
      this.export = plan.reading().exportOf(shard);
      this.file = plan.reading().fileOf(shard);
      this.standing = standing;
      this.breaker = breaker;
      this.results = results;
    }

    void assess(
        Iterator<Verdict> verdicts,
        Map<Integer, SupplementAnswer> supplements,
        RecordReports record)
        throws IOException {
      AssessOne rules = new AssessOne(plan, breaker);
      String part = results.files().fileName();
      ReadAhead ahead =
          new ReadAhead(
              rules::searchAhead,
              (report, winner, answer) -> {
                AssessedReport assessed = rules.assess(report, winner, answer, part);
                record.record(assessed, results);
                addPerceptual(assessed);
              });
      @Nullable Verdict next = verdicts.hasNext() ? verdicts.next() : null;
      try (ReadAgain records = ReadAgain.open(plan.reading(), standing)) {
        while (records.next()) {
          int ordinal = records.localOrdinal();
          if (next == null || next.localOrdinal() != ordinal) {
            reject(records);
            continue;
          }
          Verdict verdict = next;
          next = verdicts.hasNext() ? verdicts.next() : null;
          addSubmission(records, verdict);
          Winner winner = verdict.winner();
          if (winner != null) {
            SupplementAnswer answer = supplements.get(ordinal);
            answer = answer == null ? SupplementAnswer.none(standing.shard(), ordinal) : answer;
            ahead.add(read(records, verdict, winner), winner, answer, records.length());
          }
        }
        ahead.assessAll();
      }
      if (next != null) {
        throw new IllegalStateException(
            "a verdict on a record that shard " + standing.shard() + " does not hold");
      }
    }

    /** Hands on what may link the report to others (SU5). */
    private void addPerceptual(AssessedReport assessed) {
      CarrierOrder order = assessed.order();
      if (order != null && plan.matching().nearLinks()) {
        CarrierBlock.ofReport(
            assessed.report(), order.file(), order.ordinal(), results::addPerceptual);
      }
    }

    private Report read(ReadAgain records, Verdict verdict, Winner winner) {
      try {
        return annexIII.report(
            records.buffer(),
            records.start(),
            Math.toIntExact(records.length()),
            context(records, verdict, winner));
      } catch (UnreadableRecordException e) {
        throw new IllegalStateException(
            "a record with a verdict was readable before: " + e.getMessage(), e);
      }
    }

    private ReportContext context(ReadAgain records, Verdict verdict, Winner winner) {
      return new ReportContext(
          export,
          file,
          records.ordinal(),
          hex.formatHex(verdict.reportKey()),
          hex.formatHex(verdict.digest()),
          winner.receivedAt());
    }

    private void addSubmission(ReadAgain records, Verdict verdict) throws IOException {
      boolean retraction = verdict.outcome() == Outcome.RETRACTION;
      results
          .files()
          .add(
              Table.SUBMISSIONS,
              new SubmissionRow(
                  export.exportId(),
                  export.exportDigest(),
                  file.path(),
                  records.ordinal(),
                  verdict.outcome().name(),
                  hex.formatHex(verdict.reportKey()),
                  retraction ? null : verdict.version(),
                  hex.formatHex(verdict.digest()),
                  run));
      results.countOutcome(standing.shard(), verdict.outcome().name());
    }

    private void reject(ReadAgain records) throws IOException {
      RejectCode code = records.rejection();
      @Nullable String field = null;
      if (code == null) {
        UnreadableRecordException why = why(records);
        code = why.code();
        field = why.field();
      }
      results
          .files()
          .add(
              Table.REJECTIONS,
              new RejectionRow(
                  export.exportId(),
                  export.exportDigest(),
                  file.path(),
                  records.ordinal(),
                  records.offset(),
                  records.length(),
                  code.name(),
                  field,
                  run));
      results
          .files()
          .add(
              Table.SUBMISSIONS,
              new SubmissionRow(
                  export.exportId(),
                  export.exportDigest(),
                  file.path(),
                  records.ordinal(),
                  REJECTED,
                  null,
                  null,
                  null,
                  run));
      results.countOutcome(standing.shard(), REJECTED);
    }

    private UnreadableRecordException why(ReadAgain records) {
      ReportContext nobody =
          new ReportContext(export, file, records.ordinal(), "", "", Instant.EPOCH);
      try {
        annexIII.report(
            records.buffer(), records.start(), Math.toIntExact(records.length()), nobody);
      } catch (UnreadableRecordException e) {
        return e;
      }
      throw new IllegalStateException(
          "a readable record of shard " + standing.shard() + " has no verdict");
    }
  }
}
