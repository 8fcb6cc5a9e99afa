package eu.csar.transforms.receive.rules;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Writes export directories as a provider and the gateway would. */
public final class ExportFixture {

  private final Path directory;
  private final List<String> files = new ArrayList<>();
  private String provider = "Provider 001";
  private String receivedAt = "2026-01-02T03:04:05Z";
  private boolean test;

  public ExportFixture(Path exports, String name) {
    directory = exports.resolve(name);
    make(directory);
  }

  public ExportFixture from(String name) {
    provider = name;
    return this;
  }

  public ExportFixture receivedAt(String instant) {
    receivedAt = instant;
    return this;
  }

  public ExportFixture asTest() {
    test = true;
    return this;
  }

  public ExportFixture file(String path, long declared, byte[] bytes) {
    return file(path, declared, bytes, sha256(bytes));
  }

  public ExportFixture file(String path, long declared, byte[] bytes, String sha256) {
    Path target = directory.resolve(path);
    make(Objects.requireNonNull(target.getParent()));
    write(target, bytes);
    return declare(path, declared, sha256);
  }

  public ExportFixture declare(String path, long declared, String sha256) {
    files.add(
        "{\"path\":\"" + path + "\",\"sha256\":\"" + sha256 + "\",\"records\":" + declared + "}");
    return this;
  }

  public Path deliver(String exportId) {
    String manifest =
        "{\"provider\":\""
            + provider
            + "\",\"export_id\":\""
            + exportId
            + "\",\"period\":{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}"
            + ",\"schema_version\":\"COM2022-1\",\"test\":"
            + test
            + ",\"files\":["
            + String.join(",", files)
            + "]}";
    write(directory.resolve("manifest.json"), utf8(manifest));
    String intake =
        "{\"received_at\":\""
            + receivedAt
            + "\",\"manifest_sha256\":\""
            + sha256(utf8(manifest))
            + "\"}";
    write(directory.resolve("intake.json"), utf8(intake));
    return directory;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] zstd(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(out)) {
      zstd.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
