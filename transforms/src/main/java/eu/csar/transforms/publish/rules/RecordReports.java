package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ItemRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.VerdictRow;
import eu.csar.transforms.account.rules.Counts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what was found and decided about reports into the tables of a part, and counts it. */
public final class RecordReports {
  private static final String EUROPOL = "EUROPOL";
  private static final String FORWARDED = "FORWARDED";
  private static final String UNFOUNDED = "MANIFESTLY_UNFOUNDED";
  private static final String HELD = "HELD_FOR_REVIEW";
  private static final String BROKEN = "CIRCUIT_BREAKER";
  private static final String RESTS_ON = RunReport.RESTS_ON + ".";

  private final long run;
  private final Instant asOf;
  private final String policyVersion;
  private final String rulesVersion;

  /** For a run with its as-of and the versions that decided. */
  public RecordReports(long run, Instant asOf, String policyVersion, String rulesVersion) {
    this.run = run;
    this.asOf = asOf;
    this.policyVersion = policyVersion;
    this.rulesVersion = rulesVersion;
  }

  /** Writes an assessed report. */
  public void record(AssessedReport assessed, ShardResults results) throws IOException {
    PartFiles files = results.files();
    Report report = assessed.report();
    ReportRow row = row(assessed);
    files.add(Table.REPORTS, row);
    for (Item item : report.getItems()) {
      files.add(Table.ITEMS, row(report.getReportKey(), item));
    }
    for (Finding finding : report.getFindings()) {
      files.add(
          Table.FINDINGS,
          new FindingRow(
              report.getReportKey(),
              report.getExportId(),
              report.getFile(),
              report.getOrdinal(),
              finding.getCode(),
              finding.getField(),
              run));
    }
    for (MatchRow match : assessed.matches()) {
      files.add(Table.MATCHES, match);
    }
    for (SignalRow signal : assessed.signals()) {
      files.add(Table.SIGNALS, signal);
    }
    for (VerdictRow verdict : assessed.verdicts()) {
      files.add(Table.VERDICTS, verdict);
    }
    for (LinkRow link : assessed.links()) {
      files.add(Table.LINKS, link);
    }
    addNotices(assessed.notices(), files);
    addForwards(assessed.forwards(), assessed.line(), files);
    CarrierOrder order = assessed.order();
    if (order != null) {
      files.add(Table.PERSONAL, report);
      results.addHashes(report, order);
      results.countMatches(report, assessed.matches());
    }
    results.carry(assessed.key());
    assessed.key().getNotAbuseNotices().forEach(notice -> files.counts().add(RESTS_ON + notice));
    countForwarding(assessed, files.counts());
    hold(assessed.before(), row, files);
    count(files.counts(), row);
  }

  /**
   * Writes the row of a report of which nothing but the row changes, as a retraction of what was
   * forwarded does.
   *
   * @param key its key columns, complete
   */
  public void recordAgain(
      ReportRow previous,
      String cause,
      KeyRow key,
      List<ForwardRow> forwards,
      List<NoticeRow> notices,
      ShardResults results)
      throws IOException {
    ReportRow row =
        ReportRow.newBuilder(previous)
            .setCause(cause)
            .setRetractedAt(key.getRetractedAt())
            .setDecidedAt(asOf)
            .setPolicyVersion(policyVersion)
            .setRulesVersion(rulesVersion)
            .setRun(run)
            .build();
    results.files().add(Table.REPORTS, row);
    addNotices(notices, results.files());
    addForwards(forwards, PackageLine.WITHOUT_BODY, results.files());
    results.carry(key);
    count(results.files().counts(), row);
  }

  private static void addNotices(List<NoticeRow> notices, PartFiles files) throws IOException {
    for (NoticeRow notice : notices) {
      files.add(Table.NOTICES, notice);
      files.addLine(
          FeedbackPath.notices(notice.getProviderId()), FeedbackPath.TABLE, NoticeLine.of(notice));
      files.counts().add("notices." + notice.getKind());
    }
  }

