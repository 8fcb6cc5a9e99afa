package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the small text files of all parts together, in order of place: the notices of each provider,
 * and the review queue.
 */
final class GatherLines {
  private final RunFolder folder;
  private final Collection<Part> parts;

  GatherLines(RunFolder folder, Collection<Part> parts) {
    this.folder = folder;
    this.parts = parts;
  }

  /** Writes {@code notices.ndjson} of each provider that is told something. */
  void notices() throws IOException {
    for (Map.Entry<String, List<Path>> file : files(FeedbackPath.TABLE).entrySet()) {
      GatherPackages.concatenate(file.getValue(), folder.resolve(file.getKey()));
      long rows =
          parts.stream()
              .flatMap(part -> part.files().stream())
              .filter(entry -> entry.path().equals(file.getKey()))
              .mapToLong(FileEntry::rows)
              .sum();
      folder.addFound(file.getKey(), FeedbackPath.TABLE, rows);
    }
  }

  /**
   * The review queue after this run.
   *
   * @param before directory of the run before; null in a first run
   */
  static ReviewQueue queue(Path database, @Nullable String before, Collection<Part> parts)
      throws IOException {
    List<Path> changes = new ArrayList<>();
    for (Part part : parts) {
      for (FileEntry file : part.files()) {
        if (file.path().equals(ReviewQueue.CHANGES)) {
          changes.add(database.resolve(part.attempt()).resolve(file.path()));
        }
      }
    }
    return ReviewQueue.after(
        before == null ? null : database.resolve(before).resolve(ReviewQueue.QUEUE), changes);
  }

  private Map<String, List<Path>> files(String table) {
    Map<String, List<Path>> files = new TreeMap<>();
    for (Part part : parts) {
      for (FileEntry file : part.files()) {
        if (file.table().equals(table)) {
          files
              .computeIfAbsent(file.path(), path -> new ArrayList<>())
              .add(folder.database().resolve(part.attempt()).resolve(file.path()));
        }
      }
    }
    return files;
  }
}
