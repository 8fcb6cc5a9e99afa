package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import eu.csar.pipelines.synthesise.EncodeIpDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A small seeded world of few providers and many collisions, made without any of the product's
 * code: re-deliveries, shared export ids, refused exports, broken files and unreadable lines beside
 * records from {@link RandomRecord}. Same seed, same bytes.
 */
public final class RandomWorld {

  /** Networks of the fictitious map and their countries, for the IP database. */
  static final TreeMap<String, String> NETWORKS = new TreeMap<>();

  static {
    String[] countries = {"FR", "DE", "GR", "GP", "GL", "US", "EU", "IE", "ES"};
    for (int i = 0; i < countries.length; i++) {
      NETWORKS.put("5." + (i + 1) + ".0.0/16", countries[i]);
    }
    NETWORKS.put("2a05:1::/32", "FR");
  }

  private static final Instant FIRST_DAY = Instant.parse("2026-01-02T00:00:00Z");
  private static final List<String> PROVIDERS =
      List.of(
          "Provider 001",
          "Provider 001",
          "Old Name",
          "Provider 002",
          "Provider 003",
          "Provider Test",
          "Provider X");
  private static final List<String> BROKEN_LINES =
      List.of(
          "{\"provider_report_id\":\"R-1\"",
          "[]",
          "{\"version\":1,\"version\":2}",
          "{\"items\":[{\"media_type\":\"IMAGE\",\"media_type\":\"IMAGE\"}]}",
          "{} {}",
          "{\"x_note\":01}",
          "{\"x_note\":" + "[".repeat(70) + "]".repeat(70) + "}");

  private final Random random;
  private final RandomRecord records;
  private final List<byte[]> delivered = new ArrayList<>();
  private final List<String> deliveredNames = new ArrayList<>();
  private final List<ObjectNode> earlier = new ArrayList<>();
  private final List<Instant> receipts = new ArrayList<>();

  private RandomWorld(long seed) {
    this.random = new Random(seed);
    this.records = new RandomRecord(random);
  }

  /**
   * Writes a whole world directory.
   *
   * @return instants of receipt, sorted; the last is an as-of that takes everything
   */
  public static List<Instant> write(Path directory, long seed, int exports) throws IOException {
    RandomWorld world = new RandomWorld(seed);
    RandomRegisters.registers(directory);
    RandomRegisters.indicators(directory.resolve("indicators"));
    ipDatabase(directory.resolve("ip-country.mmdb"));
    for (int i = 0; i < exports; i++) {
      world.export(directory.resolve("exports"), i);
    }
    world.receipts.sort(null);
    return List.copyOf(world.receipts);
  }

  /** The fictitious map as a MaxMind DB file. */
  static void ipDatabase(Path file) throws IOException {
    ipDatabase(file, NETWORKS);
  }

  static void ipDatabase(Path file, Map<String, String> networks) throws IOException {
    EncodeIpDatabase map = EncodeIpDatabase.of(FIRST_DAY.getEpochSecond());
    for (var network : networks.entrySet()) {
      int slash = network.getKey().indexOf('/');
      map.network(
          network.getKey().substring(0, slash),
          Integer.parseInt(network.getKey().substring(slash + 1)),
          network.getValue());
    }
    map.write(file);
  }

