package eu.csar.transforms.receive.rules;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How the bytes of a file are compressed; its name says so. */
public enum Compression {
  /** Plain; lines may be cut into byte ranges. */
  NONE(""),
  /** One or more gzip members, one after the other. */
  GZIP(".gz"),
  /** One or more zstd frames, one after the other. */
  ZSTD(".zst");

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  static Compression of(String path) {
    return path.endsWith(GZIP.ending) ? GZIP : path.endsWith(ZSTD.ending) ? ZSTD : NONE;
  }

  /** The name that the file has without compression. */
  String nameWithout(String path) {
    return path.substring(0, path.length() - ending.length());
  }

  InputStream decompress(InputStream raw) {
    return switch (this) {
      case NONE -> raw;
      case GZIP -> new GzipMembers(raw);
      case ZSTD -> zstd(raw);
    };
  }

  private static InputStream zstd(InputStream raw) {
    try {
      return new ZstdInputStream(raw);
    } catch (IOException e) {
      throw new IllegalStateException("A decompressor could not be made", e);
    }
  }
}
