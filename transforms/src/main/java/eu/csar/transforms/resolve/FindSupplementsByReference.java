package eu.csar.transforms.resolve;

import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.transforms.resolve.rules.AnswerByReport;
import eu.csar.transforms.resolve.rules.CompareByReference;
import eu.csar.transforms.resolve.rules.EarlierRows;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Finds which reports are second accounts of earlier ones, by the third-country references that
 * they share (SU2, SU3).
 *
 * <p><b>Input</b> {@link ResolveByKey#REFERENCES}: blocks by bucket of the reference. <b>Output</b>
 * answers by shard, rows for the carried file by bucket of the reference, and references over the
 * limit by bucket. <b>Rules</b> {@link CompareByReference}, {@link AnswerByReport}. <b>Cost</b> two
 * shuffles of blocks, one by reference and one by report; one reference that half of all reports
 * carry makes one bucket larger, linear in its carriers.
 */
public final class FindSupplementsByReference
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Answers by shard: {@link eu.csar.transforms.resolve.rules.SupplementBlock}. */
  public static final TupleTag<KV<Integer, byte[]>> SUPPLEMENTS = new TupleTag<>("supplements") {};

  /**
   * Reference rows by bucket of the reference: {@link
   * eu.csar.transforms.resolve.rules.CarriedBlock}.
   */
  public static final TupleTag<KV<Integer, byte[]>> CARRIED =
      new TupleTag<>("carried references") {};

  /**
   * References over the limit, all on key 0 for the run's summary: {@link
   * eu.csar.transforms.resolve.rules.CrowdedReference}.
   */
  public static final TupleTag<KV<Integer, byte[]>> CROWDED = new TupleTag<>("crowded") {};

  private static final TupleTag<KV<Integer, byte[]>> MESSAGES = new TupleTag<>("messages") {};
  private static final Coder<KV<Integer, byte[]>> BLOCKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private final EarlierRows<ReferenceRow> earlier;
  private final SerializableFunction<String, String> providerOf;
  private final int referenceLimit;
  private final long run;

  private FindSupplementsByReference(
      EarlierRows<ReferenceRow> earlier,
      SerializableFunction<String, String> providerOf,
      int referenceLimit,
      long run) {
    this.earlier = earlier;
    this.providerOf = providerOf;
    this.referenceLimit = referenceLimit;
    this.run = run;
  }

  /**
   * Finds supplements among the winners of this run.
   *
   * @param earlier which reports of earlier runs carry a reference
   * @param providerOf provider_id of a namespace by this run's register (ID1)
   * @param referenceLimit reports that may carry a reference before it makes no supplements (SU3);
   *     at least 1
   * @param run number of this run
   */
  public static FindSupplementsByReference of(
      EarlierRows<ReferenceRow> earlier,
      SerializableFunction<String, String> providerOf,
      int referenceLimit,
      long run) {
    if (referenceLimit < 1) {
      throw new IllegalArgumentException("referenceLimit must be at least 1: " + referenceLimit);
    }
    return new FindSupplementsByReference(earlier, providerOf, referenceLimit, run);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> references) {
    PCollectionTuple compared =
        references
            .apply("Bring together what shares a reference", GroupByKey.create())
            .apply(
                "Compare reports by reference",
                ParDo.of(new Compare(earlier, providerOf, referenceLimit))
                    .withOutputTags(MESSAGES, TupleTagList.of(CROWDED)));
    PCollectionTuple answered =
        compared
            .get(MESSAGES)
            .setCoder(BLOCKS)
            .apply("Bring together what is said of a report", GroupByKey.create())
            .apply(
                "Answer by report",
                ParDo.of(new Answer(run)).withOutputTags(SUPPLEMENTS, TupleTagList.of(CARRIED)));
    return PCollectionTuple.of(SUPPLEMENTS, answered.get(SUPPLEMENTS).setCoder(BLOCKS))
        .and(CARRIED, answered.get(CARRIED).setCoder(BLOCKS))
        .and(CROWDED, compared.get(CROWDED).setCoder(BLOCKS));
  }

  private static final class Compare
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final EarlierRows<ReferenceRow> earlier;
    private final SerializableFunction<String, String> providerOf;
    private final int referenceLimit;

    Compare(
        EarlierRows<ReferenceRow> earlier,
        SerializableFunction<String, String> providerOf,
        int referenceLimit) {
      this.earlier = earlier;
      this.providerOf = providerOf;
      this.referenceLimit = referenceLimit;
    }

    @ProcessElement
    public void compare(
        @Element KV<Integer, Iterable<byte[]>> references, MultiOutputReceiver out) {
      int bucket = references.getKey();
      CompareByReference rule = CompareByReference.of(providerOf::apply, referenceLimit);
      references.getValue().forEach(rule::add);
      rule.compare(
          earlier.of(bucket, rule.wanted()),
          new CompareByReference.Comparison() {
            @Override
            public void messages(int to, byte[] block) {
              out.get(MESSAGES).output(KV.of(to, block));
            }

            @Override
            public void crowded(byte[] block) {
              out.get(CROWDED).output(KV.of(0, block));
            }
          });
    }
  }

  private static final class Answer
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final long run;

    Answer(long run) {
      this.run = run;
    }

    @ProcessElement
    public void answer(@Element KV<Integer, Iterable<byte[]>> messages, MultiOutputReceiver out) {
      AnswerByReport rule = AnswerByReport.of(run);
      messages.getValue().forEach(rule::add);
      rule.answer(
          new AnswerByReport.Answers() {
            @Override
            public void supplements(int shard, byte[] block) {
              out.get(SUPPLEMENTS).output(KV.of(shard, block));
            }

            @Override
            public void carried(int bucket, byte[] block) {
              out.get(CARRIED).output(KV.of(bucket, block));
            }
          });
    }
  }
}
