package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.FindingCode;
import eu.csar.schemas.codes.RefusalCode;
import eu.csar.schemas.codes.RejectCode;
import eu.csar.transforms.receive.rules.ExportStanding.ExportFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the summaries of the first reading which exports stand (RC1), which files repeat one
 * that a standing export delivered before (ID9), and how many records each shard adds.
 */
public final class DetermineStanding {

  private final ReadingPlan plan;
  private final ShardSummary[] summaries;
  private final int[][] firstShards;
  private final Set<KnownFile> delivered;
  private final Map<String, Set<String>> providersByDigest = new HashMap<>();

  private DetermineStanding(ReadingPlan plan, Iterable<ShardSummary> found) {
    this.plan = plan;
    this.summaries = new ShardSummary[plan.shards().size() + DigestTask.of(plan).size()];
    for (ShardSummary summary : found) {
      summaries[summary.task()] = summary;
    }
    for (int task = 0; task < summaries.length; task++) {
      if (summaries[task] == null) {
        throw new IllegalStateException("No summary of task " + task);
      }
    }
    this.firstShards = new int[plan.exports().size()][];
    for (int e = 0; e < firstShards.length; e++) {
      firstShards[e] = new int[plan.exports().get(e).files().size()];
    }
    for (int s = plan.shards().size() - 1; s >= 0; s--) {
      Shard shard = plan.shards().get(s);
      firstShards[shard.export()][shard.file()] = s;
    }
    this.delivered = new HashSet<>(plan.knownFiles());
    delivered.forEach(
        known ->
            remember(
                known.sha256(),
                plan.knownProviders().getOrDefault(known.namespace(), known.namespace())));
  }

  /** Decides for a plan; there must be one summary for each shard and each digest task. */
  public static Standing of(ReadingPlan plan, Iterable<ShardSummary> summaries) {
    return new DetermineStanding(plan, summaries).decide();
  }

  private Standing decide() {
    Map<String, String> digests = new HashMap<>();
    for (DigestTask task : DigestTask.of(plan)) {
      digests.put(task.export() + "/" + task.file(), digestOf(task.number()));
    }
    List<ExportStanding> exports = new ArrayList<>();
    List<ShardStanding> shards = new ArrayList<>();
    for (int e = 0; e < plan.exports().size(); e++) {
      PlannedExport export = plan.exports().get(e);
      List<String> found = new ArrayList<>();
      for (int f = 0; f < export.files().size(); f++) {
        @Nullable String separate = digests.get(e + "/" + f);
        found.add(separate != null ? separate : digestOf(firstShards[e][f]));
      }
      exports.add(standingOf(e, export, found, shards));
    }
    return new Standing(exports, shards);
  }

  private ExportStanding standingOf(
      int e, PlannedExport export, List<String> found, List<ShardStanding> shards) {
    @Nullable String wrong = null;
    for (int f = found.size() - 1; f >= 0; f--) {
      wrong =
          found.get(f).equals(export.files().get(f).sha256())
              ? wrong
              : export.files().get(f).path();
    }
    List<FileStanding> files = new ArrayList<>();
    List<ExportFinding> findings = new ArrayList<>();
    if (wrong == null) {
      findings.addAll(findingsOf(export));
    }
    for (int f = 0; f < found.size(); f++) {
      PlannedFile file = export.files().get(f);
      boolean skipped = wrong == null && isRepetition(export, file, found.get(f), findings);
      FileStanding standing = addFile(e, f, found.get(f), skipped, wrong == null, shards);
      files.add(standing);
      if (wrong == null && !skipped && standing.records() > standing.declared()) {
        findings.add(new ExportFinding(FindingCode.MORE_RECORDS_THAN_DECLARED, file.path()));
      }
    }
    return new ExportStanding(
        wrong == null ? null : RefusalCode.WRONG_DIGEST, wrong, files, findings);
  }

  private static List<ExportFinding> findingsOf(PlannedExport export) {
    List<ExportFinding> findings = new ArrayList<>();
    if (!export.registered()) {
      findings.add(new ExportFinding(FindingCode.UNKNOWN_PROVIDER, null));
    }
    if (export.testFlag() && !export.test()) {
      findings.add(new ExportFinding(FindingCode.TEST_FLAG_IGNORED, null));
    }
    return findings;
  }

  /**
   * ID9: delivered before by a standing export of the same namespace, test flag and schema version.
   * Two namespaces of one provider are no other provider.
   */
  private boolean isRepetition(
      PlannedExport export, PlannedFile file, String digest, List<ExportFinding> findings) {
    KnownFile known =
        new KnownFile(export.namespace(), export.testFlag(), export.schemaVersion(), digest);
    if (delivered.contains(known)) {
      return true;
    }
    Set<String> providers = providersByDigest.getOrDefault(digest, Set.of());
    if (providers.stream().anyMatch(other -> !other.equals(export.providerId()))) {
      findings.add(new ExportFinding(FindingCode.FILE_OF_ANOTHER_PROVIDER, file.path()));
    }
    delivered.add(known);
    remember(digest, export.providerId());
    return false;
  }

  private void remember(String sha256, String providerId) {
    providersByDigest.computeIfAbsent(sha256, digest -> new HashSet<>()).add(providerId);
  }

  private FileStanding addFile(
      int e, int f, String digest, boolean skipped, boolean stands, List<ShardStanding> shards) {
    int first = firstShards[e][f];
    int next = first;
    long records = 0;
    @Nullable RejectCode broken = null;
    while (next < plan.shards().size() && isOf(plan.shards().get(next), e, f)) {
      records += summaries[next].records();
      broken = broken == null ? summaries[next].broken() : broken;
      next++;
    }
    long declared = plan.exports().get(e).files().get(f).records();
    boolean read = stands && !skipped;
    @Nullable RejectCode addition =
        broken != null ? broken : records < declared ? RejectCode.COUNT_MISMATCH : null;
    long base = 0;
    for (int s = first; s < next; s++) {
      ShardSummary summary = summaries[s];
      boolean adds = read && s == next - 1 && addition != null;
      shards.add(
          new ShardStanding(
              s,
              read,
              base,
              summary.records(),
              adds ? addition : null,
              adds ? summary.unreadOffset() : 0,
              adds ? summary.unreadLength() : 0));
      base += summary.records();
    }
    return new FileStanding(digest, skipped, declared, records, broken != null);
  }

  private static boolean isOf(Shard shard, int export, int file) {
    return shard.export() == export && shard.file() == file;
  }

  private String digestOf(int task) {
    @Nullable String digest = summaries[task].digest();
    if (digest == null) {
      throw new IllegalStateException("No digest from task " + task);
    }
    return digest;
  }
}
