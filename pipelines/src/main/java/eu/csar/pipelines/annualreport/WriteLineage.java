package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.protect.rules.RoundingKey;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * {@code release.json} and {@code SHA256SUMS}: from what went in to each file that came out.
 *
 * <p>A plain digest of an internal table would tell its hidden counts to whoever tries them one by
 * one. What is internal is therefore named by a digest that only the holder of the rounding key can
 * make again.
 */
final class WriteLineage {
  static final String SUMS = "SHA256SUMS";
  static final String RELEASE = "release.json";
  private static final String PURPOSE = "lineage";

  private WriteLineage() {}

  /**
   * Writes both, when all other files stand.
   *
   * @param earlier the releases that were at hand
   */
  static void of(
      PublishedTables published,
      List<PublishedTables> earlier,
      InternalStatistics statistics,
      RoundingKey key,
      Path release)
      throws IOException {
    ObjectNode root = PrettyJson.object();
    root.put("release", ReleaseWords.release(published))
        .put("year", published.year())
        .put("vintage", RevisionNote.vintage(published, earlier))
        .put("issued", published.issued())
        .put("as_of", published.asOf());
    ObjectNode inputs = root.putObject("inputs");
    inputs.put(
        "keyed_digests",
        "HMAC-SHA256, under the operator's key, of the SHA-256: a plain digest of internal counts"
            + " would tell them to whoever tries them one by one");
    ArrayNode internal = inputs.putArray("internal");
    for (Path file : read(published, statistics)) {
      internal
          .addObject()
          .put("path", "internal/" + statistics.directory().relativize(file))
          .put("keyed_digest", Hex.encodeHexString(key.seal(PURPOSE, digest(file))));
    }
    ArrayNode releases = inputs.putArray("earlier_releases");
    earlier.forEach(one -> releases.add(ReleaseWords.release(one)));
    ArrayNode outputs = root.putArray("outputs");
    for (Path file : files(release)) {
      String path = name(release, file);
      ObjectNode output = outputs.addObject();
      output
          .put("path", path)
          .put("bytes", Files.size(file))
          .put("sha256", Hex.encodeHexString(digest(file)));
      made(path, published).forEach(output.putArray("made_of")::add);
    }
    PrettyJson.write(release.resolve(RELEASE), root);
    Files.writeString(release.resolve(SUMS), sums(release), StandardOpenOption.CREATE_NEW);
  }

  /**
   * The internal files of which the release was made: each table that is published, and all said of
   * them.
   */
  private static List<Path> read(PublishedTables published, InternalStatistics statistics) {
    TreeMap<String, Path> read = new TreeMap<>();
    Path directory = statistics.directory();
    List.of("catalogue.json", RELEASE).forEach(name -> read.put(name, directory.resolve(name)));
    for (PublishedTables.Table table : published.tables()) {
      String path = "tables/" + table.description().source() + ".parquet";
      read.put(path, directory.resolve(path));
    }
    return read.values().stream().filter(Files::isRegularFile).toList();
  }

  /** Of what a file was made: internal tables, or other files of the release. */
  private static List<String> made(String path, PublishedTables published) {
    List<String> parquet =
        published.tables().stream().map(table -> "tables/" + table.id() + ".parquet").toList();
    for (PublishedTables.Table table : published.tables()) {
      if (path.equals("tables/" + table.id() + ".parquet")) {
        return List.of("internal/tables/" + table.description().source() + ".parquet");
      }
      if (path.equals("csv/" + table.id() + ".csv")) {
        return List.of("catalogue.json", "tables/" + table.id() + ".parquet");
      }
    }
    if (path.equals("catalogue.json")) {
      return List.of("internal/catalogue.json");
    }
    List<String> made = new ArrayList<>(List.of("catalogue.json"));
    made.addAll(path.startsWith("methods/") ? List.of("protection.json") : parquet);
    return made;
  }

  /** {@code SHA256SUMS} as it must be, in order of paths. */
  static String sums(Path release) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files(release)) {
      sums.append(Hex.encodeHexString(digest(file)))
          .append("  ")
          .append(name(release, file))
          .append('\n');
    }
    return sums.toString();
  }

  /** All files of a release but the sums, in order of paths. */
  static List<Path> files(Path release) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(release)) {
      all.filter(file -> !Files.isDirectory(file))
          .filter(file -> !name(release, file).equals(SUMS))
          .forEach(file -> files.put(name(release, file), file));
    }
    return List.copyOf(files.values());
  }

  static String name(Path release, Path file) {
    return release.relativize(file).toString().replace('\\', '/');
  }

  static byte[] digest(Path file) throws IOException {
    return DigestUtils.sha256(Files.readAllBytes(file));
  }

  /** Digests of the outputs that {@code release.json} names, by path. */
  static SortedMap<String, String> named(JsonNode release) {
    TreeMap<String, String> named = new TreeMap<>();
    for (JsonNode output : release.path("outputs")) {
      named.put(output.path("path").asText(), output.path("sha256").asText());
    }
    return named;
  }
}
