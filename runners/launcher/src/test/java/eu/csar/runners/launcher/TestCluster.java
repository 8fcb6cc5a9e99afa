package eu.csar.runners.launcher;

import eu.csar.pipelines.StoppedException;
import eu.csar.runners.flink.ClusterOverview;
import eu.csar.runners.flink.ClusterProcess;
import eu.csar.runners.flink.LocalCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cluster that a test may hurt, with what its JobManager wrote as the witness. */
final class TestCluster implements AutoCloseable {
  /** What {@code ./mvnw package} made before the tests of this module begin. */
  private static final Path JOB_JAR = Path.of("../flink/target/csar-pipelines-flink.jar");

  private static final Path LIBRARIES = Path.of("../cluster/target/lib");

  private final LocalCluster cluster;
  private final Path directory;

  private TestCluster(LocalCluster cluster, Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** Starts one, with one slot for each TaskManager. */
  static TestCluster start(Path directory, int taskManagers, String... settings)
      throws IOException, StoppedException {
    LocalCluster cluster = new LocalCluster(directory, LIBRARIES);
    // A gate that is stopped would leave processes behind that keep each other alive.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster)));
    cluster.start(taskManagers, 1, 0, List.of(settings));
    return new TestCluster(cluster, directory);
  }

  private static void stop(LocalCluster cluster) {
    try {
      cluster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    cluster.stop();
  }

  /** The options of a run on it; without a number a run takes all slots. */
  String[] options(String... more) throws IOException {
    List<String> options = new ArrayList<>();
    options.add("--runner=FlinkRunner");
    options.add("--flinkMaster=" + cluster.address());
    options.add("--filesToStage=" + JOB_JAR.toAbsolutePath().normalize());
    options.addAll(List.of(more));
    return options.toArray(new String[0]);
  }

  LocalCluster cluster() {
    return cluster;
  }

  /** Bytes in the JobManager's log. */
  long logSize() throws IOException {
    return Files.size(directory.resolve("jobmanager.log"));
  }

  /** Lines of the JobManager's log from a byte on. */
  List<String> log(long begin) throws IOException {
    try (InputStream log = Files.newInputStream(directory.resolve("jobmanager.log"))) {
      log.skipNBytes(begin);
      return new String(log.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    }
  }

  /** The TaskManagers that are at work. */
  List<ClusterProcess> taskManagers() throws IOException {
    return cluster.processes().stream()
        .filter(process -> process.name().startsWith("taskmanager") && process.isAlive())
        .toList();
  }

  ClusterProcess process(String name) throws IOException {
    return cluster.processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a signal to a process of the cluster. */
  void signal(String signal, ClusterProcess process) throws IOException, InterruptedException {
    if (signal.equals("KILL")) {
      // Without a process of its own, which would take longer than some stages last.
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    } else {
      command("kill", "-" + signal, Long.toString(process.pid()));
    }
  }

  /** Lets no file of a process grow beyond a size: a full disk, for one who is not root. */
  static void limitFiles(long pid, String bytes) throws IOException, InterruptedException {
    command("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":");
  }

  private static void command(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
    }
  }

  /** Adds or ends TaskManagers until just as many are alive and known, and no job is at work. */
  void restore(int taskManagers) throws Exception {
    List<ClusterProcess> alive = taskManagers();
    for (int i = alive.size(); i < taskManagers; i++) {
      cluster.addTaskManager();
    }
    for (int i = taskManagers; i < alive.size(); i++) {
      signal("KILL", alive.get(i));
    }
    await(
        "TaskManagers did not come",
        180,
        () ->
            cluster.overview().map(ClusterOverview::taskManagers).orElse(0) == taskManagers
                && cluster.overview().map(ClusterOverview::jobsAtWork).orElse(1) == 0);
  }

  /** Waits for something, and fails with its name when it does not come. */
  static void await(String failure, int seconds, Callable<Boolean> come) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!come.call()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(failure);
      }
      Thread.sleep(5);
    }
  }
}
