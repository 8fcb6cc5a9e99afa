package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.BucketWork;
import java.io.IOException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes sorted files of blocks, each of a range of buckets.
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

  /** Writes files as this work does. */
  public static WriteBuckets by(BucketWork work) {
    return new WriteBuckets(work);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> blocks) {
    KvCoder<Integer, byte[]> coder = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    return blocks
        .apply("Address the files", MapElements.via(new AddressFn(work)))
        .setCoder(coder)
        .apply("Bring blocks together by file", GroupByKey.create())
        .apply("Sort and write each file", ParDo.of(new WriteFileFn(work)))
        .setCoder(coder);
  }

  private static final class AddressFn
      extends SimpleFunction<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final BucketWork work;

    AddressFn(BucketWork work) {
      this.work = work;
    }

    @Override
    public KV<Integer, byte[]> apply(KV<Integer, byte[]> block) {
      // A copy: where objects are reused, the given one is not ours to hand on.
      return KV.of(work.fileOf(block.getKey()), block.getValue().clone());
    }
  }

  private static final class WriteFileFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final BucketWork work;

    WriteFileFn(BucketWork work) {
      this.work = work;
    }

    @ProcessElement
    public void write(
        @Element KV<Integer, Iterable<byte[]>> file, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      out.output(KV.of(0, work.write(file.getKey(), file.getValue()).encode()));
    }
  }
}
