package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Finding;
import eu.csar.schemas.Hash;
import eu.csar.schemas.Item;
import eu.csar.schemas.Report;
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
import org.jspecify.annotations.Nullable;

/** Writes what was found and decided about reports into the tables of a part, and counts it. */
public final class RecordReports {
  private static final String EUROPOL = "EUROPOL";

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
    files.add(Table.REPORTS, row(assessed));
    files.add(Table.PERSONAL, report);
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
    for (MatchRow row : assessed.matches()) {
      files.add(Table.MATCHES, row);
    }
    for (SignalRow row : assessed.signals()) {
      files.add(Table.SIGNALS, row);
    }
    for (VerdictRow row : assessed.verdicts()) {
      files.add(Table.VERDICTS, row);
    }
    for (LinkRow row : assessed.links()) {
      files.add(Table.LINKS, row);
    }
    for (NoticeRow row : assessed.notices()) {
      files.add(Table.NOTICES, row);
      files.counts().add("notices." + row.getKind());
    }
    recordForwards(assessed, files);
    results.addHashes(report, assessed.order());
    results.carry(assessed.key());
    count(files.counts(), assessed.cause(), assessed.decision());
  }

  /** Writes the row of a report of which nothing but the row changes, as a retraction does. */
  public void recordAgain(
      ReportRow previous, String cause, @Nullable Instant retractedAt, ShardResults results)
      throws IOException {
    ReportRow row =
        ReportRow.newBuilder(previous)
            .setCause(cause)
            .setRetractedAt(retractedAt)
            .setDecidedAt(asOf)
            .setPolicyVersion(policyVersion)
            .setRulesVersion(rulesVersion)
            .setRun(run)
            .build();
    results.files().add(Table.REPORTS, row);
    count(results.files().counts(), cause, previous.getDecision());
  }

  private static void recordForwards(AssessedReport assessed, PartFiles files) throws IOException {
    boolean first = false;
    for (ForwardRow row : assessed.forwards()) {
      files.add(Table.FORWARDS, row);
      files.counts().add("forwards." + row.getKind());
      files.counts().add("recipients." + row.getRecipient());
      files.addPackageLine(
          row.getRecipient(), row.getLane(), row.getKind(), assessed.line().lineFor(row));
      first |= row.getKind().equals("FIRST") || row.getKind().equals("SUPPLEMENT");
    }
    if (assessed.becameForwarded()) {
      files.counts().add("became_forwarded");
      if (first) {
        files.counts().add("first_sent");
      }
    }
  }

  private static void count(Counts counts, String cause, String decision) {
    counts.add("causes." + cause);
    counts.add("decisions." + decision);
  }

  private ReportRow row(AssessedReport assessed) {
    Report report = assessed.report();
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
        assessed.decision(),
        assessed.reasonCodes(),
        states,
        assessed.recipients().contains(EUROPOL),
        assessed.supplementOf(),
        assessed.retractedAt(),
        assessed.heldSince(),
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
