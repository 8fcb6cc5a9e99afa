package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.RejectionRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.transforms.publish.rules.RecordReports;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.ShardWork;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.receive.rules.ReadAgain;
import eu.csar.transforms.receive.rules.ReportContext;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.Standing;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.Verdict;
import eu.csar.transforms.resolve.rules.Winner;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/**
 * The way of a report through plain functions: read again, match, judge, route, record. Numbers behind the plan's shards
 * are reports of earlier runs that this run touches, by bucket.
 */
final class AssessShard implements ShardWork {
  private static final long serialVersionUID = 1L;

  private final AssessPlan plan;

  AssessShard(AssessPlan plan) {
    this.plan = plan;
  }

  @Override
  public void assess(
      int shard, List<byte[]> verdicts, List<byte[]> supplements, byte[] standing, ShardResults results)
      throws IOException {
    if (shard < plan.reading().shards().size()) {
      assessRead(plan.reading().shards().get(shard), verdicts, supplements, Standing.decode(standing), results);
    } else {
      new AssessStored(plan).assess(verdicts, results);
    }
  }
}
