package eu.csar.pipelines.oracle;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The records of a data file: one a line, blank lines are none. RC1: a broken stream gives all
 * whole lines before the break.
 *
 * @param end decompressed offset of what was not read, for RC1's one rejection
 * @param cut bytes of the record that the break cut
 */
record ExportLines(List<Line> lines, boolean broken, long end, long cut) {

  /** One record; the offset counts decompressed bytes, the line end is no part of it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Line(long offset, byte[] bytes) {}

  static ExportLines of(String path, byte[] onDisk) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    boolean broken = false;
    try (InputStream in = decompressed(path, new ByteArrayInputStream(onDisk))) {
      byte[] some = new byte[512];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        plain.write(some, 0, n);
      }
    } catch (IOException e) {
      broken = true;
    }
    return split(plain.toByteArray(), broken);
  }

  private static InputStream decompressed(String path, InputStream in) throws IOException {
    if (path.endsWith(".gz")) {
      return new GZIPInputStream(in);
    }
    return path.endsWith(".zst") ? new ZstdInputStream(in) : in;
  }

  private static ExportLines split(byte[] bytes, boolean broken) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      boolean atEnd = i == bytes.length;
      if (atEnd ? !broken && start < i : bytes[i] == '\n') {
        byte[] line = Arrays.copyOfRange(bytes, start, i);
        if (!new String(line, StandardCharsets.ISO_8859_1).matches("[ \\t\\r]*")) {
          lines.add(new Line(start, line));
        }
        start = i + 1;
      }
    }
    // S46: what the break left of a line may be a whole record.
    byte[] left = Arrays.copyOfRange(bytes, Math.min(start, bytes.length), bytes.length);
    if (broken && isRecord(left)) {
      lines.add(new Line(start, left));
      start = bytes.length;
    }
    int end = Math.min(start, bytes.length);
    return new ExportLines(lines, broken, end, broken ? bytes.length - end : 0);
  }

  private static boolean isRecord(byte[] bytes) {
    try {
      Json.object(bytes);
      return true;
    } catch (Json.Unreadable e) {
      return false;
    }
  }
}
