package eu.csar.transforms.match;

import eu.csar.transforms.match.rules.EarlierHashes;
import eu.csar.transforms.match.rules.FindNearest;
import eu.csar.transforms.match.rules.LinkNearest;
import eu.csar.transforms.match.rules.PdqDihedral;
import eu.csar.transforms.match.rules.TellNewHashes;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Links reports whose items have equal or neighbouring perceptual hashes (SU5, S58).
 *
 * <p><b>Input</b> blocks of carriers by bucket of the hash ({@link
 * eu.csar.transforms.match.rules.CarrierBlock}). <b>Output</b> rows of table links, and rows that
 * later runs look up, both as blocks by bucket. <b>Rules</b> {@link TellNewHashes}, {@link
 * FindNearest}, {@link LinkNearest}. <b>Cost</b> three shuffles: of carriers, one value that half
 * of all reports carry making one bucket larger; of the new values, to each of the shares; of one
 * answer a share and value. Where a run has no new value, nothing of history is read but what its
 * own values' filters cannot deny; else each value of history is read once.
 */
public final class LinkNeighbours
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Rows of table links, by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> LINKS = new TupleTag<>("near links") {};

  /** Rows of the carried file, by bucket. */
  public static final TupleTag<KV<Integer, byte[]>> CARRIED =
      new TupleTag<>("carried perceptual") {};

  private static final TupleTag<KV<Integer, byte[]>> EQUAL = new TupleTag<>("equal") {};
  private static final TupleTag<KV<Integer, byte[]>> NEW = new TupleTag<>("new") {};
  private static final Coder<KV<Integer, byte[]>> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
  private static final int BUCKETS = 32;
  private static final int MOST_SHARES = 8;
  private static final long HASHES_OF_A_SHARE = 1_000_000;

  private final EarlierHashes earlier;
  private final int radius;
  private final List<PdqDihedral> turns;
  private final int shares;
  private final long run;

  private LinkNeighbours(
      EarlierHashes earlier, int radius, List<PdqDihedral> turns, int shares, long run) {
    this.earlier = earlier;
    this.radius = radius;
    this.turns = List.copyOf(turns);
    this.shares = shares;
    this.run = run;
  }

  /**
   * Links in a run.
   *
   * @param earlier hashes that earlier runs carry
   * @param radius most bits by which a neighbour differs, 0 to 31
   * @param turns how a hash may be turned to be near another
   * @param shares ranges of hashes that are searched apart, a power of two up to 32; what is found
   *     does not depend on it
   * @param run number of the run
   */
  public static LinkNeighbours of(
      EarlierHashes earlier, int radius, List<PdqDihedral> turns, int shares, long run) {
    return new LinkNeighbours(earlier, radius, turns, shares, run);
  }

  /**
   * A number of shares that is worth its cost: each holds all new hashes, so a large run has eight
   * at most, and a small one on a long history one for each million hashes.
   *
   * @param files into how many files the run's sorted tables go
   * @param earlier number of hashes that earlier runs carry
   */
  public static int shares(int files, long earlier) {
    int shares = 1;
    while (shares < MOST_SHARES && (shares < files || shares < earlier / HASHES_OF_A_SHARE)) {
      shares *= 2;
    }
    return shares;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> carriers) {
    PCollectionTuple told =
        carriers
            .apply("Bring together what has one hash", GroupByKey.create())
            .apply(
                "Tell new hashes from known ones",
                ParDo.of(new TellFn(earlier, shares, run))
                    .withOutputTags(EQUAL, TupleTagList.of(CARRIED).and(NEW)));
    PCollection<KV<Integer, byte[]>> near =
        told.get(NEW)
            .setCoder(BLOCKS)
            .apply("Bring new hashes to each share", GroupByKey.create())
            .apply("Find the nearest in each share", ParDo.of(new FindFn(earlier, this)))
            .setCoder(BLOCKS)
            .apply("Bring together what shares found", GroupByKey.create())
            .apply("Link to the nearest", ParDo.of(new LinkFn(run)))
            .setCoder(BLOCKS);
    PCollection<KV<Integer, byte[]>> links =
        PCollectionList.of(told.get(EQUAL).setCoder(BLOCKS))
            .and(near)
            .apply("Gather near links", Flatten.pCollections());
    return PCollectionTuple.of(LINKS, links).and(CARRIED, told.get(CARRIED).setCoder(BLOCKS));
  }

  private static final class TellFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final EarlierHashes earlier;
    private final int shares;
    private final long run;

    TellFn(EarlierHashes earlier, int shares, long run) {
      this.earlier = earlier;
      this.shares = shares;
      this.run = run;
    }

    @ProcessElement
    public void tell(@Element KV<Integer, Iterable<byte[]>> carriers, MultiOutputReceiver out) {
      int bucket = carriers.getKey();
      TellNewHashes rule = new TellNewHashes(run);
      carriers.getValue().forEach(rule::add);
      rule.tell(
          earlier.in(bucket, BUCKETS, rule.wanted()),
          new TellNewHashes.Told() {
            @Override
            public void links(byte[] block) {
              out.get(EQUAL).output(KV.of(bucket, block));
            }

            @Override
            public void carried(byte[] block) {
              out.get(CARRIED).output(KV.of(bucket, block));
            }

            @Override
            public void isNew(byte[] block) {
              for (int share = 0; share < shares; share++) {
                // Copies: an emitted array is never used again.
                out.get(NEW).output(KV.of(share, block.clone()));
              }
            }
          });
    }
  }

  private static final class FindFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final EarlierHashes earlier;
    private final int radius;
    private final List<PdqDihedral> turns;
    private final int shares;

    FindFn(EarlierHashes earlier, LinkNeighbours settings) {
      this.earlier = earlier;
      this.radius = settings.radius;
      this.turns = settings.turns;
      this.shares = settings.shares;
    }

    @ProcessElement
    public void find(
        @Element KV<Integer, Iterable<byte[]>> hashes, OutputReceiver<KV<Integer, byte[]>> out) {
      FindNearest rule = new FindNearest(radius, turns);
      hashes.getValue().forEach(rule::add);
      rule.find(
          hashes.getKey(), shares, earlier, (bucket, block) -> out.output(KV.of(bucket, block)));
    }
  }

  private static final class LinkFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final long run;

    LinkFn(long run) {
      this.run = run;
    }

    @ProcessElement
    public void link(
        @Element KV<Integer, Iterable<byte[]>> answers, OutputReceiver<KV<Integer, byte[]>> out) {
      LinkNearest rule = new LinkNearest();
      answers.getValue().forEach(rule::add);
      byte[] links = rule.links(run);
      if (links != null) {
        out.output(KV.of(answers.getKey(), links));
      }
    }
  }
}
