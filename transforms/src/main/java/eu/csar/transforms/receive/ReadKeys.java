package eu.csar.transforms.receive;

import eu.csar.transforms.receive.rules.DigestTask;
import eu.csar.transforms.receive.rules.NotAbuseList;
import eu.csar.transforms.receive.rules.ReadAnnexIII;
import eu.csar.transforms.receive.rules.ReadOnce;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.receive.rules.ShardSummary;
import java.util.List;
import java.util.stream.IntStream;
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
 * few bytes a shard, which spreads the shards over the workers; keys are the numbers of the shards,
 * one element each.
 */
public final class ReadKeys extends PTransform<PBegin, PCollectionTuple> {

  /** Bucket and {@link eu.csar.transforms.receive.rules.KeyBlock}. */
  public static final TupleTag<KV<Integer, byte[]>> KEY_BLOCKS = new TupleTag<>() {};

  /** Task and {@link ShardSummary}. */
  public static final TupleTag<KV<Integer, byte[]>> SUMMARIES = new TupleTag<>() {};

  private final ReadingPlan plan;
  private final ReferenceRule references;
  private final NotAbuseList notAbuse;

  private ReadKeys(ReadingPlan plan, ReferenceRule references, NotAbuseList notAbuse) {
    this.plan = plan;
    this.references = references;
    this.notAbuse = notAbuse;
  }

  /** Of the shards of a plan; with no entry on the not-abuse list. */
  public static ReadKeys of(ReadingPlan plan, ReferenceRule references) {
    return new ReadKeys(plan, references, NotAbuseList.EMPTY);
  }

  /** With the Centre's not-abuse list, asked once for each SHA-256 of a reported item. */
  public ReadKeys withNotAbuseList(NotAbuseList list) {
    return new ReadKeys(plan, references, list);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    int tasks = plan.shards().size() + DigestTask.of(plan).size();
    List<KV<Integer, Integer>> numbers =
        IntStream.range(0, tasks).mapToObj(task -> KV.of(task, task)).toList();
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
      int number = task.getKey();
      out.get(SUMMARIES).output(KV.of(number, summary(number, out).encode()));
    }

    private ShardSummary summary(int number, MultiOutputReceiver out) {
      if (number >= plan.shards().size()) {
        return DigestTask.of(plan).get(number - plan.shards().size()).read(plan);
      }
      ReadOnce reading = new ReadOnce(plan, new ReadAnnexIII(references, notAbuse));
      return reading.read(
          plan.shards().get(number),
          block -> out.get(KEY_BLOCKS).output(KV.of(block.bucket(), block.bytes())));
    }
  }
}
