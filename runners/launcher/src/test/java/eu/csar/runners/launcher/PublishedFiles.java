package eu.csar.runners.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** What the markers of a database list, checked against the bytes on the disk (ST4). */
final class PublishedFiles {
  private PublishedFiles() {}

  /** Path and SHA-256 of every published file. */
  static SortedMap<String, String> of(Path database) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (Path marker : markers(database)) {
      for (FileEntry file : RunMarker.read(marker).files()) {
        byte[] bytes = Files.readAllBytes(database.resolve(file.path()));
        assertThat(file.path(), DigestUtils.sha256Hex(bytes), is(file.sha256()));
        files.put(file.path(), file.sha256());
      }
    }
    return files;
  }

  /** Asserts that a database publishes these files and no others, and names those that differ. */
  static void assertSame(Path database, SortedMap<String, String> expected) throws IOException {
    SortedMap<String, String> found = of(database);
    TreeSet<String> differences = new TreeSet<>(found.keySet());
    differences.addAll(expected.keySet());
    differences.removeIf(path -> Objects.equals(found.get(path), expected.get(path)));
    assertThat(differences, is(empty()));
  }

  /** The markers, in order of their runs. */
  static List<Path> markers(Path database) throws IOException {
    if (!Files.isDirectory(database.resolve("runs"))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(database.resolve("runs"))) {
      return entries
          .filter(path -> path.getFileName().toString().matches("[0-9]{6}"))
          .sorted()
          .toList();
    }
  }
}
