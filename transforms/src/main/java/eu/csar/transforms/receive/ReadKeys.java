package eu.csar.transforms.receive;

import eu.csar.transforms.receive.rules.DigestTask;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.ReadOnce;
import eu.csar.transforms.receive.rules.ReadReport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.ShardSummary;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads every shard once, for keys alone (step 1).
 *
 * <p><b>Output</b> {@link #KEY_BLOCKS}: blocks of key entries by bucket of the report key; {@link
 * #SUMMARIES}: what each shard holds. <b>Rule</b> {@link ReadOnce}. <b>Cost</b> one shuffle of a
 * few bytes a shard, which spreads the shards over the workers; a key for each shard, one element
 * each.
 */
public final class ReadKeys extends PTransform<PBegin, PCollectionTuple> {

  /** Bucket and {@link eu.csar.transforms.receive.rules.KeyBlock}. */
  public static final TupleTag<KV<Integer, byte[]>> KEY_BLOCKS = new TupleTag<>() {};

  /** Task and {@link ShardSummary}. */
  public static final TupleTag<KV<Integer, byte[]>> SUMMARIES = new TupleTag<>() {};

  private final ReadingPlan plan;
  private final ReferenceRule references;
  private final NotAbuseList notAbuse;
  private final int[] keys;

  private ReadKeys(ReadingPlan plan, ReferenceRule references, NotAbuseList notAbuse, int[] keys) {
    this.plan = plan;
    this.references = references;
    this.notAbuse = notAbuse;
    this.keys = keys.clone();
  }

  /** Of the shards of a plan; with no entry on the not-abuse list. */
  public static ReadKeys of(ReadingPlan plan, ReferenceRule references) {
    int[] numbers = IntStream.range(0, tasks(plan).size()).toArray();
    return new ReadKeys(plan, references, NotAbuseList.EMPTY, numbers);
  }

  /** With the Centre's not-abuse list, asked once for each SHA-256 of a reported item. */
  public ReadKeys withNotAbuseList(NotAbuseList list) {
    return new ReadKeys(plan, references, list, keys);
  }

  /**
   * With keys that spread the tasks.
   *
   * @param spread a key for each of {@link #tasks}, all different
   */
  public ReadKeys withKeys(int[] spread) {
    return new ReadKeys(plan, references, notAbuse, spread);
  }

  /** The tasks in order: what each costs, in bytes of records read, by estimate. */
  public static List<Long> tasks(ReadingPlan plan) {
    return Stream.concat(
            plan.shards().stream().map(plan::recordBytes),
            DigestTask.of(plan).stream().map(task -> task.cost(plan)))
        .toList();
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    List<KV<Integer, Integer>> numbers =
        IntStream.range(0, keys.length).mapToObj(task -> KV.of(keys[task], task)).toList();
    KvCoder<Integer, byte[]> blocks = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollectionTuple read =
        begin
            .apply(
                "Number the shards",
                Create.of(numbers).withCoder(KvCoder.of(VarIntCoder.of(), VarIntCoder.of())))
            .apply("Spread the shards", GroupByKey.create())
            .apply(
                "Read keys",
                ParDo.of(new ReadFn(plan, references, notAbuse))
                    .withOutputTags(KEY_BLOCKS, TupleTagList.of(SUMMARIES)));
    read.get(KEY_BLOCKS).setCoder(blocks);
    read.get(SUMMARIES).setCoder(blocks);
    return read;
  }

  private static final class ReadFn
      extends DoFn<KV<Integer, Iterable<Integer>>, KV<Integer, byte[]>> {

    private final ReadingPlan plan;
    private final ReferenceRule references;
    private final NotAbuseList notAbuse;

    ReadFn(ReadingPlan plan, ReferenceRule references, NotAbuseList notAbuse) {
      this.plan = plan;
      this.references = references;
      this.notAbuse = notAbuse;
    }

    @ProcessElement
    public void read(@Element KV<Integer, Iterable<Integer>> task, MultiOutputReceiver out) {
      for (int number : task.getValue()) {
        out.get(SUMMARIES).output(KV.of(number, summary(number, out).encode()));
      }
    }

    private ShardSummary summary(int number, MultiOutputReceiver out) {
      if (number >= plan.shards().size()) {
        return DigestTask.of(plan).get(number - plan.shards().size()).read(plan);
      }
      ReadOnce reading = new ReadOnce(plan, new ReadReport(references, notAbuse, plan.limits()));
      return reading.read(
          plan.shards().get(number),
          block -> out.get(KEY_BLOCKS).output(KV.of(block.bucket(), block.bytes())));
    }
  }
}