  private static void addForwards(List<ForwardRow> forwards, PackageLine line, PartFiles files)
      throws IOException {
    for (ForwardRow row : forwards) {
      files.add(Table.FORWARDS, row);
      files.counts().add("forwards." + row.getKind());
      files.counts().add("recipients." + row.getRecipient());
      files.addPackageLine(row.getRecipient(), row.getLane(), row.getKind(), line.lineFor(row));
    }
  }

  /** RC5: whoever becomes forwarded in this run is sent to somebody for the first time. */
  private static void countForwarding(AssessedReport assessed, Counts counts) {
    boolean forwarded = FORWARDED.equals(assessed.key().getDecision());
    if (forwarded && !FORWARDED.equals(assessed.before())) {
      counts.add("became_forwarded");
      boolean first =
          assessed.forwards().stream()
              .anyMatch(row -> row.getKind().equals("FIRST") || row.getKind().equals("SUPPLEMENT"));
      if (first) {
        counts.add("first_sent");
      }
    }
  }

  /** JU3: keeps the review queue, and counts who enters and leaves it. */
  private static void hold(@Nullable String before, ReportRow row, PartFiles files)
      throws IOException {
    boolean held = row.getHeldSince() != null;
    boolean wasHeld = HELD.equals(before);
    if (held || wasHeld) {
      files.addLine(ReviewQueue.CHANGES, ReviewQueue.TABLE, ReviewQueue.change(row));
    }
    if (held && !wasHeld) {
      files.counts().add("newly_held");
    } else if (wasHeld && !held) {
      files.counts().add("released");
    }
  }

  private static void count(Counts counts, ReportRow row) {
    counts.add("causes." + row.getCause());
    counts.add("decisions." + row.getDecision());
    if (row.getDecision().equals(UNFOUNDED)) {
      row.getReasonCodes().forEach(ground -> counts.add("unfounded." + ground));
    }
    if (row.getReasonCodes().contains(BROKEN)) {
      counts.add("only_by_breaker");
    }
  }

  private ReportRow row(AssessedReport assessed) {
    Report report = assessed.report();
    KeyRow key = assessed.key();
    List<String> states =
        assessed.recipients().stream().filter(recipient -> !recipient.equals(EUROPOL)).toList();
    return new ReportRow(
        report.getReportKey(),
        report.getProviderId(),
        report.getNamespace(),
        report.getProviderReportId(),
        report.getVersion(),
        report.getReceivedAt(),
        report.getIssuedAt(),
        asOf,
        report.getAbuseTypes(),
        assessed.centreTypes(),
        report.getServiceTypes(),
        report.getProviderUrgent(),
        assessed.centreUrgent(),
        Objects.requireNonNull(key.getDecision(), "a report that was assessed has a decision"),
        assessed.reasonCodes(),
        states,
        assessed.recipients().contains(EUROPOL),
        key.getSupplementOf(),
        key.getRetractedAt(),
        key.getHeldSince(),
        assessed.cause(),
        report.getCanonicalDigest(),
        report.getSource(),
        report.getTest(),
        report.getBundledIncidentCount(),
        policyVersion,
        rulesVersion,
        run,
        run);
  }

  private ItemRow row(String key, Item item) {
    return new ItemRow(
        key,
        item.getItemNumber(),
        item.getItemId(),
        item.getMediaType(),
        item.getRelevance(),
        item.getClaimedType(),
        item.getHumanReviewed(),
        item.getPubliclyAvailable(),
        item.getAnnotations(),
        first(item, "SHA256"),
        first(item, "SHA1"),
        first(item, "MD5"),
        first(item, "PDQ"),
        run);
  }

  private static @Nullable String first(Item item, String algorithm) {
    for (Hash hash : item.getHashes()) {
      if (hash.getAlgorithm().equals(algorithm)) {
        return hash.getValue();
      }
    }
    return null;
  }
}
