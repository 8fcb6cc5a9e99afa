package eu.csar.transforms.match.rules;

import java.io.IOException;
import java.nio.file.Path;

/** Makes an index. */
public final class BuildIndex {
  private BuildIndex() {}

  /** Builds. */
  public static IndexSummary build(Path indicatorsDirectory, Path output) throws IOException {
    throw new IOException("not yet");
  }
}
