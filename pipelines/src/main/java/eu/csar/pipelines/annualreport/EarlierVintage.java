package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A release that came before this one.
 *
 * @param folder its folder
 * @param published what it tells
 */
record EarlierVintage(Path folder, PublishedTables published) {

  /**
   * The digest of its sums, which name all of it: SHA-256, lower-case hex. Of a folder without
   * sums, as {@code protect} makes one, that of the sums that it would have.
   */
  String digest() throws IOException {
    Path sums = folder.resolve(WriteLineage.SUMS);
    return DigestUtils.sha256Hex(
        Files.isRegularFile(sums)
            ? Files.readAllBytes(sums)
            : WriteLineage.sums(folder).getBytes(StandardCharsets.UTF_8));
  }
}
