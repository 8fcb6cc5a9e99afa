package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.GroundCounts;
import eu.csar.transforms.judge.CountStoredReports;
import eu.csar.transforms.judge.rules.AssessedNotAbuse;
import eu.csar.transforms.judge.rules.Matter;
import eu.csar.transforms.judge.rules.NotAbuseNotices;
import eu.csar.transforms.judge.rules.ReviewsInForce;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.resolve.rules.StoredVerdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Asks today's not-abuse list of each stored report that is assessed again (S35). */
final class CountStored implements CountStoredReports.Counting {
  private static final long serialVersionUID = 1L;

  private final Database database;
  private final NotAbuseNotices list;

  CountStored(Database database, NotAbuseNotices list) {
    this.database = database;
    this.list = list;
  }

  @Override
  public GroundCounts count(List<byte[]> verdicts) throws IOException {
    AssessedNotAbuse ground = new AssessedNotAbuse(list);
    AtomicLong holds = new AtomicLong();
    new StoredRows(database, verdicts, StoredVerdict::whole)
        .forEach(
            Table.PERSONAL,
            Report::getReportKey,
            (report, verdict) -> {
              if (ground.holds(new Matter(report, List.of(), ReviewsInForce.NONE, null, true))) {
                holds.incrementAndGet();
              }
            });
    // The reports themselves were counted where they were resolved.
    return new GroundCounts(0L, 0L, holds.get());
  }
}
