package eu.csar.transforms.resolve;

import eu.csar.schemas.carried.KeyRow;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.Standing;
import eu.csar.transforms.resolve.rules.EarlierRows;
import eu.csar.transforms.resolve.rules.PlannedShards;
import eu.csar.transforms.resolve.rules.Resolution;
import eu.csar.transforms.resolve.rules.ResolveKeys;
import eu.csar.transforms.resolve.rules.Touch;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Resolves submissions by report key: who is new, newer, a resubmission, superseded or a retraction
 * (ID5 to ID8, JU2).
 *
 * <p><b>Input</b> {@link #KEY_BLOCKS}, by bucket of the key, and {@link #STANDING}, one element a
 * bucket. <b>Output</b> verdicts by shard; references of winners by bucket of the reference;
 * changed key columns by bucket of the key; counts for the circuit breaker. Verdicts on reports of
 * earlier runs go to shards of their own, by the file in which the reports stand. <b>Rule</b>
 * {@link ResolveKeys}. <b>Cost</b> one shuffle of blocks; keys are digests, so buckets are even
 * whoever sends most, except that one key sent a million times stays in one bucket.
 */
public final class ResolveByKey extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Input: key blocks of the first reading, by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> KEY_BLOCKS = new TupleTag<>("key blocks") {};

  /** Input: which exports stand, once a bucket. */
  public static final TupleTag<KV<Integer, byte[]>> STANDING = new TupleTag<>("standing") {};

  /** Verdicts by shard: {@link eu.csar.transforms.resolve.rules.VerdictBlock}. */
  public static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  /**
   * Verdicts on reports of earlier runs, by shard of stored reports: {@link
   * eu.csar.transforms.resolve.rules.StoredVerdictBlock}. These shards are numbered from behind the
   * plan's.
   */
  public static final TupleTag<KV<Integer, byte[]>> STORED = new TupleTag<>("stored verdicts") {};

  /** References of winners, for {@link FindSupplementsByReference}. */
  public static final TupleTag<KV<Integer, byte[]>> REFERENCES = new TupleTag<>("references") {};

  /**
   * Key rows by bucket of keys without a row in table reports: {@link
   * eu.csar.transforms.resolve.rules.CarriedBlock}.
   */
  public static final TupleTag<KV<Integer, byte[]>> CARRIED = new TupleTag<>("carried keys") {};

  /** What each bucket counts for the circuit breaker, on key 0. */
  public static final TupleTag<KV<Integer, byte[]>> COUNTS = new TupleTag<>("ground counts") {};

  private static final TupleTag<byte[]> BLOCKS_OF_BUCKET = new TupleTag<>("blocks of bucket") {};
  private static final TupleTag<byte[]> STANDING_OF_BUCKET =
      new TupleTag<>("standing of bucket") {};
  private static final Coder<KV<Integer, byte[]>> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private final ReadingPlan plan;
  private final EarlierRows<KeyRow> earlier;
  private final Touch touch;
  private final long run;

  private ResolveByKey(ReadingPlan plan, EarlierRows<KeyRow> earlier, Touch touch, long run) {
    this.plan = plan;
    this.earlier = earlier;
    this.touch = touch;
    this.run = run;
  }

  /**
   * Resolves against earlier runs.
   *
   * @param plan what this run reads
   * @param earlier what earlier runs know of keys
   * @param run number of this run
   */
  public static ResolveByKey of(ReadingPlan plan, EarlierRows<KeyRow> earlier, long run) {
    return new ResolveByKey(plan, earlier, Touch.NONE, run);
  }

  /** With what touches reports of earlier runs beside what is read. */
  public ResolveByKey touching(Touch touched) {
    return new ResolveByKey(plan, earlier, touched, run);
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple input) {
    PCollectionTuple resolved =
        KeyedPCollectionTuple.of(BLOCKS_OF_BUCKET, input.get(KEY_BLOCKS))
            .and(STANDING_OF_BUCKET, input.get(STANDING))
            .apply("Bring together the keys of a bucket", CoGroupByKey.create())
            .apply(
                "Resolve the keys of a bucket",
                ParDo.of(new Resolve(plan, earlier, touch, run))
                    .withOutputTags(
                        VERDICTS,
                        TupleTagList.of(STORED).and(REFERENCES).and(CARRIED).and(COUNTS)));
    resolved.get(VERDICTS).setCoder(BLOCKS);
    resolved.get(STORED).setCoder(BLOCKS);
    resolved.get(REFERENCES).setCoder(BLOCKS);
    resolved.get(CARRIED).setCoder(BLOCKS);
    resolved.get(COUNTS).setCoder(BLOCKS);
    return resolved;
  }

  private static final class Resolve extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final ReadingPlan plan;
    private final EarlierRows<KeyRow> earlier;
    private final Touch touch;
    private final long run;

    Resolve(ReadingPlan plan, EarlierRows<KeyRow> earlier, Touch touch, long run) {
      this.plan = plan;
      this.earlier = earlier;
      this.touch = touch;
      this.run = run;
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, CoGbkResult> bucket, MultiOutputReceiver out) {
      int number = bucket.getKey();
      Standing standing = Standing.decode(bucket.getValue().getOnly(STANDING_OF_BUCKET));
      ResolveKeys rule = ResolveKeys.of(PlannedShards.of(plan, standing), run).touching(touch);
      for (byte[] block : bucket.getValue().getAll(BLOCKS_OF_BUCKET)) {
        rule.add(KeyBlock.of(block));
      }
      rule.resolve(earlier.of(number, rule.wanted()), new Emit(number, plan.shards().size(), out));
    }
  }

  /** Routes the answers of one bucket to the outputs. */
  private record Emit(int bucket, int shards, DoFn.MultiOutputReceiver out) implements Resolution {
    @Override
    public void verdicts(int shard, byte[] block) {
      out.get(VERDICTS).output(KV.of(shard, block));
    }

    @Override
    public void stored(int shard, byte[] block) {
      out.get(STORED).output(KV.of(shards + shard, block));
    }

    @Override
    public void counts(byte[] block) {
      out.get(COUNTS).output(KV.of(0, block));
    }

    @Override
    public void references(int to, byte[] block) {
      out.get(REFERENCES).output(KV.of(to, block));
    }

    @Override
    public void carried(byte[] block) {
      out.get(CARRIED).output(KV.of(bucket, block));
    }
  }
}
