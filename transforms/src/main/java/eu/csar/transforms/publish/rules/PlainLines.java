package eu.csar.transforms.publish.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Small text files of one part, a line at a time: what providers are told, and which reports are
 * held. The last step puts those of all parts together. A thousand providers need no thousand open
 * files: lines wait in memory, and are appended when there are many.
 */
final class PlainLines {
  private static final int WAITING_BYTES = 4 << 20;

  private final Path directory;
  private final TreeMap<String, Lines> files = new TreeMap<>();
  private long waiting;

  PlainLines(Path directory) {
    this.directory = directory;
  }

  /**
   * Appends a line.
   *
   * @param path file in the attempt's directory
   * @param table kind of file
   * @param line with its line feed
   */
  void add(String path, String table, byte[] line) throws IOException {
    Lines lines = files.computeIfAbsent(path, p -> new Lines(table));
    lines.waiting.write(line);
    lines.digest.update(line);
    lines.bytes += line.length;
    lines.count++;
    waiting += line.length;
    if (waiting > WAITING_BYTES) {
      flush();
    }
  }

  List<FileEntry> finish() throws IOException {
    flush();
    List<FileEntry> entries = new ArrayList<>();
    files.forEach(
        (path, lines) ->
            entries.add(
                new FileEntry(
                    path,
                    lines.table,
                    lines.count,
                    lines.bytes,
                    Hex.encodeHexString(lines.digest.digest()))));
    files.clear();
    return entries;
  }

  private void flush() throws IOException {
    for (var named : files.entrySet()) {
      Path path = directory.resolve(named.getKey());
      Files.createDirectories(path.getParent());
      try (OutputStream out =
          Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        named.getValue().waiting.writeTo(out);
      }
      named.getValue().waiting.reset();
    }
    waiting = 0;
  }

  private static final class Lines {
    private final String table;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(256);
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private long bytes;
    private long count;

    Lines(String table) {
      this.table = table;
    }
  }
}
