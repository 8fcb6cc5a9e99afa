package eu.csar.runners.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of a cluster on this machine, as its file in the cluster's directory tells. A number
 * of a process is used again one day, so the instant of its start belongs to it.
 *
 * @param name {@code jobmanager}, {@code taskmanager-1} and so on
 * @param pid number of the process
 * @param started when it was started
 * @param metricsPort port on which Prometheus asks it
 */
public record ClusterProcess(String name, long pid, Instant started, int metricsPort) {
  private static final String SUFFIX = ".process";

  /** Notes a process that was just started. */
  static ClusterProcess note(Path directory, String name, Process process, int metricsPort)
      throws IOException {
    Instant started =
        process
            .info()
            .startInstant()
            .orElseThrow(() -> new IOException(name + " ended as soon as it was started"));
    ClusterProcess noted = new ClusterProcess(name, process.pid(), started, metricsPort);
    Files.writeString(
        directory.resolve(name + SUFFIX),
        noted.pid + "\n" + noted.started + "\n" + noted.metricsPort + "\n");
    return noted;
  }

  /** The processes that were noted in a directory, by name, alive or not. */
  static List<ClusterProcess> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> noted = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      List<ClusterProcess> processes = new ArrayList<>();
      for (Path file : noted) {
        List<String> lines = Files.readAllLines(file);
        String name = file.getFileName().toString();
        processes.add(
            new ClusterProcess(
                name.substring(0, name.length() - SUFFIX.length()),
                Long.parseLong(lines.get(0)),
                Instant.parse(lines.get(1)),
                Integer.parseInt(lines.get(2))));
      }
      return processes;
    }
  }

  /** Whether it is still at work. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  /** Ends it, gently at first, and forgets it. */
  void stop(Path directory) throws IOException {
    Optional<ProcessHandle> alive = handle();
    if (alive.isPresent()) {
      ProcessHandle process = alive.get();
      process.destroy();
      try {
        process.onExit().completeOnTimeout(process, 15, TimeUnit.SECONDS).get();
        // One that stands still hears nothing gentle.
        process.destroyForcibly();
        process.onExit().get();
      } catch (ExecutionException e) {
        throw new IOException("cannot see the end of " + name, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + name + " ended", e);
      }
    }
    Files.deleteIfExists(directory.resolve(name + SUFFIX));
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().filter(started::equals).isPresent());
  }
}
