package eu.csar.transforms.receive.rules;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed bytes up to the limits of a file; what lies behind is never unpacked. */
final class GuardedStream extends FilterInputStream {
  /** The file holds more than its limits allow. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("more decompressed bytes than the limit");
    }
  }

  private final FileBytes raw;
  private final ReadLimits limits;
  private long bytes;

  GuardedStream(InputStream decompressed, FileBytes raw, ReadLimits limits) {
    super(decompressed);
    this.raw = raw;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    bytes += Math.max(count, 0);
    if (bytes > limits.decompressedBytes()
        || (bytes > ReadLimits.RATIO_FREE_BYTES
            && bytes / Math.max(1, raw.bytesRead()) > limits.decompressedRatio())) {
      throw new TooLargeException();
    }
    return count;
  }
}
