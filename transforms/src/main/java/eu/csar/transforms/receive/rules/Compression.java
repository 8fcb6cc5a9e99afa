package eu.csar.transforms.receive.rules;

/** How the bytes of a file are compressed; its name says so. */
public enum Compression {
  /** Plain NDJSON, which may be cut into byte ranges. */
  NONE,
  /** One or more gzip members, one after the other. */
  GZIP,
  /** One or more zstd frames, one after the other. */
  ZSTD
}
