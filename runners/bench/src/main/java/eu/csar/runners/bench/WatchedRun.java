package eu.csar.runners.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run in a process of its own, which tells its stages, and can be killed at any of them. */
final class WatchedRun {
  private final Process process;
  private final long started = System.nanoTime();
  private final List<String> stages = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private boolean ended;

  private WatchedRun(Process process) {
    this.process = process;
  }

  /** Starts a main class with the Java, the options and the class path of this process. */
  static WatchedRun start(Class<?> main, Path log, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    WatchedRun run =
        new WatchedRun(
            new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start());
    Thread reader = new Thread(run::listen, "stages");
    reader.setDaemon(true);
    reader.start();
    return run;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("STAGE ")) {
          tell(line.substring("STAGE ".length()));
        }
      }
    } catch (IOException e) {
      // Killed: what it told before stands.
      return;
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  private synchronized void tell(String stage) {
    stages.add(stage);
    seconds.add((System.nanoTime() - started) / 1e9);
    notifyAll();
  }

  /** Waits until so many stages were told, or the run has ended. */
  synchronized void awaitStages(int count) throws InterruptedException {
    while (stages.size() < count && !ended) {
      wait();
    }
  }

  /** Waits until a stage was told, or the run has ended. */
  synchronized void awaitStage(String stage) throws InterruptedException {
    while (!stages.contains(stage) && !ended) {
      wait();
    }
  }

  /** Ends the process as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits for the end. */
  int awaitEnd() throws InterruptedException {
    int code = process.waitFor();
    synchronized (this) {
      while (!ended) {
        wait();
      }
    }
    return code;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  synchronized List<String> stages() {
    return List.copyOf(stages);
  }

  /** Seconds from the start to the first telling of a stage; NaN if it was not told. */
  synchronized double secondsTo(String stage) {
    int index = stages.indexOf(stage);
    return index < 0 ? Double.NaN : seconds.get(index);
  }

  /** The stage that was told last. */
  synchronized String last() {
    return stages.isEmpty() ? "(start-up)" : stages.get(stages.size() - 1);
  }

  /** What the publishing step said of itself; empty if it said nothing. */
  synchronized String outcome() {
    return stages.stream()
        .filter(stage -> stage.startsWith("outcome "))
        .map(stage -> stage.substring("outcome ".length()))
        .findFirst()
        .orElse("");
  }
}
