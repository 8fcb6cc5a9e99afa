package eu.csar.transforms.judge;

import eu.csar.schemas.carried.GroundCounts;
import eu.csar.transforms.judge.rules.CircuitBreaker;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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
 * Counts the stored reports of which today's not-abuse list says what UG3 asks, so that the circuit
 * breaker knows of a list that went bad before the list judges history.
 *
 * <p><b>Input</b> verdicts on reports of earlier runs, by shard of stored reports. <b>Output</b>
 * {@link TripCircuitBreaker#COUNTS}, on key 0. <b>Rule</b> {@link Counting}. <b>Cost</b> one
 * shuffle of the verdicts on stored reports; each of their files is read once more.
 */
public final class CountStoredReports
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1L;

  private final Counting counting;

  private CountStoredReports(Counting counting) {
    this.counting = counting;
  }

  /** How a shard of stored reports is counted. */
  @FunctionalInterface
  public interface Counting extends Serializable {

    /** The counts of blocks of verdicts, in any order, on the reports of one shard. */
    GroundCounts count(List<byte[]> verdicts) throws IOException;
  }

  /** By this rule. */
  public static CountStoredReports by(Counting counting) {
    return new CountStoredReports(counting);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> verdicts) {
    return verdicts
        .apply("Bring together what stands in a file", GroupByKey.create())
        .apply("Ask the list of each stored report", ParDo.of(new CountFn(counting)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class CountFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final Counting counting;

    CountFn(Counting counting) {
      this.counting = counting;
    }

    @ProcessElement
    public void count(
        @Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      List<byte[]> verdicts = new ArrayList<>();
      shard.getValue().forEach(verdicts::add);
      out.output(KV.of(0, CircuitBreaker.encode(counting.count(verdicts))));
    }
  }
}
