package eu.csar.transforms.publish;

import eu.csar.transforms.publish.rules.FinishRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * The last step of the graph: checks the ledger and publishes the run with one marker, so that it
 * works detached too.
 *
 * <p><b>Input</b> all parts, the standing, the circuit breaker's answer, and references over the
 * limit, on key 0. <b>Output</b> none; the marker, or a verdict in {@code failed/}. <b>Rule</b>
 * {@link FinishRun}. <b>Cost</b> one small shuffle on one key: a line a file.
 */
public final class PublishRun extends PTransform<KeyedPCollectionTuple<Integer>, PDone> {
  /** What each attempt wrote. */
  public static final TupleTag<byte[]> PARTS = new TupleTag<>("parts") {};

  /** What the first reading found. */
  public static final TupleTag<byte[]> STANDING = new TupleTag<>("standing") {};

  /** What the circuit breaker says. */
  public static final TupleTag<byte[]> BREAKER = new TupleTag<>("breaker") {};

  /** References over the limit (SU3). */
  public static final TupleTag<byte[]> CROWDED = new TupleTag<>("crowded") {};

  private final FinishRun rule;

  private PublishRun(FinishRun rule) {
    this.rule = rule;
  }

  /** Publishes by this rule. */
  public static PublishRun by(FinishRun rule) {
    return new PublishRun(rule);
  }

  @Override
  public PDone expand(KeyedPCollectionTuple<Integer> all) {
    all.apply("Bring all parts together", CoGroupByKey.create())
        .apply("Check the ledger and publish", ParDo.of(new FinishFn(rule)));
    return PDone.in(all.getPipeline());
  }

  private static final class FinishFn extends DoFn<KV<Integer, CoGbkResult>, Void> {
    private static final long serialVersionUID = 1L;

    private final FinishRun rule;

    FinishFn(FinishRun rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void finish(@Element KV<Integer, CoGbkResult> run) throws IOException {
      List<byte[]> parts = new ArrayList<>();
      run.getValue().getAll(PARTS).forEach(parts::add);
      List<byte[]> crowded = new ArrayList<>();
      run.getValue().getAll(CROWDED).forEach(crowded::add);
      rule.finish(
          run.getValue().getOnly(STANDING), run.getValue().getOnly(BREAKER), parts, crowded);
    }
  }
}
