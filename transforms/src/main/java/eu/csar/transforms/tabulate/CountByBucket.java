package eu.csar.transforms.tabulate;

import eu.csar.transforms.tabulate.rules.CountWork;
import eu.csar.transforms.tabulate.rules.Meeting;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings rows together by bucket and counts them.
 *
 * <p><b>Input</b> blocks of rows by bucket, any order. <b>Output</b> figures, and rows for the
 * meetings that follow. <b>Rule</b> a {@link CountWork}. <b>Cost</b> one shuffle of keys, tokens or
 * hashes; buckets are even, since they are bits of digests.
 */
public final class CountByBucket
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private static final Map<Meeting, TupleTag<KV<Integer, byte[]>>> TAGS =
      new EnumMap<>(Meeting.class);

  static {
    for (Meeting meeting : Meeting.values()) {
      TAGS.put(meeting, new TupleTag<>(meeting.name()) {});
    }
  }

  private final CountWork work;

  private CountByBucket(CountWork work) {
    this.work = work;
  }

  /** Counts by this work. */
  public static CountByBucket with(CountWork work) {
    return new CountByBucket(work);
  }

  /** Tag of what is handed on to a meeting. */
  public static TupleTag<KV<Integer, byte[]>> tag(Meeting meeting) {
    TupleTag<KV<Integer, byte[]>> tag = TAGS.get(meeting);
    if (tag == null) {
      throw new IllegalStateException("no tag for " + meeting);
    }
    return tag;
  }

  /** All tags but that of figures, which is the main one. */
  static TupleTagList otherTags() {
    TupleTagList tags = TupleTagList.empty();
    for (Meeting meeting : Meeting.values()) {
      tags = meeting == Meeting.FIGURE ? tags : tags.and(tag(meeting));
    }
    return tags;
  }

  static PCollectionTuple withCoders(PCollectionTuple tuple) {
    for (Meeting meeting : Meeting.values()) {
      tuple.get(tag(meeting)).setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
    }
    return tuple;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> blocks) {
    return withCoders(
        blocks
            .apply("Bring rows together", GroupByKey.create())
            .apply(
                "Count them",
                ParDo.of(new CountFn(work)).withOutputTags(tag(Meeting.FIGURE), otherTags())));
  }

  private static final class CountFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final CountWork work;

    CountFn(CountWork work) {
      this.work = work;
    }

    @ProcessElement
    public void count(@Element KV<Integer, Iterable<byte[]>> bucket, MultiOutputReceiver out) {
      work.count(
          bucket.getValue(), (to, next, block) -> out.get(tag(to)).output(KV.of(next, block)));
    }
  }
}
