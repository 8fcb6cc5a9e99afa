package eu.csar.runners.flink;

import eu.csar.pipelines.assess.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.runners.flink.adapter.FlinkKey;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Keys that Flink gives to its subtasks by size: the largest unit first, each to the subtask that
 * has least (Graham, Bounds on multiprocessing timing anomalies, 1969: at most a third above the
 * best). Flink assigns a key by its hash alone; so keys are tried until one falls where it should.
 * Should Flink hash otherwise one day, the work is spread as by any other keys.
 */
public final class FlinkSpread implements Spread {
  @Override
  public boolean isFor(PipelineOptions options) {
    return options.getRunner() == FlinkRunner.class;
  }

  @Override
  public int[] keys(List<Long> sizes, PipelineOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    int subtasks = Math.max(1, flink.getParallelism());
    Integer most = flink.getMaxParallelism();
    // In a batch job Flink makes a key group for each subtask, unless it is told a number.
    return keys(sizes, subtasks, most != null && most > 0 ? most : subtasks);
  }

  /** Keys of units for so many subtasks out of so many key groups. */
  static int[] keys(List<Long> sizes, int subtasks, int keyGroups) {
    long[] load = new long[subtasks];
    List<List<Integer>> spare = new ArrayList<>();
    for (int subtask = 0; subtask < subtasks; subtask++) {
      spare.add(new ArrayList<>());
    }
    int[] keys = new int[sizes.size()];
    int tried = 0;
    for (int unit : largestFirst(sizes)) {
      int least =
          IntStream.range(0, subtasks).reduce((a, b) -> load[b] < load[a] ? b : a).orElse(0);
      List<Integer> fitting = spare.get(least);
      while (fitting.isEmpty()) {
        spare.get(subtaskOf(tried, subtasks, keyGroups)).add(tried);
        tried++;
      }
      keys[unit] = fitting.remove(fitting.size() - 1);
      load[least] += Math.max(1, sizes.get(unit));
    }
    return keys;
  }

  /** Where Flink sends a key of the shuffles of blocks. */
  static int subtaskOf(int key, int subtasks, int keyGroups) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        FlinkKey.of(key, VarIntCoder.of()), keyGroups, subtasks);
  }

  private static List<Integer> largestFirst(List<Long> sizes) {
    return IntStream.range(0, sizes.size())
        .boxed()
        .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder()))
        .toList();
  }
}
