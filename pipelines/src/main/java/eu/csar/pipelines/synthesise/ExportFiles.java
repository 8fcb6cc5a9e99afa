package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes deliveries to disk: data files, {@code manifest.json}, {@code intake.json}. */
final class ExportFiles {
  private static final int BUFFER = 1 << 17;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path exports;
  private int written;
  private int files;
  private long records;

  ExportFiles(Path exports) throws IOException {
    this.exports = Files.createDirectories(exports);
  }

  int written() {
    return written;
  }

  int files() {
    return files;
  }

  long records() {
    return records;
  }

  void write(Delivery delivery) throws IOException {
    Path directory = Files.createDirectory(exports.resolve(delivery.directory(++written)));
    ObjectNode manifest =
        JSON.createObjectNode()
            .put("provider", delivery.provider())
            .put("export_id", delivery.exportId());
    manifest
        .putObject("period")
        .put("from", delivery.day().toString())
        .put("to", delivery.day().toString());
    manifest.put("schema_version", Delivery.SCHEMA_VERSION).put("test", delivery.testFlag());
    ArrayNode listed = manifest.putArray("files");
    for (Delivery.DataFile file : delivery.files()) {
      MessageDigest digest = sha256();
      long count;
      try (OutputStream out = open(directory.resolve(file.path()), digest)) {
        count = file.content().writeTo(out);
      }
      listed
          .addObject()
          .put("path", file.path())
          .put("sha256", HexFormat.of().formatHex(digest.digest()))
          .put("records", count);
      files++;
      records += count;
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    Files.write(directory.resolve("manifest.json"), bytes);
    ObjectNode intake =
        JSON.createObjectNode()
            .put("received_at", delivery.receivedAt().toString())
            .put("manifest_sha256", HexFormat.of().formatHex(sha256().digest(bytes)));
    Files.write(
        directory.resolve("intake.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(intake));
  }

  /** The digest is of the bytes on disk, so it lies under the compression. */
  private static OutputStream open(Path path, MessageDigest digest) throws IOException {
    OutputStream disk =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(path), BUFFER), digest);
    String name = path.toString();
    if (name.endsWith(".gz")) {
      return new BufferedOutputStream(new FastGzip(disk), BUFFER);
    }
    return new BufferedOutputStream(
        name.endsWith(".zst") ? new ZstdOutputStream(disk, 3) : disk, BUFFER);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Gzip at its fastest level: random hashes do not compress better at a slower one. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
