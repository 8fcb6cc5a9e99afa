package eu.csar.pipelines.assess;

import eu.csar.schemas.carried.Place;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.Shard;
import eu.csar.transforms.receive.rules.Standing;
import eu.csar.transforms.resolve.rules.ShardFacts;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Tells the resolving room what the receiving room planned and found of each shard. */
record FactsOfShards(ReadingPlan plan) implements SerializableFunction<byte[], ShardFacts> {

  @Override
  public ShardFacts apply(byte[] standing) {
    return new Facts(plan, Standing.decode(standing));
  }

  private record Facts(ReadingPlan plan, Standing standing) implements ShardFacts {
    @Override
    public boolean isRead(int shard) {
      return standing.shards().get(shard).read();
    }

    @Override
    public Place place(int shard, int localOrdinal) {
      PlannedExport export = export(shard);
      return new Place(
          export.receivedAt(),
          export.exportId(),
          export.exportDigest(),
          plan.fileOf(plan.shards().get(shard)).path(),
          standing.shards().get(shard).ordinalBase() + localOrdinal);
    }

    @Override
    public String namespace(int shard) {
      return export(shard).namespace();
    }

    @Override
    public String source(int shard) {
      Shard planned = plan.shards().get(shard);
      return plan.fileOf(planned).format().name();
    }

    @Override
    public boolean isTest(int shard) {
      return export(shard).test();
    }

    private PlannedExport export(int shard) {
      return plan.exportOf(plan.shards().get(shard));
    }
  }
}
