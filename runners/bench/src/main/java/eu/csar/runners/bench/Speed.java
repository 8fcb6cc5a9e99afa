package eu.csar.runners.bench;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Operations a second of one benchmark, by JMH, in a process of its own.
 *
 * @param wall by the clock
 * @param cpu by processor time of the thread
 */
record Speed(double wall, double cpu) {
  /** Seconds to warm up, and seconds that are measured. */
  private static final int WARM_UP = 2;

  private static final int MEASURED = 3;

  static Speed of(Class<?> benchmarks, String benchmark, Map<String, String> parameters)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmarks.getName() + "\\." + benchmark + "$")
            .addProfiler(CpuTime.class)
            .forks(1)
            .threads(1)
            .warmupIterations(WARM_UP)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(MEASURED)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend("-Xmx6g")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    RunResult result = new Runner(options.build()).runSingle();
    return new Speed(
        result.getPrimaryResult().getScore(),
        requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL)).getScore());
  }

  /** The one in the middle by processor time. */
  static Speed median(List<Speed> speeds) {
    return speeds.stream()
        .sorted(Comparator.comparingDouble(Speed::cpu))
        .skip(speeds.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
