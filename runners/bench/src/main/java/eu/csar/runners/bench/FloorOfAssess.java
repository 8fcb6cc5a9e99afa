package eu.csar.runners.bench;

import eu.csar.schemas.Report;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.ItemRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.schemas.tables.VerdictRow;
import eu.csar.transforms.publish.rules.Attempt;
import eu.csar.transforms.publish.rules.PackageLine;
import eu.csar.transforms.publish.rules.PartFiles;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.PlanReading;
import eu.csar.transforms.receive.rules.ProviderRegister;
import eu.csar.transforms.receive.rules.ReadReport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.RecordSplitter;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.ReportContext;
import eu.csar.transforms.receive.rules.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What no assessment can go below: the same files decompressed and read by the same parser once,
 * and about the same rows written by the same classes, in two threads, with no decision in between:
 * no keys, no resolution, no matching, no look-ups, no links, no Beam, no Flink.
 */
public final class FloorOfAssess {
  private static final String SOMEBODY = "0".repeat(64);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int THREADS = 2;

  private final ReadingPlan plan;
  private final Path output;

  private FloorOfAssess(ReadingPlan plan, Path output) {
    this.plan = plan;
    this.output = output;
  }

  /** Arguments: a world, and a directory for the output. */
  public static void main(String[] arguments) throws Exception {
    Path world = Path.of(arguments[0]);
    ReadingPlan plan =
        PlanReading.with(ProviderRegister.read(world.resolve("registers/providers.json")))
            .plan(
                world.resolve("exports"),
                Instant.parse("2100-01-01T00:00:00Z"),
                Set.of(),
                Set.of(),
                Set.of());
    new FloorOfAssess(plan, Path.of(arguments[1])).write();
  }

  private void write() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> shards = new ArrayList<>();
      for (Shard shard : plan.shards()) {
        shards.add(
            threads.submit(
                () -> {
                  write(shard);
                  return null;
                }));
      }
      for (Future<?> shard : shards) {
        shard.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void write(Shard shard) throws Exception {
    RunName run = new RunName(1, SOMEBODY, null);
    ReadReport reading = new ReadReport(new ReferenceRule(List.of()), NotAbuseList.EMPTY);
    try (PartFiles files = PartFiles.of(Attempt.open(output, run, "floor-" + shard.index()));
        RecordSplitter lines = RecordSplitter.open(plan.fileOf(shard), shard, plan.limits())) {
      long ordinal = 0;
      while (lines.next()) {
        ReportContext context =
            new ReportContext(
                plan.exportOf(shard), plan.fileOf(shard), ordinal++, SOMEBODY, SOMEBODY, NOW);
        write(
            reading.report(lines.buffer(), lines.start(), Math.toIntExact(lines.length()), context),
            files);
      }
      files.finish();
    }
  }

  private static void write(Report report, PartFiles files) throws IOException {
    String key = report.getReportKey();
    files.add(Table.PERSONAL, report);
    files.add(
        Table.SUBMISSIONS,
        new SubmissionRow(
            report.getExportId(),
            SOMEBODY,
            report.getFile(),
            report.getOrdinal(),
            "NEW",
            key,
            0L,
            SOMEBODY,
            1L));
    files.add(
        Table.REPORTS,
        ReportRow.newBuilder()
            .setReportKey(key)
            .setProviderId(report.getProviderId())
            .setNamespace(report.getNamespace())
            .setProviderReportId(report.getProviderReportId())
            .setVersion(report.getVersion())
            .setReceivedAt(NOW)
            .setIssuedAt(report.getIssuedAt())
            .setDecidedAt(NOW)
            .setAbuseTypes(report.getAbuseTypes())
            .setCentreTypes(List.of())
            .setServiceTypes(report.getServiceTypes())
            .setProviderUrgent(report.getProviderUrgent())
            .setCentreUrgent(true)
            .setDecision("FORWARDED")
            .setReasonCodes(List.of())
            .setMemberStates(List.of("FR"))
            .setEuropol(true)
            .setCause("NEW")
            .setCanonicalDigest(SOMEBODY)
            .setSource(report.getSource())
            .setTest(false)
            .setPolicyVersion("1")
            .setRulesVersion("1")
            .setContentRun(1)
            .setRun(1)
            .build());
    for (var item : report.getItems()) {
      files.add(
          Table.ITEMS,
          new ItemRow(
              key,
              item.getItemNumber(),
              item.getItemId(),
              item.getMediaType(),
              item.getRelevance(),
              item.getClaimedType(),
              item.getHumanReviewed(),
              item.getPubliclyAvailable(),
              item.getAnnotations(),
              item.getHashes().isEmpty() ? null : item.getHashes().get(0).getValue(),
              null,
              null,
              null,
              1L));
      for (var hash : item.getHashes()) {
        files.add(
            Table.ITEM_HASHES,
            new ItemHashRow(
                hash.getValue(), hash.getAlgorithm(), key, item.getItemNumber(), 1L, null, 1L));
      }
    }
    for (UnfoundedGround ground : UnfoundedGround.values()) {
      files.add(
          Table.VERDICTS,
          new VerdictRow(key, ground.name(), false, false, List.of(), List.of(), "1", "1", 1L));
    }
    files.add(
        Table.SIGNALS,
        new SignalRow(key, "RT2", "UPLOAD_ADDRESS", "FR", 2, List.of(), SOMEBODY, NOW, 1L));
    PackageLine line = PackageLine.of(report, List.of(), true, null, List.of(), List.of());
    forward(report, "EUROPOL", line, files);
    if (report.getOrdinal() % 2 == 0) {
      forward(report, "FR", line, files);
    }
  }

  private static void forward(Report report, String recipient, PackageLine line, PartFiles files)
      throws IOException {
    ForwardRow row =
        new ForwardRow(
            report.getReportKey(),
            recipient,
            List.of("FR-1"),
            "FIRST",
            false,
            "known",
            "RT2",
            NOW,
            "00112233445566778899aabbccddeeff",
            SOMEBODY,
            1L);
    files.add(Table.FORWARDS, row);
    files.addPackageLine(recipient, "known", row.getKind(), line.lineFor(row));
  }
}
