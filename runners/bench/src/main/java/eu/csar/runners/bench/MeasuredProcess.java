package eu.csar.runners.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a process of its own took.
 *
 * @param wall seconds from start to end
 * @param cpu seconds of all its threads, user and system
 * @param anonymous peak of memory that is its own (RssAnon), GiB; 0 where the system does not say
 * @param mapped peak of memory mapped from files (RssFile), GiB: the system takes it back at will
 * @param read GiB that it asked the system to read, from the cache or not; the last look counts
 */
record MeasuredProcess(double wall, double cpu, double anonymous, double mapped, double read) {
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final double KIB_OF_GIB = 1 << 20;
  private static final double BYTES_OF_GIB = 1 << 30;

  /** Runs a main class with the Java, the options and the class path of this process. */
  static MeasuredProcess run(Path log, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    return run(log, List.of(), main, arguments);
  }

  /**
   * Runs a main class with the Java, the options and the class path of this process.
   *
   * @param options more of Java's options
   */
  static MeasuredProcess run(Path log, List<String> options, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.addAll(List.of("-Xmx3g", "-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    double cpu = 0;
    double anonymous = 0;
    double mapped = 0;
    double read = 0;
    while (process.isAlive()) {
      cpu = Math.max(cpu, process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9);
      anonymous = Math.max(anonymous, figure(process.pid(), "status", "RssAnon:") / KIB_OF_GIB);
      mapped = Math.max(mapped, figure(process.pid(), "status", "RssFile:") / KIB_OF_GIB);
      read = Math.max(read, figure(process.pid(), "io", "rchar:") / BYTES_OF_GIB);
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          main.getSimpleName() + " ended with " + process.exitValue() + ": see " + log);
    }
    return new MeasuredProcess(wall, cpu, anonymous, mapped, read);
  }

  /** The medians of several runs, each figure by itself. */
  static MeasuredProcess median(List<MeasuredProcess> runs) {
    return new MeasuredProcess(
        median(runs, MeasuredProcess::wall),
        median(runs, MeasuredProcess::cpu),
        median(runs, MeasuredProcess::anonymous),
        median(runs, MeasuredProcess::mapped),
        median(runs, MeasuredProcess::read));
  }

  private static double median(
      List<MeasuredProcess> runs, ToDoubleFunction<MeasuredProcess> figure) {
    List<MeasuredProcess> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(figure));
    return figure.applyAsDouble(sorted.get(sorted.size() / 2));
  }

  /** A figure that the system keeps of a process, in its own unit. */
  private static double figure(long process, String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/" + file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .max()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      // The process ended between two looks, or the system has no such file.
      return 0;
    }
  }
}
