package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.Part;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.ShardWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings what was resolved back to the shard that it is about, and has the shard assessed and written whole.
 *
 * <p><b>Input</b> blocks by shard: verdicts, supplements, and one standing for every shard. <b>Output</b> parts for the
 * finishing step, blocks of item hashes, blocks of carried keys. <b>Rule</b> {@link ShardWork}. <b>Cost</b> one shuffle of
 * blocks by shard; no report is shuffled, so no provider can skew it.
 */
public final class WriteShards extends PTransform<KeyedPCollectionTuple<Integer>, PCollectionTuple> {
  /** Verdicts of resolution, by shard. */
  public static final TupleTag<byte[]> VERDICTS = new TupleTag<>("verdicts") {};

  /** Answers of the supplement search, by shard. */
  public static final TupleTag<byte[]> SUPPLEMENTS = new TupleTag<>("supplements") {};

  /** Which exports stand, once for every shard. */
  public static final TupleTag<byte[]> STANDING = new TupleTag<>("standing") {};

  /** What each attempt wrote, all on key 0. */
  public static final TupleTag<KV<Integer, byte[]>> PARTS = new TupleTag<>("parts") {};

  /** Item hashes by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> HASHES = new TupleTag<>("hashes") {};

  /** Carried keys by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> KEYS = new TupleTag<>("keys") {};

  private final String database;
  private final RunName run;
  private final ShardWork work;

  private WriteShards(String database, RunName run, ShardWork work) {
    this.database = database;
    this.run = run;
    this.work = work;
  }

  /** Writes for a run of a database what this work makes of each shard. */
  public static WriteShards of(Path database, RunName run, ShardWork work) {
    return new WriteShards(database.toString(), run, work);
  }

  @Override
  public PCollectionTuple expand(KeyedPCollectionTuple<Integer> blocks) {
    PCollectionTuple results =
        blocks
            .apply("Bring the verdicts to their shards", CoGroupByKey.create())
            .apply(
                "Assess and write each shard",
                ParDo.of(new AssessShardFn(database, run, work))
                    .withOutputTags(PARTS, TupleTagList.of(HASHES).and(KEYS)));
    KvCoder<Integer, byte[]> coder = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    results.get(PARTS).setCoder(coder);
    results.get(HASHES).setCoder(coder);
    results.get(KEYS).setCoder(coder);
    return results;
  }

  private static final class AssessShardFn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final String database;
    private final RunName run;
    private final ShardWork work;

    AssessShardFn(String database, RunName run, ShardWork work) {
      this.database = database;
      this.run = run;
      this.work = work;
    }

    @ProcessElement
    public void assess(@Element KV<Integer, CoGbkResult> shard, MultiOutputReceiver out) throws IOException {
      CoGbkResult blocks = shard.getValue();
      String part = "shard-" + String.format(Locale.ROOT, "%05d", shard.getKey());
      try (ShardResults results = new ShardResults(Path.of(database), run, part)) {
        work.assess(
            shard.getKey(),
            list(blocks.getAll(VERDICTS)),
            list(blocks.getAll(SUPPLEMENTS)),
            blocks.getOnly(STANDING),
            results);
        Part written = results.finish();
        if (written != null) {
          out.get(PARTS).output(KV.of(0, written.encode()));
        }
        results.forEachHashBlock((bucket, block) -> out.get(HASHES).output(KV.of(bucket, block)));
        results.forEachCarriedBlock((bucket, block) -> out.get(KEYS).output(KV.of(bucket, block)));
      }
    }

    private static List<byte[]> list(Iterable<byte[]> blocks) {
      List<byte[]> list = new ArrayList<>();
      blocks.forEach(list::add);
      return list;
    }
  }
}
