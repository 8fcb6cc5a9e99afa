package eu.csar.transforms.tabulate;

import eu.csar.transforms.tabulate.rules.Figures;
import java.io.IOException;
import java.io.Serializable;
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
 * Sums all figures and leaves them in one file.
 *
 * <p><b>Input</b> figures of all steps. <b>Output</b> the number of figures. <b>Cost</b> one
 * shuffle on one key, deliberately: what arrives are cells of tables, not rows.
 */
public final class SumFigures
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Integer>> {
  private static final long serialVersionUID = 1L;

  private final Keeping keeping;

  private SumFigures(Keeping keeping) {
    this.keeping = keeping;
  }

  /** Keeps the figures; may be called again by another attempt, with the same bytes. */
  public interface Keeping extends Serializable {
    void keep(byte[] figures) throws IOException;
  }

  /** Sums into this place. */
  public static SumFigures into(Keeping keeping) {
    return new SumFigures(keeping);
  }

  @Override
  public PCollection<Integer> expand(PCollection<KV<Integer, byte[]>> figures) {
    return figures
        .apply("Bring them to one place", MapElements.via(new OnOneKey()))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
        .apply("Bring figures together", GroupByKey.create())
        .apply("Sum and keep", ParDo.of(new SumFn(keeping)))
        .setCoder(VarIntCoder.of());
  }

  private static final class OnOneKey
      extends SimpleFunction<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    @Override
    public KV<Integer, byte[]> apply(KV<Integer, byte[]> block) {
      // A copy: where objects are reused, the given one is not ours to hand on.
      return KV.of(0, block.getValue().clone());
    }
  }

  private static final class SumFn extends DoFn<KV<Integer, Iterable<byte[]>>, Integer> {
    private static final long serialVersionUID = 1L;

    private final Keeping keeping;

    SumFn(Keeping keeping) {
      this.keeping = keeping;
    }

    @ProcessElement
    public void sum(@Element KV<Integer, Iterable<byte[]>> blocks, OutputReceiver<Integer> out)
        throws IOException {
      Figures figures = new Figures();
      blocks.getValue().forEach(figures::addAll);
      byte[] all = figures.encode();
      keeping.keep(all);
      out.output(all.length);
    }
  }
}
