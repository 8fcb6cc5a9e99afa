package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** One export directory whose parts can be made wrong one by one. */
final class BrokenExport {
  static final int RECORDS = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final ObjectNode manifest = JSON.createObjectNode();
  private final ArrayNode files;
  private final ObjectNode intake = JSON.createObjectNode();
  private UnaryOperator<String> manifestText = text -> text;
  private UnaryOperator<String> intakeText = text -> text;

  BrokenExport(Path directory, String exportId) throws IOException {
    this.directory = Files.createDirectories(directory);
    manifest.put("provider", Registers.providerName(1)).put("export_id", exportId);
    manifest.put("schema_version", Delivery.SCHEMA_VERSION);
    files = manifest.putArray("files");
    intake.put("received_at", "2026-01-05T06:00:00Z");
  }

  Path directory() {
    return directory;
  }

  ObjectNode manifest() {
    return manifest;
  }

  ObjectNode intake() {
    return intake;
  }

  /** Writes and declares a file as it should be. */
  void file(String path, byte[] bytes, long records) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
    declare(path, sha256(bytes), records);
  }

  void declare(String path, String sha256, long records) {
    files.addObject().put("path", path).put("sha256", sha256).put("records", records);
  }

  /** Has the manifest written otherwise; the intake file still names what is written. */
  void manifestAs(UnaryOperator<String> other) {
    manifestText = other;
  }

  void intakeAs(UnaryOperator<String> other) {
    intakeText = other;
  }

  void close() throws IOException {
    byte[] bytes = utf8(manifestText.apply(manifest.toPrettyString()));
    Files.write(directory.resolve("manifest.json"), bytes);
    if (!intake.has("manifest_sha256")) {
      intake.put("manifest_sha256", sha256(bytes));
    }
    Files.write(directory.resolve("intake.json"), utf8(intakeText.apply(intake.toPrettyString())));
  }

  /** Lines of whole reports, numbered from 0. */
  static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(i, "")).append('\n');
    }
    return lines.toString();
  }

  /** A report with further members, each behind a comma. */
  static String line(int number, String more) {
    return "{\"provider_report_id\":\"B-%03d\",\"urgent\":false,\"abuse_types\":[\"NEW_CSAM\"]%s}"
        .formatted(number, more);
  }

  /** Four whole reports around one line, which is the third. */
  static byte[] around(String third) {
    return utf8(
        line(0, "")
            + "\n"
            + line(1, "")
            + "\n"
            + third
            + "\n"
            + line(3, "")
            + "\n"
            + line(4, "")
            + "\n");
  }

  /** CyberTipline reports around one element, which is the third. */
  static byte[] tips(String head, String third) {
    return utf8(head + "<cyberTips>" + tip(0) + tip(1) + third + tip(3) + tip(4) + "</cyberTips>");
  }

  static String tip(int number) {
    return tip(number, "");
  }

  static String tip(int number, String inside) {
    return "<cyberTip reportId=\"9000%02d\"><report>%s</report></cyberTip>\n"
        .formatted(number, inside);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Gzip of some text, and of so many MiB of blanks behind it, never held unpacked. */
  static byte[] bomb(byte[] text, int mebibytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
      for (int i = 0; i < mebibytes; i++) {
        gzip.write(blanks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] zstd(byte[] bytes) {
    return Zstd.compress(bytes);
  }

  static byte[] cut(byte[] bytes, int behind) {
    return Arrays.copyOf(bytes, bytes.length - behind);
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(ExportFiles.sha256().digest(bytes));
  }
}
