package eu.csar.pipelines.assess;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.transforms.publish.rules.RecordReports;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.resolve.rules.KeyRowUpdate;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import eu.csar.transforms.resolve.rules.StoredVerdictBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reports of earlier runs that this run touches without a new version, in order of key: their rows
 * are read from the part of the database that holds them, and written again with what changed.
 */
final class AssessStored {
  private final AssessPlan plan;
  private final RecordReports record;

  AssessStored(AssessPlan plan, RecordReports record) {
    this.plan = plan;
    this.record = record;
  }

  void assess(List<byte[]> blocks, ShardResults results) throws IOException {
    List<StoredVerdict> verdicts = new ArrayList<>();
    blocks.forEach(block -> verdicts.addAll(StoredVerdictBlock.verdicts(block)));
    verdicts.sort(Comparator.comparing(verdict -> verdict.updated().getReportKey()));
    Map<String, ReportRow> rows = rows(verdicts);
    for (StoredVerdict verdict : verdicts) {
      KeyRow key = verdict.updated();
      ReportRow row =
          Objects.requireNonNull(
              rows.get(key.getReportKey()), "a stored report stands where its key columns say");
      record.recordAgain(row, verdict.cause(), key.getRetractedAt(), results);
      results.carry(KeyRowUpdate.complete(verdict, row.getDecision(), key.getForwards()));
    }
  }

  private Map<String, ReportRow> rows(List<StoredVerdict> verdicts) throws IOException {
    record Place(long run, String part) {}
    Map<Place, Set<String>> keys = new HashMap<>();
    for (StoredVerdict verdict : verdicts) {
      KeyRow key = verdict.updated();
      String part =
          Objects.requireNonNull(key.getContentPart(), "a report with a decision has content");
      keys.computeIfAbsent(new Place(key.getContentRun(), part), place -> new HashSet<>())
          .add(key.getReportKey());
    }
    Map<String, ReportRow> rows = new HashMap<>();
    for (Map.Entry<Place, Set<String>> entry : keys.entrySet()) {
      rows.putAll(
          plan.database()
              .reportRows(entry.getKey().run(), entry.getKey().part(), entry.getValue()));
    }
    return rows;
  }
}
