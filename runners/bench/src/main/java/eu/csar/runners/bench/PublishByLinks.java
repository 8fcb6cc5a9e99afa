package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.Part;
import eu.csar.transforms.publish.rules.RunPublication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The last step links all files into a directory that it owns alone, and {@link RunPublication}
 * publishes that directory whole: the way that runs are published.
 */
final class PublishByLinks extends PublishTrial {
  private final RunPublication publication;

  PublishByLinks(Trial trial) {
    super(trial);
    this.publication = new RunPublication(Path.of(trial.database()), trial.name());
  }

  @Override
  Outcome publish(List<Part> parts) throws IOException {
    Outcome outcome = Outcome.FOUND_PUBLISHED;
    if (!publication.isTaken()) {
      trial().awaitGate();
      try {
        publishNow(onePerName(parts));
        outcome = Outcome.PUBLISHED;
      } catch (IOException e) {
        if (!publication.isTaken()) {
          throw e;
        }
      }
    }
    if (publication.isTakenByAnother()) {
      return Outcome.PUBLISHED_BY_ANOTHER;
    }
    TryPublication.stage("remove");
    publication.removeAttempts();
    return outcome;
  }

  private void publishNow(Collection<Part> parts) throws IOException {
    Path directory = publication.openDirectory();
    List<FileEntry> files = new ArrayList<>();
    for (Part part : parts) {
      for (FileEntry file : part.files().subList(1, part.files().size())) {
        Path link = directory.resolve(file.path());
        Files.createDirectories(link.getParent());
        Files.createLink(link, attempt(part, file));
        files.add(entry(file));
      }
    }
    TryPublication.stage("linked");
    files.addAll(writeTogether(parts, directory));
    TryPublication.stage("marker");
    publication.publish(directory, files);
  }
}
