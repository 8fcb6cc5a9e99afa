package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.Part;
import eu.csar.transforms.publish.rules.PartPlan;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.ShardBlock;
import eu.csar.transforms.publish.rules.ShardResults;
import eu.csar.transforms.publish.rules.ShardWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings what was resolved back to the shard that it is about, and has each shard assessed whole
 * and written with the shards of its part.
 *
 * <p><b>Input</b> blocks by shard: verdicts, supplements, and for every shard one standing and one
 * answer of the circuit breaker. <b>Output</b> parts for the finishing step, blocks of item hashes,
 * of perceptual hashes, of matches of indicators, and of carried keys. <b>Rule</b> {@link
 * ShardWork}. <b>Cost</b> one shuffle of blocks by shard; no report is shuffled, so no provider can
 * skew it.
 */
public final class WriteShards extends PTransform<PCollectionTuple, PCollectionTuple> {
  /** Verdicts of resolution, by shard. */
  public static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  /** Answers of the supplement search, by shard. */
  public static final TupleTag<KV<Integer, byte[]>> SUPPLEMENTS = new TupleTag<>("supplements") {};

  /** Which exports stand, once for every shard. */
  public static final TupleTag<KV<Integer, byte[]>> STANDING = new TupleTag<>("standing") {};

  /** What the circuit breaker says, once for every shard. */
  public static final TupleTag<KV<Integer, byte[]>> BREAKER = new TupleTag<>("breaker") {};

  /** What each attempt wrote, all on key 0. */
  public static final TupleTag<KV<Integer, byte[]>> PARTS = new TupleTag<>("parts") {};

  /** Item hashes by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> HASHES = new TupleTag<>("hashes") {};

  /** Perceptual hashes by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> PERCEPTUAL = new TupleTag<>("perceptual") {};

  /** Matches of indicators by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> MATCHES = new TupleTag<>("matches") {};

  /** Carried keys by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> KEYS = new TupleTag<>("keys") {};

  private static final TupleTag<byte[]> VERDICTS_OF_PART = new TupleTag<>("verdicts of part") {};
  private static final TupleTag<byte[]> SUPPLEMENTS_OF_PART =
      new TupleTag<>("supplements of part") {};
  private static final TupleTag<byte[]> STANDING_OF_PART = new TupleTag<>("standing of part") {};
  private static final TupleTag<byte[]> BREAKER_OF_PART = new TupleTag<>("breaker of part") {};

  private final String database;
  private final RunName run;
  private final PartPlan plan;
  private final ShardWork work;

  private WriteShards(String database, RunName run, PartPlan plan, ShardWork work) {
    this.database = database;
    this.run = run;
    this.plan = plan;
    this.work = work;
  }

  /** Writes for a run of a database what this work makes of each shard, in these parts. */
  public static WriteShards of(Path database, RunName run, PartPlan plan, ShardWork work) {
    return new WriteShards(database.toString(), run, plan, work);
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple blocks) {
    KvCoder<Integer, byte[]> coder = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollectionTuple results =
        KeyedPCollectionTuple.of(VERDICTS_OF_PART, toParts("verdicts", blocks.get(VERDICTS)))
            .and(SUPPLEMENTS_OF_PART, toParts("supplements", blocks.get(SUPPLEMENTS)))
            .and(STANDING_OF_PART, toParts("standing", blocks.get(STANDING)))
            .and(BREAKER_OF_PART, toParts("breaker", blocks.get(BREAKER)))
            .apply("Bring the verdicts to their shards", CoGroupByKey.create())
            .apply(
                "Assess and write each part",
                ParDo.of(new AssessPartFn(database, run, plan, work))
                    .withOutputTags(
                        PARTS, TupleTagList.of(HASHES).and(PERCEPTUAL).and(MATCHES).and(KEYS)));
    results.get(PARTS).setCoder(coder);
    results.get(HASHES).setCoder(coder);
    results.get(PERCEPTUAL).setCoder(coder);
    results.get(MATCHES).setCoder(coder);
    results.get(KEYS).setCoder(coder);
    return results;
  }

  private PCollection<KV<Integer, byte[]>> toParts(
      String what, PCollection<KV<Integer, byte[]>> byShard) {
    return byShard
        .apply("Address the " + what, MapElements.via(new AddressFn(plan)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class AddressFn
      extends SimpleFunction<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final PartPlan plan;

    AddressFn(PartPlan plan) {
      this.plan = plan;
    }

    @Override
    public KV<Integer, byte[]> apply(KV<Integer, byte[]> block) {
      return KV.of(plan.keyOf(block.getKey()), ShardBlock.of(block.getKey(), block.getValue()));
    }
  }

  private static final class AssessPartFn
      extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final String database;
    private final RunName run;
    private final PartPlan plan;
    private final ShardWork work;

    AssessPartFn(String database, RunName run, PartPlan plan, ShardWork work) {
      this.database = database;
      this.run = run;
      this.plan = plan;
      this.work = work;
    }

    @ProcessElement
    public void assess(@Element KV<Integer, CoGbkResult> part, MultiOutputReceiver out)
        throws IOException {
      Map<Integer, List<byte[]>> verdicts = byShard(part.getValue().getAll(VERDICTS_OF_PART));
      Map<Integer, List<byte[]>> supplements = byShard(part.getValue().getAll(SUPPLEMENTS_OF_PART));
      Map<Integer, List<byte[]>> standing = byShard(part.getValue().getAll(STANDING_OF_PART));
      Map<Integer, List<byte[]>> breaker = byShard(part.getValue().getAll(BREAKER_OF_PART));
      int number = plan.partOfKey(part.getKey());
      String name = "shards-" + String.format(Locale.ROOT, "%05d", number);
      try (ShardResults results = new ShardResults(Path.of(database), run, name)) {
        for (int shard : plan.shardsOf(number)) {
          work.assess(
              shard,
              verdicts.getOrDefault(shard, List.of()),
              supplements.getOrDefault(shard, List.of()),
              standing.getOrDefault(shard, List.of()).get(0),
              breaker.getOrDefault(shard, List.of()).get(0),
              results);
        }
        Part written = results.finish();
        if (written != null) {
          out.get(PARTS).output(KV.of(0, written.encode()));
        }
        results.forEachHashBlock((bucket, block) -> out.get(HASHES).output(KV.of(bucket, block)));
        results.forEachPerceptualBlock(
            (bucket, block) -> out.get(PERCEPTUAL).output(KV.of(bucket, block)));
        results.forEachMatchBlock((bucket, block) -> out.get(MATCHES).output(KV.of(bucket, block)));
        results.forEachCarriedBlock((bucket, block) -> out.get(KEYS).output(KV.of(bucket, block)));
      }
    }

    private static Map<Integer, List<byte[]>> byShard(Iterable<byte[]> addressed) {
      Map<Integer, List<byte[]>> blocks = new HashMap<>();
      for (byte[] block : addressed) {
        blocks
            .computeIfAbsent(ShardBlock.shard(block), shard -> new ArrayList<>())
            .add(ShardBlock.block(block));
      }
      return blocks;
    }
  }
}
