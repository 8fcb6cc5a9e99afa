package eu.csar.pipelines.assess;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Chooses the shuffle keys of units of work, so that a runner that gives keys to workers by their
 * hashes spreads them by their sizes: where ten files are nine tenths of a run, hashes leave half
 * of the workers idle. What is computed never depends on a key. Runners provide it as a service.
 */
public interface Spread {
  /** Whether these options name the runner that this is for. */
  boolean isFor(PipelineOptions options);

  /**
   * A key for each unit, all different.
   *
   * @param sizes of the units, in any unit of measure
   */
  int[] keys(List<Long> sizes, PipelineOptions options);

  /** Keys for the runner of these options; the units' own numbers where it has no spread. */
  static int[] of(List<Long> sizes, PipelineOptions options) {
    for (Spread spread : ServiceLoader.load(Spread.class)) {
      if (spread.isFor(options)) {
        return spread.keys(sizes, options);
      }
    }
    return IntStream.range(0, sizes.size()).toArray();
  }
}
