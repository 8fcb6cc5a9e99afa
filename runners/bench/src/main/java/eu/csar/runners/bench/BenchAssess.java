package eu.csar.runners.bench;

import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code csar bench assess}: the job beside its floor, each a process of its own, one after the
 * other in turn, so that a noisy machine is noisy to both. Prints medians of wall and CPU seconds
 * and peak resident memory, and the ratio.
 */
public final class BenchAssess {
  private static final String AS_OF = "2100-01-01T00:00:00Z";

  private final Path directory;
  private final PrintWriter words;

  private BenchAssess(Path directory, PrintWriter words) {
    this.directory = directory;
    this.words = words;
  }

  /**
   * Arguments: {@code [--reports=N] [--runs=N] [--directory=DIR]}; 1,000,000 reports and 3 runs by
   * default.
   */
  public static void main(String[] arguments) throws Exception {
    long reports = 1_000_000;
    int runs = 3;
    Path directory = Path.of("target/bench-assess");
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      if (argument.startsWith("--reports=")) {
        reports = Long.parseLong(value);
      } else if (argument.startsWith("--runs=")) {
        runs = Integer.parseInt(value);
      } else if (argument.startsWith("--directory=")) {
        directory = Path.of(value);
      } else {
        throw new IllegalArgumentException("csar bench assess knows no option " + argument);
      }
    }
    PrintWriter words = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    new BenchAssess(directory, words).run(reports, runs);
  }

  private void run(long reports, int runs) throws IOException, InterruptedException {
    Path world = directory.resolve("world-" + reports);
    if (!Files.exists(world)) {
      Synthesise.world(
              new SynthesiseConfig(
                  reports, 1, world, 30, 1, LocalDate.of(2026, 1, 5), 100_000, 0, true))
          .run(words);
    }
    List<Measured> jobs = new ArrayList<>();
    List<Measured> floors = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      jobs.add(measure("job", job(world)));
      floors.add(measure("floor", floor(world)));
    }
    words.printf(
        Locale.ROOT,
        "%n%,d reports, %,d bytes of exports, %d runs each, medians; %d processors, Java %s%n",
        reports,
        size(world.resolve("exports")),
        runs,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"));
    Measured job = median(jobs);
    Measured floor = median(floors);
    words.printf(Locale.ROOT, "| | wall s | CPU s | peak resident GiB |%n|---|---|---|---|%n");
    tell("job", job);
    tell("floor", floor);
    words.printf(
        Locale.ROOT,
        "| job / floor | %.2f | %.2f | |%n",
        job.wall() / floor.wall(),
        job.cpu() / floor.cpu());
  }

  private void tell(String name, Measured measured) {
    words.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f |%n",
        name,
        measured.wall(),
        measured.cpu(),
        measured.resident());
  }

  private List<String> job(Path world) throws IOException {
    Path database = directory.resolve("database");
    delete(database);
    return java(
        "eu.csar.runners.launcher.Csar",
        "assess",
        "--exports=" + world.resolve("exports"),
        "--registers=" + world.resolve("registers"),
        "--indicators=" + world.resolve("indicators"),
        "--ip-database=" + world.resolve("ip-country.mmdb"),
        "--policy=" + world.resolve("policy.json"),
        "--token-key=" + world.resolve("token.key"),
        "--database=" + database,
        "--as-of=" + AS_OF);
  }

  private List<String> floor(Path world) throws IOException {
    Path output = directory.resolve("floor");
    delete(output);
    return java("eu.csar.runners.bench.FloorOfAssess", world.toString(), output.toString());
  }

  /** The same JVM with the same options, so that both sides have the same heap and collector. */
  private static List<String> java(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option :
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      command.add(option);
    }
    command.addAll(List.of("-Xmx3g", "-cp", System.getProperty("java.class.path"), main));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** One process: seconds of wall and of CPU, and the peak of its resident memory in GiB. */
  private record Measured(double wall, double cpu, double resident) {}

  private Measured measure(String name, List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    double cpu = 0;
    double resident = 0;
    while (process.isAlive()) {
      cpu = Math.max(cpu, process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9);
      resident = Math.max(resident, peakResident(process.pid()));
      Thread.sleep(50);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          name
              + " ended with "
              + process.exitValue()
              + ": see "
              + directory.resolve(name + ".log"));
    }
    words.printf(Locale.ROOT, "%s: %.1f s wall, %.1f s CPU%n", name, wall, cpu);
    return new Measured(wall, cpu, resident);
  }

  /** The kernel's own high-water mark, where there is one. */
  private static double peakResident(long process) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return status
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .max()
              .orElse(0)
          / (double) (1 << 20);
    } catch (IOException | RuntimeException e) {
      // The process ended between two looks, or the system has no such file.
      return 0;
    }
  }

  private static Measured median(List<Measured> runs) {
    List<Measured> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(Measured::cpu));
    return sorted.get(sorted.size() / 2);
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
