package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * {@code manifest.json} of a recipient's package: for each file its lines, their number by kind,
 * its size and digest; a file is a lane, or the links. Files come in order of their names.
 */
final class PackageManifest {
  /** Name of the file. */
  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode manifest = JSON.createObjectNode();
  private final ArrayNode files;

  PackageManifest(String recipient, long run) {
    manifest.put("recipient", recipient).put("run", run);
    files = manifest.putArray("files");
  }

  /**
   * Adds a file.
   *
   * @param name its name without its ending
   * @param kinds number of lines by kind
   */
  void add(String name, FileEntry file, Map<String, Long> kinds) {
    ObjectNode node = files.addObject();
    node.put("name", name + GatherPackages.ENDING).put("lines", file.rows());
    ObjectNode byKind = node.putObject("kinds");
    kinds.forEach(byKind::put);
    node.put("bytes", file.bytes()).put("sha256", file.sha256());
  }

  byte[] json() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
  }
}
