package eu.csar.transforms.receive.rules;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How the bytes of a file are compressed; its name says so. */
public enum Compression {
  /** Plain NDJSON, which may be cut into byte ranges. */
  NONE,
  /** One or more gzip members, one after the other. */
  GZIP,
  /** One or more zstd frames, one after the other. */
  ZSTD;

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
