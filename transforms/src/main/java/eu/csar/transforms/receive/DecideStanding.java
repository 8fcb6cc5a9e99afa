package eu.csar.transforms.receive;

import eu.csar.transforms.receive.rules.DetermineStanding;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ShardStanding;
import eu.csar.transforms.receive.rules.ShardSummary;
import eu.csar.transforms.receive.rules.Standing;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Decides which exports stand (step 2).
 *
 * <p><b>Input</b> the summaries of step 1. <b>Output</b> the answer, broadcast: {@link #BY_BUCKET}
 * to each bucket of the key blocks, {@link #BY_SHARD} to each shard and each shard of stored
 * reports, {@link #FOR_PUBLICATION} once. <b>Rule</b> {@link DetermineStanding}. <b>Cost</b> one
 * shuffle on one key, deliberately: under a hundred bytes a shard. There is one element at least,
 * so everything downstream runs even where no export came.
 */
public final class DecideStanding
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {

  /** Bucket and {@link Standing}. */
  public static final TupleTag<KV<Integer, byte[]>> BY_BUCKET = new TupleTag<>() {};

  /**
   * Shard and {@link ShardStanding}; numbers from the number of shards on are stored shards, one a
   * bucket.
   */
  public static final TupleTag<KV<Integer, byte[]>> BY_SHARD = new TupleTag<>() {};

  /** Zero and {@link Standing}. */
  public static final TupleTag<KV<Integer, byte[]>> FOR_PUBLICATION = new TupleTag<>() {};

  private static final byte[] SEED = {};

  private final ReadingPlan plan;

  private DecideStanding(ReadingPlan plan) {
    this.plan = plan;
  }

  /** For the exports of a plan. */
  public static DecideStanding of(ReadingPlan plan) {
    return new DecideStanding(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> summaries) {
    KvCoder<Integer, byte[]> blocks = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollection<KV<Integer, byte[]>> seed =
        summaries.getPipeline().apply("Seed", Create.of(KV.of(0, SEED)).withCoder(blocks));
    PCollection<KV<Integer, byte[]>> together =
        summaries.apply("To one place", MapElements.via(new ToOnePlace())).setCoder(blocks);
    PCollectionTuple standing =
        PCollectionList.of(seed)
            .and(together)
            .apply("With the seed", Flatten.pCollections())
            .apply("Gather", GroupByKey.create())
            .apply(
                "Decide",
                ParDo.of(new DecideFn(plan))
                    .withOutputTags(BY_BUCKET, TupleTagList.of(BY_SHARD).and(FOR_PUBLICATION)));
    standing.get(BY_BUCKET).setCoder(blocks);
    standing.get(BY_SHARD).setCoder(blocks);
    standing.get(FOR_PUBLICATION).setCoder(blocks);
    return standing;
  }

  private static final class ToOnePlace
      extends SimpleFunction<KV<Integer, byte[]>, KV<Integer, byte[]>> {

    @Override
    public KV<Integer, byte[]> apply(KV<Integer, byte[]> summary) {
      return KV.of(0, summary.getValue());
    }
  }

  private static final class DecideFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {

    private final ReadingPlan plan;

    DecideFn(ReadingPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void decide(@Element KV<Integer, Iterable<byte[]>> summaries, MultiOutputReceiver out) {
      List<ShardSummary> found = new ArrayList<>();
      for (byte[] summary : summaries.getValue()) {
        if (summary.length > 0) {
          found.add(ShardSummary.decode(summary));
        }
      }
      Standing standing = DetermineStanding.of(plan, found);
      for (int bucket = 0; bucket < KeyBlock.BUCKETS; bucket++) {
        out.get(BY_BUCKET).output(KV.of(bucket, standing.encode()));
        int stored = plan.shards().size() + bucket;
        out.get(BY_SHARD).output(KV.of(stored, ShardStanding.stored(stored).encode()));
      }
      for (ShardStanding shard : standing.shards()) {
        out.get(BY_SHARD).output(KV.of(shard.shard(), shard.encode()));
      }
      out.get(FOR_PUBLICATION).output(KV.of(0, standing.encode()));
    }
  }
}
