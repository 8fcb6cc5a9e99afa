package eu.csar.pipelines.verify;

import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What attempts that died left in a database: directories of attempts, directories of runs without
 * a marker, halves of markers. No reader sees any of it. Verdicts in {@code failed/} are evidence
 * and stay.
 */
public final class Leftovers {
  private Leftovers() {}

  /**
   * The leftovers, relative to the database, in order. While a run is at work they are its work.
   *
   * @throws UnusableDatabaseException where the markers cannot be trusted to say what is published
   */
  public static List<Path> in(Path database) throws IOException, UnusableDatabaseException {
    Set<String> published =
        Database.open(database).runs().stream()
            .map(RunMarker::directory)
            .collect(Collectors.toSet());
    List<Path> left = new ArrayList<>();
    for (Path child : children(database)) {
      String name = child.getFileName().toString();
      boolean unpublished = name.startsWith("run=") && !published.contains(name);
      if (unpublished || name.equals("lock.next") || name.startsWith("probe")) {
        left.add(database.relativize(child));
      }
    }
    for (Path attempts : children(database.resolve("tmp"))) {
      left.add(database.relativize(attempts));
    }
    for (Path marker : children(database.resolve("runs"))) {
      if (marker.getFileName().toString().startsWith(".marker-")) {
        left.add(database.relativize(marker));
      }
    }
    left.sort(Comparator.comparing(Path::toString));
    return left;
  }

  /** Bytes under a path. */
  public static long bytes(Path path) throws IOException {
    long bytes = 0;
    for (Path file : under(path)) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Removes a path and what is under it; links are removed, not followed. */
  public static void remove(Path path) throws IOException {
    List<Path> all = new ArrayList<>(under(path));
    all.sort(Comparator.reverseOrder());
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  private static List<Path> under(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.toList();
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.sorted().toList();
    }
  }
}
