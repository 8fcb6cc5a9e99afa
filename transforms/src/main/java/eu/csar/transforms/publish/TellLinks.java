package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.LinksWork;
import eu.csar.transforms.publish.rules.Part;
import java.io.IOException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
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
 * Tells each recipient which of the reports that it has received are linked (RC7).
 *
 * <p><b>Input</b> parts of this run with tables of reports and of links, and parts with its carried
 * keys. <b>Output</b> parts with a links file for each recipient, on key 0. <b>Rule</b> {@link
 * LinksWork}. <b>Cost</b> three shuffles of blocks of keys: touched reports of earlier runs to the
 * shares of older files, questions who received a report by bucket of carried keys, answers to the
 * pairs. Pairs go by bucket of the report that a link starts from, never of the one to which half
 * of a day is linked. Files of earlier runs are read again: of carried keys two columns; of links
 * the files with a citation, and all of them where this run touched a stored report in a way that
 * matters.
 */
public final class TellLinks
    extends PTransform<PCollectionTuple, PCollection<KV<Integer, byte[]>>> {
  /** Parts with tables of this run. */
  public static final TupleTag<KV<Integer, byte[]>> PARTS = new TupleTag<>("parts") {};

  /** Parts with carried keys of this run. */
  public static final TupleTag<KV<Integer, byte[]>> KEYS = new TupleTag<>("keys") {};

  private static final TupleTag<KV<Integer, byte[]>> PAIRS = new TupleTag<>("pairs") {};
  private static final TupleTag<KV<Integer, byte[]>> TOUCHED = new TupleTag<>("touched") {};
  private static final TupleTag<byte[]> QUESTIONS = new TupleTag<>("questions") {};
  private static final TupleTag<byte[]> KEYS_OF_BUCKET = new TupleTag<>("keys of bucket") {};
  private static final TupleTag<byte[]> PAIRS_OF_BUCKET = new TupleTag<>("pairs of bucket") {};
  private static final TupleTag<byte[]> ANSWERS = new TupleTag<>("answers") {};
  private static final Coder<KV<Integer, byte[]>> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private final LinksWork work;

  private TellLinks(LinksWork work) {
    this.work = work;
  }

  /** Tells links as this work does. */
  public static TellLinks by(LinksWork work) {
    return new TellLinks(work);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollectionTuple parts) {
    PCollectionTuple found =
        parts
            .get(PARTS)
            .apply(
                "Find linked pairs",
                ParDo.of(new FindFn(work)).withOutputTags(PAIRS, TupleTagList.of(TOUCHED)));
    PCollection<KV<Integer, byte[]>> older =
        found
            .get(TOUCHED)
            .setCoder(BLOCKS)
            .apply("Bring touched reports to older files", GroupByKey.create())
            .apply("Find older pairs", ParDo.of(new FindOlderFn(work)))
            .setCoder(BLOCKS);
    PCollection<KV<Integer, byte[]>> pairs =
        PCollectionList.of(found.get(PAIRS).setCoder(BLOCKS))
            .and(older)
            .apply("Gather pairs", Flatten.pCollections());
    PCollection<KV<Integer, byte[]>> questions =
        pairs.apply("Ask who received them", ParDo.of(new AskFn(work))).setCoder(BLOCKS);
    PCollection<KV<Integer, byte[]>> keys =
        parts
            .get(KEYS)
            .apply("Address carried keys", ParDo.of(new AddressFn(work)))
            .setCoder(BLOCKS);
    PCollection<KV<Integer, byte[]>> answers =
        KeyedPCollectionTuple.of(QUESTIONS, questions)
            .and(KEYS_OF_BUCKET, keys)
            .apply("Bring questions to carried keys", CoGroupByKey.create())
            .apply("Answer who received them", ParDo.of(new AnswerFn(work)))
            .setCoder(BLOCKS);
    return KeyedPCollectionTuple.of(PAIRS_OF_BUCKET, pairs)
        .and(ANSWERS, answers)
        .apply("Bring answers to pairs", CoGroupByKey.create())
        .apply("Write links", ParDo.of(new WriteFn(work)))
        .setCoder(BLOCKS);
  }

  private static final class FindFn extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    FindFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void find(@Element KV<Integer, byte[]> part, MultiOutputReceiver out)
        throws IOException {
      work.find(
          part.getValue(),
          (bucket, block) -> out.get(PAIRS).output(KV.of(bucket, block)),
          (share, block) -> out.get(TOUCHED).output(KV.of(share, block)));
    }
  }

  private static final class FindOlderFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    FindOlderFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void find(
        @Element KV<Integer, Iterable<byte[]>> share, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      work.findOlder(
          share.getKey(), share.getValue(), (bucket, block) -> out.output(KV.of(bucket, block)));
    }
  }

  private static final class AskFn extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    AskFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void ask(@Element KV<Integer, byte[]> pairs, OutputReceiver<KV<Integer, byte[]>> out) {
      work.ask(
          pairs.getKey(),
          pairs.getValue(),
          (bucket, question) -> out.output(KV.of(bucket, question)));
    }
  }

  private static final class AddressFn extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    AddressFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void address(
        @Element KV<Integer, byte[]> part, OutputReceiver<KV<Integer, byte[]>> out) {
      // Copies: where objects are reused, the given one is not ours to hand on.
      work.forEachRangeOfKeys(
          part.getValue(), range -> out.output(KV.of(range, part.getValue().clone())));
    }
  }

  private static final class AnswerFn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    AnswerFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void answer(
        @Element KV<Integer, CoGbkResult> bucket, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      work.answer(
          bucket.getKey(),
          bucket.getValue().getAll(QUESTIONS),
          bucket.getValue().getAll(KEYS_OF_BUCKET),
          (pairs, answer) -> out.output(KV.of(pairs, answer)));
    }
  }

  private static final class WriteFn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LinksWork work;

    WriteFn(LinksWork work) {
      this.work = work;
    }

    @ProcessElement
    public void write(
        @Element KV<Integer, CoGbkResult> bucket, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      Part part =
          work.write(
              bucket.getKey(),
              bucket.getValue().getAll(PAIRS_OF_BUCKET),
              bucket.getValue().getAll(ANSWERS));
      if (part != null) {
        out.output(KV.of(0, part.encode()));
      }
    }
  }
}
