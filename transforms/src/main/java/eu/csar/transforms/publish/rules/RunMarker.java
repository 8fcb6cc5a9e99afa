package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marker {@code runs/<number>} that publishes a run: it lists the run's files with sizes and
 * digests, and readers follow it and never glob (ST3, ST4).
 *
 * @param name name of the run
 * @param directory directory of the run, relative to the database
 * @param files all files of the run, paths relative to the database
 */
public record RunMarker(RunName name, String directory, List<FileEntry> files) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Files of a table, in order of their paths. */
  public List<FileEntry> files(Table table) {
    return files.stream().filter(file -> file.table().equals(table.directory())).toList();
  }

  /** Reads a marker. */
  public static RunMarker read(Path path) throws IOException {
    JsonNode node = JSON.readTree(Files.readAllBytes(path));
    if (node == null
        || !node.hasNonNull("number")
        || !node.hasNonNull("id")
        || !node.path("files").isArray()) {
      throw new IOException("no marker of a run: " + path);
    }
    List<FileEntry> files = new ArrayList<>();
    for (JsonNode file : node.get("files")) {
      files.add(
          new FileEntry(
              file.path("path").asText(),
              file.path("table").asText(),
              file.path("rows").asLong(),
              file.path("bytes").asLong(),
              file.path("sha256").asText()));
    }
    return new RunMarker(
        new RunName(node.get("number").asLong(), node.get("id").asText(), text(node.get("parent"))),
        node.path("directory").asText(),
        List.copyOf(files));
  }

  /**
   * Publishes the run. The content is written first and then linked to its name, which fails where
   * the name is taken, so a reader never sees half a marker and two runs never both publish a
   * number.
   *
   * @param runs the directory {@code runs/}
   * @param own a path on the same file system that this attempt of this run owns alone; two runs
   *     that shared it could write into each other's marker
   * @return true if this run is published, now or by an earlier attempt; false if another run has
   *     the number
   */
  public boolean publish(Path runs, Path own) throws IOException {
    Files.createDirectories(runs);
    Files.write(own, JSON.writeValueAsBytes(toJson()));
    Path marker = runs.resolve(name.marker());
    try {
      Files.createLink(marker, own);
      return true;
    } catch (FileAlreadyExistsException e) {
      return read(marker).name().id().equals(name.id());
    } finally {
      Files.deleteIfExists(own);
    }
  }

  /** True where the file system links files exclusively, which publishing needs (ST3). */
  public static boolean canPublishIn(Path database) throws IOException {
    Path probe = Files.createTempFile(database, "probe", "");
    Path link = probe.resolveSibling(probe.getFileName() + "-link");
    try {
      Files.createLink(link, probe);
      try {
        Files.createLink(link, probe);
        return false;
      } catch (FileAlreadyExistsException e) {
        return true;
      }
    } catch (UnsupportedOperationException e) {
      return false;
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(probe);
    }
  }

  private ObjectNode toJson() {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", name.number())
        .put("id", name.id())
        .put("parent", name.parent())
        .put("directory", directory);
    ArrayNode array = node.putArray("files");
    for (FileEntry file : files) {
      array
          .addObject()
          .put("path", file.path())
          .put("table", file.table())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return node;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }
}
