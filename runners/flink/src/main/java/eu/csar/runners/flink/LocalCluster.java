package eu.csar.runners.flink;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.StoppedException;
import eu.csar.pipelines.verify.Leftovers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A Flink cluster on this machine: a JobManager and TaskManagers, each a process of its own on
 * loopback, from the artifacts that Flink publishes. All its state stands in one directory.
 */
public final class LocalCluster {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LOWEST_PORT = 15_000;
  private static final int HIGHEST_PORT = 32_000;
  private static final int PORTS_TRIED = 1_000;
  private static final String JOB_MANAGER = "jobmanager";
  private static final String TASK_MANAGER = "taskmanager-";

  private final Path directory;
  private final Path libraries;

  /**
   * The cluster of a directory.
   *
   * @param directory its configuration, logs and temporary files; need not exist
   * @param libraries Flink's jars
   */
  public LocalCluster(Path directory, Path libraries) {
    this.directory = directory.toAbsolutePath();
    this.libraries = libraries.toAbsolutePath();
  }

  /**
   * Starts it and waits until every TaskManager has reported.
   *
   * @param port of the REST interface and the web UI; 0: a free one
   * @param settings {@code key: value} of Flink's configuration, instead of ours
   * @throws StoppedException if one is at work already, or it does not come up
   */
  public void start(int taskManagers, int slots, int port, List<String> settings)
      throws IOException, StoppedException {
    if (processes().stream().anyMatch(ClusterProcess::isAlive)) {
      throw unusable("a cluster is at work in " + directory + ": csar cluster stop ends it");
    }
    if (!Files.isDirectory(libraries)) {
      throw unusable("Flink's jars are not in " + libraries + ": ./mvnw -DskipTests package");
    }
    clear();
    Files.createDirectories(directory.resolve("tmp"));
    int rest = port == 0 ? freePort() : port;
    new ClusterConfiguration(
            rest, freePort(), slots, slots * taskManagers, directory.resolve("tmp"))
        .write(configuration(), settings);
    Files.writeString(directory.resolve("slots"), Integer.toString(slots));
    Files.writeString(directory.resolve("rest"), "127.0.0.1:" + rest);
    boolean up = false;
    try {
      startJobManager();
      for (int i = 1; i <= taskManagers; i++) {
        addTaskManager();
      }
      awaitAll(taskManagers);
      up = true;
    } finally {
      if (!up) {
        stop();
      }
    }
  }

  private void awaitAll(int taskManagers) throws IOException, StoppedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (overview().map(ClusterOverview::taskManagers).orElse(0) < taskManagers) {
      for (ClusterProcess process : processes()) {
        if (!process.isAlive()) {
          throw unusable(
              process.name() + " ended at once: see " + directory.resolve(process.name() + ".log"));
        }
      }
      if (System.nanoTime() > end) {
        throw unusable("the cluster did not come up in time: see the logs in " + directory);
      }
      sleep();
    }
  }

  /** Starts a JobManager in the place of one that is gone; TaskManagers find it again. */
  public void startJobManager() throws IOException {
    run(
        JOB_MANAGER,
        List.of("-Xmx" + ClusterConfiguration.JOB_MANAGER_HEAP + "m"),
        List.of(
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            configuration().toString(),
            "--executionMode",
            "cluster"));
  }

  /** Starts one more TaskManager. */
  public ClusterProcess addTaskManager() throws IOException {
    int slots = Integer.parseInt(Files.readString(directory.resolve("slots")));
    ClusterConfiguration sizes = new ClusterConfiguration(0, 0, slots, slots, directory);
    int number = 1;
    while (Files.exists(directory.resolve(TASK_MANAGER + number + ".log"))) {
      number++;
    }
    String name = TASK_MANAGER + number;
    return run(
        name,
        List.of(
            "-Xms" + sizes.heap() + "m",
            "-Xmx" + sizes.heap() + "m",
            "-XX:MaxDirectMemorySize=" + sizes.direct() + "m",
            "-XX:MaxMetaspaceSize=" + sizes.metaspace() + "m",
            "-XX:+UseParallelGC"),
        List.of(
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            configuration().toString(),
            "-D",
            "taskmanager.resource-id=" + name));
  }

  private ClusterProcess run(String name, List<String> jvm, List<String> main) throws IOException {
    int metrics = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    // What this process opens for Flink, its own processes need too; its compiler they share.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            argument ->
                argument.startsWith("--add-") || argument.startsWith("-XX:TieredStopAtLevel="))
        .forEach(command::add);
    command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.addAll(List.of("-cp", libraries + "/*"));
    command.addAll(main);
    command.addAll(List.of("-D", "metrics.reporter.prom.port=" + metrics));
    Path log = directory.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return ClusterProcess.note(directory, name, process, metrics);
  }

  /** Ends every process, and removes what they left in the temporary directory; logs stay. */
  public void stop() throws IOException {
    List<ClusterProcess> processes = new ArrayList<>(processes());
    // TaskManagers first, so that nobody waits for an answer of the JobManager.
    processes.sort(Comparator.comparing(ClusterProcess::name).reversed());
    for (ClusterProcess process : processes) {
      process.stop(directory);
    }
    Leftovers.remove(directory.resolve("tmp"));
  }

  private void clear() throws IOException {
    stop();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Its processes, alive or not. */
  public List<ClusterProcess> processes() throws IOException {
    return ClusterProcess.in(directory);
  }

  /** Where jobs are submitted: the value of {@code --flinkMaster}. */
  public String address() throws IOException {
    return Files.readString(directory.resolve("rest"));
  }

  /** Directory of its {@code config.yaml}, for Flink's own client. */
  public Path configuration() {
    return directory.resolve("conf");
  }

  /** What the REST interface answers; empty where nobody does. */
  public Optional<ClusterOverview> overview() throws IOException {
    return ClusterOverview.of(address());
  }

  /**
   * A free port below those that the system gives to whoever asks for any: one of these could be
   * given away again before the process that is to have it has bound it.
   */
  private static int freePort() throws IOException {
    for (int tried = 0; tried < PORTS_TRIED; tried++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port from " + LOWEST_PORT + " to " + HIGHEST_PORT);
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    }
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the cluster came up", e);
    }
  }

  private static StoppedException unusable(String message) {
    return new StoppedException(ExitCode.CLUSTER_UNUSABLE, message);
  }
}
