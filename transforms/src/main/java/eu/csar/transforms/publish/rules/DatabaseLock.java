package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock of a database: one run at a time (ST3). It says who holds it, and only {@code csar
 * clean} clears one whose holder is dead. Even without it two runs cannot both publish a number,
 * see {@link RunMarker#publish}.
 */
public final class DatabaseLock {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DatabaseLock() {}

  /**
   * Who holds a lock.
   *
   * @param host host of the launcher
   * @param process process id of the launcher on that host
   * @param job name of the submitted job; empty until it is submitted
   */
  public record Holder(String host, long process, String job) {
    /** True where the process runs on this host; a holder on another host is taken to be alive. */
    public boolean isAlive() {
      return !host.equals(thisHost())
          || ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
  }

  /** Takes the lock; the present holder where it is taken. */
  public static Optional<Holder> acquire(Path database) throws IOException {
    Files.createDirectories(database);
    Path lock = path(database);
    try {
      Files.write(
          lock,
          content(new Holder(thisHost(), ProcessHandle.current().pid(), "")),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      return Optional.empty();
    } catch (FileAlreadyExistsException e) {
      return Optional.of(holder(database).orElse(new Holder("unknown", 0, "")));
    }
  }

  /** Names the job in a lock that this process holds. */
  public static void nameJob(Path database, String job) throws IOException {
    Path named = database.resolve("lock.next");
    Files.write(named, content(new Holder(thisHost(), ProcessHandle.current().pid(), job)));
    Files.move(
        named, path(database), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The present holder; empty where the database is free. */
  public static Optional<Holder> holder(Path database) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(path(database)));
    } catch (NoSuchFileException e) {
      // Free, be it since a moment ago.
      return Optional.empty();
    }
    return Optional.of(
        new Holder(
            node.path("host").asText("unknown"),
            node.path("process").asLong(),
            node.path("job").asText("")));
  }

  /** Name of the job that runs a run, as the lock and the runner show it. */
  public static String jobName(RunName run) {
    return "csar-assess-" + run.directory().replace('=', '-');
  }

  /** Frees the database if a job of this run holds it; a launcher frees its own lock itself. */
  static void releaseJob(Path database, RunName run) throws IOException {
    Optional<Holder> holder = holder(database);
    if (holder.isPresent() && holder.get().job().equals(jobName(run))) {
      clear(database);
    }
  }

  /**
   * Frees the database where this process holds it: a job may have freed it, and another taken it.
   */
  public static void release(Path database) throws IOException {
    Optional<Holder> holder = holder(database);
    if (holder.isPresent()
        && holder.get().host().equals(thisHost())
        && holder.get().process() == ProcessHandle.current().pid()) {
      clear(database);
    }
  }

  /**
   * Clears the lock, whoever holds it; for {@code clean}, which has made sure that the holder is
   * dead.
   */
  public static void clear(Path database) throws IOException {
    Files.deleteIfExists(path(database));
  }

  private static Path path(Path database) {
    return database.resolve("lock");
  }

  private static byte[] content(Holder holder) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("host", holder.host()).put("process", holder.process()).put("job", holder.job());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
