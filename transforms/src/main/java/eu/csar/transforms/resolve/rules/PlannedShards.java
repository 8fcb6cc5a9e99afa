package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.carried.Place;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.Standing;

/** The facts of shards, from the plan and from what the first reading found. */
public final class PlannedShards implements ShardFacts {
  private final ReadingPlan plan;
  private final Standing standing;

  private PlannedShards(ReadingPlan plan, Standing standing) {
    this.plan = plan;
    this.standing = standing;
  }

  /** Facts of the plan's shards. */
  public static PlannedShards of(ReadingPlan plan, Standing standing) {
    return new PlannedShards(plan, standing);
  }

  @Override
  public boolean isRead(int shard) {
    return standing.shards().get(shard).read();
  }

  @Override
  public Place place(int shard, int localOrdinal) {
    Shard planned = plan.shards().get(shard);
    PlannedExport export = plan.exportOf(planned);
    return new Place(
        export.receivedAt(),
        export.exportId(),
        export.exportDigest(),
        plan.fileOf(planned).path(),
        standing.shards().get(shard).ordinalBase() + localOrdinal);
  }

  @Override
  public String namespace(int shard) {
    return plan.exportOf(plan.shards().get(shard)).namespace();
  }

  @Override
  public String source(int shard) {
    PlannedFile file = plan.fileOf(plan.shards().get(shard));
    return file.format().name();
  }

  @Override
  public boolean isTest(int shard) {
    return plan.exportOf(plan.shards().get(shard)).test();
  }
}
