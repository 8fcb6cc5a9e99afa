package eu.csar.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import eu.csar.pipelines.assess.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Spread over Flink's subtasks")
class FlinkSpreadTest {
  /** Which subtask got which unit, by the names of Flink's threads. */
  private static final Map<Integer, Integer> SEEN = new ConcurrentHashMap<>();

  private static final List<Long> SIZES = List.of(1L, 90L, 2L, 80L, 70L, 60L, 3L, 50L, 40L, 0L);

  @Test
  @DisplayName("gives each unit a key of its own, and no subtask a third more than another")
  void evensOut() {
    for (int subtasks : new int[] {1, 2, 3, 7}) {
      int[] keys = FlinkSpread.keys(SIZES, subtasks, subtasks);
      assertThat(Arrays.stream(keys).distinct().count(), is((long) SIZES.size()));
      long[] load = new long[subtasks];
      for (int unit = 0; unit < keys.length; unit++) {
        load[FlinkSpread.subtaskOf(keys[unit], subtasks, subtasks)] += SIZES.get(unit);
      }
      long even = Math.max(90, 396 / subtasks + 1);
      assertThat(Arrays.stream(load).max().orElseThrow(), lessThanOrEqualTo(even * 4 / 3));
    }
  }

  @ParameterizedTest(
      name = "names the subtasks to which Flink sends the keys, of {0}, told {1} key groups")
  @CsvSource({"2, 0", "3, 0", "3, 128"})
  void knowsWhereFlinkSends(int subtasks, int groups) throws Exception {
    List<String> given = new ArrayList<>(List.of("--parallelism=" + subtasks));
    if (groups > 0) {
      given.add("--maxParallelism=" + groups);
    }
    List<String> arguments =
        FlinkArguments.complete(given, Optional.<Path>empty(), Optional.<Path>empty());
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).create();
    int[] keys = Spread.of(SIZES, options);
    Pipeline pipeline = Pipeline.create(options);
    SEEN.clear();
    pipeline
        .apply(Create.of(IntStream.range(0, keys.length).mapToObj(u -> KV.of(keys[u], u)).toList()))
        .apply(GroupByKey.create())
        .apply(ParDo.of(new SeeFn()));
    pipeline.run().waitUntilFinish();
    Map<Integer, Integer> expected = new TreeMap<>();
    for (int unit = 0; unit < keys.length; unit++) {
      expected.put(
          unit, FlinkSpread.subtaskOf(keys[unit], subtasks, groups > 0 ? groups : subtasks));
    }
    assertThat(new TreeMap<>(SEEN), is(expected));
  }

  private static final class SeeFn extends DoFn<KV<Integer, Iterable<Integer>>, Void> {
    private static final Pattern SUBTASK = Pattern.compile("\\((\\d+)/\\d+\\)");

    @ProcessElement
    public void see(@Element KV<Integer, Iterable<Integer>> units) {
      Matcher thread = SUBTASK.matcher(Thread.currentThread().getName());
      int subtask = thread.find() ? Integer.parseInt(thread.group(1)) - 1 : -1;
      units.getValue().forEach(unit -> SEEN.put(unit, subtask));
    }
  }
}
