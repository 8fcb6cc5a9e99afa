package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes a finished directory the published directory of a run, whole and once (ST3).
 *
 * <p>The last step may run twice at the same time: a worker that was believed dead goes on, a lock
 * was cleared too early. So it works in a directory that it owns alone, which gets the published
 * name by one rename; what has that name is never written again. The marker comes after it.
 */
public final class RunPublication {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path database;
  private final RunName name;

  /** For a run on a database. */
  public RunPublication(Path database, RunName name) {
    this.database = database;
    this.name = name;
  }

  /** True if the run's number is published, by this run or by another. */
  public boolean isTaken() {
    return Files.exists(marker());
  }

  /** True if another run published the number. */
  public boolean isTakenByAnother() throws IOException {
    return !RunMarker.read(marker()).name().id().equals(name.id());
  }

  /** A directory for the files of the run, which this attempt of the last step owns alone. */
  public Path openDirectory() throws IOException {
    return Files.createDirectory(
        Attempt.open(database, name, "publish").directory().resolve("run"));
  }

  /**
   * Publishes a directory from {@link #openDirectory}, unless the number is taken by then.
   *
   * @param files all files in it, by their published paths
   */
  public void publish(Path directory, List<FileEntry> files) throws IOException {
    try {
      Files.move(directory, database.resolve(name.directory()), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // An attempt that died, or lives, before the marker: the name came with all files or not.
      checkPresent(files, e);
    }
    RunMarker marker = new RunMarker(name, name.directory(), files);
    marker.publish(database.resolve("runs"), directory.resolveSibling("marker"));
  }

  /** Leaves a verdict where nothing was published. */
  void writeVerdict(String code, List<String> sentences) throws IOException {
    ObjectNode verdict =
        JSON.createObjectNode().put("number", name.number()).put("id", name.id()).put("code", code);
    sentences.forEach(verdict.putArray("because")::add);
    FinishRun.replace(
        database.resolve("failed").resolve(name.directory() + ".json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(verdict));
  }

  private void checkPresent(List<FileEntry> files, FileSystemException cause) throws IOException {
    for (FileEntry file : files) {
      try (InputStream in = Files.newInputStream(database.resolve(file.path()))) {
        if (!DigestUtils.sha256Hex(in).equals(file.sha256())) {
          throw new IOException("not of this run, see csar clean: " + file.path(), cause);
        }
      }
    }
  }

  /** Removes what attempts left behind; the run is published, so a failure here costs only room. */
  public void removeAttempts() {
    Path attempts = database.resolve("tmp").resolve(name.directory());
    try (Stream<Path> all = Files.walk(attempts)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A twin removes them too, or they are left for csar clean.
      return;
    }
  }

  private Path marker() {
    return database.resolve("runs").resolve(name.marker());
  }
}
