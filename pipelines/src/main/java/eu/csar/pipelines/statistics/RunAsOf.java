package eu.csar.pipelines.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** The as-of of a published run, from its {@code run.json}. */
final class RunAsOf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunAsOf() {}

  static Instant of(Path database, RunMarker run) throws IOException {
    for (FileEntry file : run.files()) {
      if (file.path().endsWith("/run.json")) {
        JsonNode node = JSON.readTree(Files.readAllBytes(database.resolve(file.path())));
        try {
          return Instant.parse(node.path("as_of").asText());
        } catch (DateTimeException e) {
          throw new IOException("run.json of run " + run.name().number() + " has no as_of", e);
        }
      }
    }
    throw new IOException("run " + run.name().number() + " has no run.json");
  }
}
