package eu.csar.transforms.tabulate.rules;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to one meeting: packed by bucket, and handed on when a block is full and at the
 * end.
 */
final class Blocks implements Closeable {
  private static final int FULL = 1 << 18;

  private final Meeting to;
  private final Emit emit;
  private final @Nullable ByteArrayOutputStream[] bytes =
      new @Nullable ByteArrayOutputStream[Meeting.BUCKETS];

  Blocks(Meeting to, Emit emit) {
    this.to = to;
    this.emit = emit;
  }

  /** Bucket of a digest or a token: by its first bits, which are even. */
  static int bucketOf(byte[] digest) {
    return digest[0] & (Meeting.BUCKETS - 1);
  }

  /** Adds a row that its writer writes whole. */
  void add(int bucket, Row row) {
    ByteArrayOutputStream block = bytes[bucket];
    if (block == null) {
      block = new ByteArrayOutputStream(1 << 10);
      bytes[bucket] = block;
    }
    try {
      row.write(new DataOutputStream(block));
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    if (block.size() >= FULL) {
      emit.emit(to, bucket, block.toByteArray());
      bytes[bucket] = null;
    }
  }

  @Override
  public void close() {
    for (int bucket = 0; bucket < bytes.length; bucket++) {
      ByteArrayOutputStream block = bytes[bucket];
      if (block != null) {
        emit.emit(to, bucket, block.toByteArray());
        bytes[bucket] = null;
      }
    }
  }

  /** Bytes of lower-case hexadecimal digits. */
  static byte[] hex(CharSequence digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Writes one row. */
  @FunctionalInterface
  interface Row {
    void write(DataOutputStream out) throws IOException;
  }
}
