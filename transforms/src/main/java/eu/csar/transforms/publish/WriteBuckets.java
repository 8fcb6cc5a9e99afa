package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.BucketWork;
import java.io.IOException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes one sorted part for each bucket of blocks.
 *
 * <p><b>Input</b> blocks by bucket, any order. <b>Output</b> parts, on key 0. <b>Rule</b> {@link
 * BucketWork}. <b>Cost</b> one shuffle of blocks; buckets are even, since they are ranges of
 * digests.
 */
public final class WriteBuckets
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private final BucketWork work;

  private WriteBuckets(BucketWork work) {
    this.work = work;
  }

  /** Writes buckets as this work does. */
  public static WriteBuckets by(BucketWork work) {
    return new WriteBuckets(work);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> blocks) {
    return blocks
        .apply("Bring blocks together by bucket", GroupByKey.create())
        .apply("Sort and write each bucket", ParDo.of(new WriteBucketFn(work)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class WriteBucketFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final BucketWork work;

    WriteBucketFn(BucketWork work) {
      this.work = work;
    }

    @ProcessElement
    public void write(
        @Element KV<Integer, Iterable<byte[]>> bucket, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      out.output(KV.of(0, work.write(bucket.getKey(), bucket.getValue()).encode()));
    }
  }
}
