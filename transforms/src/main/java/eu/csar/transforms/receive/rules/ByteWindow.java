package eu.csar.transforms.receive.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a stream as they come by: those before {@link #limit} are there, those that nobody
 * needs any more are dropped by {@link #fill}. Where the stream breaks it ends, which is
 * remembered.
 */
final class ByteWindow {
  private static final int CHUNK = 256 << 10;

  private final InputStream in;
  private byte[] bytes = new byte[CHUNK];
  private int limit;
  private long base;
  private boolean ended;
  private boolean broken;
  private boolean tooLarge;

  /**
   * A window on a stream.
   *
   * @param offset of the stream's first byte
   */
  ByteWindow(InputStream in, long offset) {
    this.in = in;
    this.base = offset;
  }

  byte[] bytes() {
    return bytes;
  }

  /** End of the bytes that are there. */
  int limit() {
    return limit;
  }

  /** Offset in the stream of a position in the window. */
  long offset(int position) {
    return base + position;
  }

  /** Whether the stream has no more bytes than are there. */
  boolean ended() {
    return ended;
  }

  /** Whether it ended because it is damaged or cut. */
  boolean broken() {
    return broken;
  }

  /**
   * Whether it ended because it holds more than the limits of a file allow; it is broken then too.
   */
  boolean tooLarge() {
    return tooLarge;
  }

  /** Drops what lies before a position, which becomes 0, and reads more. */
  void fill(int kept) {
    if (kept > 0) {
      System.arraycopy(bytes, kept, bytes, 0, limit - kept);
      base += kept;
      limit -= kept;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    try {
      int count = in.read(bytes, limit, bytes.length - limit);
      ended = count < 0;
      limit += Math.max(count, 0);
    } catch (IOException e) {
      // Trouble with the disk is unchecked, so this is the decompressor's: a damaged or cut stream.
      ended = true;
      broken = true;
      tooLarge = e instanceof GuardedStream.TooLargeException;
    }
  }

  /** Reads until there are three bytes; where the stream begins with a byte order mark, its end. */
  int behindByteOrderMark() {
    while (limit < 3 && !ended) {
      fill(0);
    }
    boolean mark =
        limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }
}
