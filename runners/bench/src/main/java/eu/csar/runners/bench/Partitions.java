package eu.csar.runners.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files that DuckDB wrote by two columns, {@code a=x/b=y/data_0...}, under names of our own. */
final class Partitions {
  private Partitions() {}

  /**
   * Makes one file of all parts of each pair of values: frames of zstd one after the other are one
   * stream, and so are lines. What was partitioned is gone afterwards.
   *
   * @param name format of the path of a file in the directory, of both values
   */
  static void join(Path directory, String name) throws IOException {
    for (Path outer : list(directory)) {
      for (Path inner : list(outer)) {
        Path file = directory.resolve(String.format(Locale.ROOT, name, value(outer), value(inner)));
        Files.createDirectories(file.getParent());
        List<Path> parts = list(inner);
        Files.move(parts.get(0), file);
        for (Path part : parts.subList(1, parts.size())) {
          try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            Files.copy(part, out);
          }
          Files.delete(part);
        }
        Files.delete(inner);
      }
      Files.delete(outer);
    }
  }

  private static String value(Path partition) {
    String name = partition.getFileName().toString();
    return name.substring(name.indexOf('=') + 1);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }
}
