package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Files are moved one by one into the published directory, where a repeat finds them. */
final class PublishByMoves extends PublishTrial {
  PublishByMoves(Trial trial) {
    super(trial);
  }

  @Override
  Outcome publish(List<Part> all) throws IOException {
    trial().awaitGate();
    Collection<Part> parts = onePerName(all);
    List<FileEntry> files = new ArrayList<>();
    for (Part part : parts) {
      for (FileEntry file : part.files().subList(1, part.files().size())) {
        move(attempt(part, file), published().resolve(file.path()), file.bytes());
        files.add(entry(file));
      }
    }
    TryPublication.stage("linked");
    files.addAll(writeTogether(parts, published()));
    TryPublication.stage("marker");
    Path own = runs().resolve(".marker-" + openAttempt().directory().getFileName());
    if (!marker(files).publish(runs(), own)) {
      return Outcome.PUBLISHED_BY_ANOTHER;
    }
    TryPublication.stage("remove");
    removeAttempts();
    return Outcome.PUBLISHED;
  }

  private static void move(Path from, Path to, long bytes) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      if (!Files.exists(to) || Files.size(to) != bytes) {
        throw e;
      }
    }
  }
}
