package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Indicator lists on disk, for tests. */
final class Lists {
  private final Path directory;

  private Lists(Path directory) {
    this.directory = directory;
  }

  static Lists in(Path directory) {
    try {
      return new Lists(Files.createDirectories(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lists with(String list, String... lines) {
    return with(list, List.of(lines));
  }

  Lists with(String list, List<String> lines) {
    try {
      Files.write(directory.resolve(list + ".ndjson"), lines, UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  Path file() {
    return directory.resolveSibling(directory.getFileName() + ".idx");
  }

  IndexSummary build() {
    try {
      return BuildIndex.build(directory, file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IndicatorIndex index() {
    build();
    return IndicatorIndex.open(file());
  }

  static String entry(String id, String algorithm, String value) {
    return entry(id, algorithm, value, "");
  }

  static String entry(String id, String algorithm, String value, String more) {
    return """
        {"indicator_id":"%s","algorithm":"%s","value":"%s","state":"FR","submitted_at":"2025-01-01"%s}"""
        .formatted(id, algorithm, value, more);
  }

  static String notice(String id, String state, String reason, String more, String... sha256) {
    return """
        {"notice_id":"%s","state":"%s","date":"2025-01-01","reason":"%s","sha256":["%s"]%s}"""
        .formatted(id, state, reason, String.join("\",\"", sha256), more);
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  static byte[] value(HashAlgorithm algorithm, String hex) {
    return Objects.requireNonNull(algorithm.parse(hex));
  }

  static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }
}
