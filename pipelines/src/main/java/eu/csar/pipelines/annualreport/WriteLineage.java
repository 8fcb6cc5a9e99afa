package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.protect.rules.RoundingKey;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
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
 * one, and one of a return its figures. Both are therefore named by a digest that only the holder
 * of the rounding key can make again. Earlier releases are public, and named by that of their sums.
 */
final class WriteLineage {
  static final String SUMS = "SHA256SUMS";
  static final String RELEASE = "release.json";
  private static final String PURPOSE = "lineage";

  private final PublishedTables published;
  private final List<PublishedTables> vintages;
  private final Path release;

  /**
   * For a release of which all other files stand.
   *
   * @param vintages earlier releases of the same report
   */
  WriteLineage(PublishedTables published, List<PublishedTables> vintages, Path release) {
    this.published = published;
    this.vintages = vintages;
    this.release = release;
  }

  /**
   * Writes both.
   *
   * @param earlier all releases that the audit knew
   */
  void of(
      AnnualReportPlan plan,
      InternalStatistics statistics,
      StandingReturns returns,
      List<EarlierVintage> earlier,
      RoundingKey key)
      throws IOException {
    ObjectNode root = PrettyJson.object();
    root.put("release", ReleaseWords.release(published))
        .put("addressee", ReleaseWords.addressee(published))
        .put("year", published.year())
        .put("vintage", RevisionNote.vintage(published, vintages))
        .put("issued", published.issued())
        .put("as_of", published.asOf());
    plan.languages().forEach(root.putArray("languages")::add);
    inputs(root.putObject("inputs"), statistics, returns, earlier, key);
    MadeOf made =
        MadeOf.of(published, names(returns), earlier.stream().map(WriteLineage::name).toList());
    ArrayNode outputs = root.putArray("outputs");
    for (Path file : files(release)) {
      String path = name(release, file);
      ObjectNode output = outputs.addObject();
      output
          .put("path", path)
          .put("bytes", Files.size(file))
          .put("sha256", Hex.encodeHexString(digest(file)));
      made.file(path).forEach(output.putArray("made_of")::add);
    }
    PrettyJson.write(release.resolve(RELEASE), root);
    Files.writeString(release.resolve(SUMS), sums(release), StandardOpenOption.CREATE_NEW);
  }

  private void inputs(
      ObjectNode inputs,
      InternalStatistics statistics,
      StandingReturns returns,
      List<EarlierVintage> earlier,
      RoundingKey key)
      throws IOException {
    inputs.put(
        "keyed_digests",
        "HMAC-SHA256, under the operator's key, of the SHA-256: a plain digest of internal counts"
            + " would tell them to whoever tries them one by one");
    ArrayNode internal = inputs.putArray("internal");
    for (Path file : read(statistics)) {
      String path = "internal/" + statistics.directory().relativize(file);
      internal.addObject().put("path", path).put("keyed_digest", sealed(key, digest(file)));
    }
    ArrayNode read = inputs.putArray("returns");
    for (Delivery delivery : returns.deliveries()) {
      byte[] named = HexFormat.of().parseHex(delivery.digest());
      read.addObject().put("path", name(delivery)).put("keyed_digest", sealed(key, named));
    }
    ArrayNode releases = inputs.putArray("earlier_releases");
    for (EarlierVintage one : earlier) {
      releases.addObject().put("path", name(one)).put("sha256_of_sums", one.digest());
    }
  }

  private static String sealed(RoundingKey key, byte[] digest) {
    return Hex.encodeHexString(key.seal(PURPOSE, digest));
  }

  private static List<String> names(StandingReturns returns) {
    return returns.deliveries().stream().map(WriteLineage::name).toList();
  }

  /** A yearly return; one counts of a sender and year. */
  private static String name(Delivery delivery) {
    return "returns/" + delivery.kind() + "/" + delivery.sender();
  }

  private static String name(EarlierVintage earlier) {
    return "releases/" + ReleaseWords.release(earlier.published());
  }

  /**
   * The internal files of which the release was made: each table that is published, and all said of
   * them.
   */
  private List<Path> read(InternalStatistics statistics) {
    TreeMap<String, Path> read = new TreeMap<>();
    Path directory = statistics.directory();
    List.of("catalogue.json", RELEASE).forEach(name -> read.put(name, directory.resolve(name)));
    for (PublishedTables.Table table : published.tables()) {
      String path = "tables/" + table.description().source() + ".parquet";
      read.put(path, directory.resolve(path));
    }
    return read.values().stream().filter(Files::isRegularFile).toList();
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

  /** Names of the earlier releases of the same report that {@code release.json} names. */
  static List<String> earlier(JsonNode release, PublishedTables published) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : release.path("inputs").path("earlier_releases")) {
      String name = one.path("path").asText().replaceFirst("^releases/", "");
      if (ReleaseWords.isOfSameReport(name, published)) {
        names.add(name);
      }
    }
    return names;
  }
}
