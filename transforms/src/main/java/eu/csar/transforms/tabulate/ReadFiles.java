package eu.csar.transforms.tabulate;

import eu.csar.transforms.tabulate.rules.Emit;
import eu.csar.transforms.tabulate.rules.Meeting;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Reads the columns of each file and the rows of each delivery, one reader a file.
 *
 * <p><b>Output</b> rows for the meetings by report, token and hash, and figures. <b>Cost</b> one
 * shuffle of numbers, which spreads the files over the workers.
 */
public final class ReadFiles extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final int[] keys;
  private final Reading reading;

  private ReadFiles(int[] keys, Reading reading) {
    this.keys = keys.clone();
    this.reading = reading;
  }

  /** Reads one file by its number. */
  public interface Reading extends Serializable {
    /** Reads it whole and hands its rows on. */
    void read(int file, Emit emit) throws IOException;
  }

  /**
   * Reads files.
   *
   * @param keys a shuffle key for each file, all different
   * @param reading how a file is read
   */
  public static ReadFiles by(int[] keys, Reading reading) {
    return new ReadFiles(keys, reading);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    List<KV<Integer, Integer>> files = new ArrayList<>();
    for (int file = 0; file < keys.length; file++) {
      files.add(KV.of(keys[file], file));
    }
    return CountByBucket.withCoders(
        begin
            .apply(
                "Name the files",
                Create.of(files).withCoder(KvCoder.of(VarIntCoder.of(), VarIntCoder.of())))
            .apply("Spread them", GroupByKey.create())
            .apply(
                "Read each",
                ParDo.of(new ReadFn(reading))
                    .withOutputTags(CountByBucket.tag(Meeting.FIGURE), CountByBucket.otherTags())));
  }

  private static final class ReadFn
      extends DoFn<KV<Integer, Iterable<Integer>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final Reading reading;

    ReadFn(Reading reading) {
      this.reading = reading;
    }

    @ProcessElement
    public void read(@Element KV<Integer, Iterable<Integer>> files, MultiOutputReceiver out)
        throws IOException {
      for (int file : files.getValue()) {
        reading.read(
            file,
            (to, bucket, block) -> out.get(CountByBucket.tag(to)).output(KV.of(bucket, block)));
      }
    }
  }
}
