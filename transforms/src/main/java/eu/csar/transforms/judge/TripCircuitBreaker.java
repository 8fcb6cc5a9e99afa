package eu.csar.transforms.judge;

import eu.csar.schemas.carried.GroundCounts;
import eu.csar.transforms.judge.rules.CircuitBreaker;
import eu.csar.transforms.judge.rules.JudgingPolicy;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Trips the circuit breaker of UG2 and UG3 where either holds for too many reports of the run.
 *
 * <p><b>Input</b> {@link #COUNTS} of each bucket, {@link #STORED}, what is assessed again, and
 * {@link #SEED}, one element, so that there is an answer even where nothing was counted.
 * <b>Output</b> the answer, broadcast: {@link #BY_SHARD} to each shard, stored ones too, {@link
 * #FOR_PUBLICATION} once. <b>Rule</b> {@link CircuitBreaker}. <b>Cost</b> that of {@link
 * CountStoredReports}, and one shuffle on one key, deliberately: some thirty bytes a bucket.
 */
public final class TripCircuitBreaker extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Input: {@link GroundCounts} of each bucket, on key 0. */
  public static final TupleTag<KV<Integer, byte[]>> COUNTS = new TupleTag<>("counts") {};

  /** Input: verdicts on reports of earlier runs, by shard of stored reports. */
  public static final TupleTag<KV<Integer, byte[]>> STORED = new TupleTag<>("stored") {};

  /** Input: one element on key 0, of any content. */
  public static final TupleTag<KV<Integer, byte[]>> SEED = new TupleTag<>("seed") {};

  /** Shard and {@link CircuitBreaker}. */
  public static final TupleTag<KV<Integer, byte[]>> BY_SHARD = new TupleTag<>("by shard") {};

  /** Zero and {@link CircuitBreaker}. */
  public static final TupleTag<KV<Integer, byte[]>> FOR_PUBLICATION =
      new TupleTag<>("for publication") {};

  private static final TupleTag<byte[]> ALL_COUNTS = new TupleTag<>("all counts") {};
  private static final TupleTag<byte[]> ALL_SEEDS = new TupleTag<>("all seeds") {};

  private final JudgingPolicy policy;
  private final CountStoredReports.Counting counting;
  private final int shards;

  private TripCircuitBreaker(
      JudgingPolicy policy, CountStoredReports.Counting counting, int shards) {
    this.policy = policy;
    this.counting = counting;
    this.shards = shards;
  }

  /**
   * By the limits of a policy.
   *
   * @param counting how stored reports are counted
   * @param shards number of shards, stored ones included
   */
  public static TripCircuitBreaker under(
      JudgingPolicy policy, CountStoredReports.Counting counting, int shards) {
    return new TripCircuitBreaker(policy, counting, shards);
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple input) {
    KvCoder<Integer, byte[]> blocks = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollection<KV<Integer, byte[]>> counts =
        PCollectionList.of(input.get(COUNTS))
            .and(input.get(STORED).apply("Count stored reports", CountStoredReports.by(counting)))
            .apply("Add up", Flatten.pCollections());
    PCollection<KV<Integer, CoGbkResult>> all =
        KeyedPCollectionTuple.of(ALL_COUNTS, counts)
            .and(ALL_SEEDS, input.get(SEED))
            .apply("Gather the counts", CoGroupByKey.create());
    PCollectionTuple answer =
        all.apply(
            "Decide",
            ParDo.of(new TripFn(policy, shards))
                .withOutputTags(BY_SHARD, TupleTagList.of(FOR_PUBLICATION)));
    answer.get(BY_SHARD).setCoder(blocks);
    answer.get(FOR_PUBLICATION).setCoder(blocks);
    return answer;
  }

  private static final class TripFn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final JudgingPolicy policy;
    private final int shards;

    TripFn(JudgingPolicy policy, int shards) {
      this.policy = policy;
      this.shards = shards;
    }

    @ProcessElement
    public void trip(@Element KV<Integer, CoGbkResult> counts, MultiOutputReceiver out) {
      List<GroundCounts> buckets = new ArrayList<>();
      for (byte[] bytes : counts.getValue().getAll(ALL_COUNTS)) {
        buckets.add(CircuitBreaker.counts(bytes));
      }
      CircuitBreaker breaker = CircuitBreaker.of(policy, buckets);
      for (int shard = 0; shard < shards; shard++) {
        out.get(BY_SHARD).output(KV.of(shard, breaker.encode()));
      }
      out.get(FOR_PUBLICATION).output(KV.of(0, breaker.encode()));
    }
  }
}