  private void export(Path exports, int number) throws IOException {
    // Directory names in another order than receipt, export ids shared by several exports.
    Path directory = exports.resolve(String.format("d%02d-%d", random.nextInt(90), number));
    String provider = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
    boolean test = random.nextInt(100) < (provider.equals("Provider Test") ? 60 : 8);
    ObjectNode manifest = World.MAPPER.createObjectNode().put("provider", provider);
    manifest.put("export_id", "E-" + random.nextInt(5));
    manifest.putObject("period").put("from", "2026-01-01").put("to", "2026-01-31");
    manifest.put("schema_version", random.nextInt(10) == 0 ? "COM2022-2" : "COM2022-1");
    manifest.put("test", test);
    ArrayNode files = manifest.putArray("files");
    // A test provider's real and test reports have other ids, for a key is of one kind only.
    String ids = test && provider.equals("Provider Test") ? "T-" : "R-";
    for (int f = 1 + random.nextInt(3); f > 0; f--) {
      file(directory, files, provider, ids, f);
    }
    int flaw = random.nextInt(14);
    if (flaw == 0) {
      ((ObjectNode) files.get(0)).put("sha256", "0".repeat(64));
    } else if (flaw == 1) {
      files
          .addObject()
          .put("path", "absent.ndjson")
          .put("sha256", "0".repeat(64))
          .put("records", 1);
    }
    byte[] bytes = flaw == 2 ? Bytes.utf8("{") : Bytes.utf8(manifest.toString());
    Files.write(directory.resolve("manifest.json"), bytes);
    Instant receivedAt = FIRST_DAY.plusSeconds(3600L * random.nextInt(24 * 6));
    receipts.add(receivedAt);
    RandomRegisters.write(
        directory.resolve("intake.json"),
        World.MAPPER
            .createObjectNode()
            .put("received_at", receivedAt.toString())
            .put("manifest_sha256", flaw == 3 ? "1".repeat(64) : Bytes.sha256(bytes))
            .toString());
  }

  private void file(Path directory, ArrayNode files, String provider, String ids, int number)
      throws IOException {
    // Not by the test provider, whose real and test reports must not share ids.
    if (!delivered.isEmpty() && !provider.equals("Provider Test") && random.nextInt(7) == 0) {
      int again = random.nextInt(delivered.size());
      declare(directory, files, number + deliveredNames.get(again), delivered.get(again), 5);
      return;
    }
    StringBuilder lines = new StringBuilder();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      lines.append(line(provider, ids)).append('\n');
      if (random.nextInt(20) == 0) {
        lines.append(" \n");
      }
    }
    byte[] plain = Bytes.utf8(lines.toString());
    if (random.nextInt(25) == 0) {
      plain = Arrays.copyOf(plain, plain.length + 3);
      System.arraycopy(new byte[] {'"', (byte) 0xff, '"'}, 0, plain, plain.length - 3, 3);
      count++;
    }
    String end = List.of(".ndjson", ".ndjson.gz", ".ndjson.zst").get(random.nextInt(3));
    byte[] bytes = compress(end, plain);
    if (end.endsWith(".gz") && random.nextInt(6) == 0) {
      bytes = Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(bytes.length / 2));
    }
    delivered.add(bytes);
    deliveredNames.add(end);
    int declared = random.nextInt(8) == 0 ? Math.max(0, count + random.nextInt(3) - 1) : count;
    declare(directory, files, "reports-" + number + end, bytes, declared);
  }

  private static void declare(
      Path directory, ArrayNode files, String name, byte[] bytes, int declared) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(name), bytes);
    files.addObject().put("path", name).put("sha256", Bytes.sha256(bytes)).put("records", declared);
  }

  private String line(String provider, String ids) throws JsonProcessingException {
    int kind = random.nextInt(100);
    if (kind < 4) {
      return BROKEN_LINES.get(random.nextInt(BROKEN_LINES.size()));
    }
    ObjectNode record;
    if (kind < 20 && !earlier.isEmpty()) {
      record = earlier.get(random.nextInt(earlier.size())).deepCopy();
      if (!record.path("provider_report_id").asText(ids).startsWith(ids)
          || !record.path("retracts").asText(ids).startsWith(ids)) {
        record = records.next(provider, ids);
      }
      record.put("batch_id", "B-" + random.nextInt(3));
    } else {
      record = records.next(provider, ids);
    }
    earlier.add(record);
    return World.MAPPER.writeValueAsString(record);
  }

  private static byte[] compress(String end, byte[] plain) throws IOException {
    if (end.endsWith(".zst")) {
      return Zstd.compress(plain);
    }
    if (end.endsWith(".gz")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(plain);
      }
      return out.toByteArray();
    }
    return plain;
  }
}
