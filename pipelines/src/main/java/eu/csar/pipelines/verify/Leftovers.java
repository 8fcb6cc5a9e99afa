package eu.csar.pipelines.verify;

import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    long[] bytes = {0};
    Files.walkFileTree(
        path,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }

  /** Removes a path and what is under it; links are removed, not followed. */
  public static void remove(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            super.postVisitDirectory(directory, e);
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** An attempt that is given up may still be ending: what it removes meanwhile is no failure. */
  private abstract static class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      return e instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.visitFileFailed(file, e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      return e instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.postVisitDirectory(directory, e);
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
