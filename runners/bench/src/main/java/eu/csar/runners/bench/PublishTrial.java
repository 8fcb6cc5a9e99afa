package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.Attempt;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.Part;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** The last step of a trial run, in one of the ways that the trial compares. */
abstract class PublishTrial {
  /** What became of the run. */
  enum Outcome {
    PUBLISHED,
    FOUND_PUBLISHED,
    PUBLISHED_BY_ANOTHER
  }

  private final Trial trial;
  private final Path root;

  PublishTrial(Trial trial) {
    this.trial = trial;
    this.root = Path.of(trial.database());
  }

  /** Publishes the parts, of which there may be several attempts. */
  abstract Outcome publish(List<Part> parts) throws IOException;

  Trial trial() {
    return trial;
  }

  Path runs() {
    return root.resolve("runs");
  }

  Path published() {
    return root.resolve(trial.name().directory());
  }

  Path attempt(Part part, FileEntry file) {
    return root.resolve(part.attempt()).resolve(file.path());
  }

  Attempt openAttempt() throws IOException {
    return Attempt.open(root, trial.name(), "publish");
  }

  RunMarker marker(List<FileEntry> files) {
    return new RunMarker(trial.name(), trial.name().directory(), files);
  }

  FileEntry entry(FileEntry file) {
    return new FileEntry(
        trial.name().directory() + "/" + file.path(),
        file.table(),
        file.rows(),
        file.bytes(),
        file.sha256());
  }

  /** Writes the packages of all shards, one after the other, and what the run tells of itself. */
  List<FileEntry> writeTogether(Collection<Part> parts, Path directory) throws IOException {
    List<FileEntry> written = new ArrayList<>();
    Path known = directory.resolve("packages/EUROPOL/known");
    Files.createDirectories(known.getParent());
    try (OutputStream out = Files.newOutputStream(known)) {
      for (Part part : parts) {
        Files.copy(attempt(part, part.files().get(0)), out);
      }
    }
    written.add(found(directory, "packages/EUROPOL/known"));
    StringBuilder told = new StringBuilder();
    for (Part part : parts) {
      part.files().forEach(file -> told.append(file.path()).append(file.sha256()).append('\n'));
    }
    Files.writeString(directory.resolve("run.json"), told);
    written.add(found(directory, "run.json"));
    return written;
  }

  void removeAttempts() {
    Path attempts = root.resolve("tmp").resolve(trial.name().directory());
    try (Stream<Path> all = Files.walk(attempts)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      System.err.println("attempts stay behind: " + e);
    }
  }

  static Collection<Part> onePerName(List<Part> parts) {
    Map<String, Part> byName = new TreeMap<>();
    parts.forEach(part -> byName.putIfAbsent(part.name(), part));
    return byName.values();
  }

  private FileEntry found(Path directory, String path) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(path));
    return entry(
        new FileEntry(path, path.split("/", 2)[0], 0, bytes.length, DigestUtils.sha256Hex(bytes)));
  }
}
