package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.Attempt;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The last step links all files into a directory that it owns alone, moves that directory whole to
 * its published name, and then publishes the marker. What has its published name is never written
 * again, by whomever.
 */
final class PublishByLinks extends PublishTrial {
  PublishByLinks(Trial trial) {
    super(trial);
  }

  @Override
  Outcome publish(List<Part> parts) throws IOException {
    if (isTaken()) {
      return whoPublished();
    }
    trial().awaitGate();
    try {
      return publishNow(onePerName(parts));
    } catch (IOException e) {
      // A twin that published this run has removed the attempts, ours among them.
      if (isTaken()) {
        return whoPublished();
      }
      throw e;
    }
  }

  private Outcome publishNow(Collection<Part> parts) throws IOException {
    Attempt attempt = openAttempt();
    Path own = attempt.directory().resolve("run");
    List<FileEntry> files = new ArrayList<>();
    for (Part part : parts) {
      for (FileEntry file : part.files().subList(1, part.files().size())) {
        Path link = own.resolve(file.path());
        Files.createDirectories(link.getParent());
        Files.createLink(link, attempt(part, file));
        files.add(entry(file));
      }
    }
    TryPublication.stage("linked");
    files.addAll(writeTogether(parts, own));
    TryPublication.stage("rename");
    moveWhole(own, files);
    TryPublication.stage("marker");
    if (!marker(files).publish(runs(), attempt.directory().resolve("marker"))) {
      return Outcome.PUBLISHED_BY_ANOTHER;
    }
    TryPublication.stage("remove");
    removeAttempts();
    return Outcome.PUBLISHED;
  }

  /** A directory that is there already came whole from an attempt of the same run. */
  private void moveWhole(Path own, List<FileEntry> files) throws IOException {
    try {
      Files.move(own, published(), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      for (FileEntry file : files) {
        try (InputStream in =
            Files.newInputStream(Path.of(trial().database()).resolve(file.path()))) {
          if (!DigestUtils.sha256Hex(in).equals(file.sha256())) {
            throw new IOException("another content has the name " + file.path(), e);
          }
        }
      }
    }
  }
}
