package eu.csar.transforms.match.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * A part of a file, mapped read-only, in windows under 2 GiB. A window holds whole records of
 * {@code stride} bytes, so that a number inside a record never crosses two windows. Safe for
 * concurrent use.
 */
final class MappedSection {
  private static final int LARGEST_WINDOW = 1 << 30;

  private final ByteBuffer first;
  private final ByteBuffer[] windows;
  private final long windowBytes;

  private MappedSection(ByteBuffer[] windows, long windowBytes) {
    this.windows = windows;
    this.first = windows[0];
    this.windowBytes = windowBytes;
  }

  /** Maps {@code length} bytes from {@code offset} on. */
  static MappedSection map(FileChannel channel, long offset, long length, int stride)
      throws IOException {
    return map(channel, offset, length, stride, LARGEST_WINDOW);
  }

  /** As above, with windows of at most the given size. */
  static MappedSection map(
      FileChannel channel, long offset, long length, int stride, int largestWindow)
      throws IOException {
    long windowBytes = (long) largestWindow - largestWindow % stride;
    int count = (int) Math.max(1, (length + windowBytes - 1) / windowBytes);
    ByteBuffer[] windows = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long start = i * windowBytes;
      windows[i] =
          channel.map(MapMode.READ_ONLY, offset + start, Math.min(windowBytes, length - start));
    }
    return new MappedSection(windows, windowBytes);
  }

  byte byteAt(long position) {
    return position < windowBytes
        ? first.get((int) position)
        : window(position).get(within(position));
  }

  int intAt(long position) {
    return position < windowBytes
        ? first.getInt((int) position)
        : window(position).getInt(within(position));
  }

  long longAt(long position) {
    return position < windowBytes
        ? first.getLong((int) position)
        : window(position).getLong(within(position));
  }

  /** Copies bytes, across windows where need be. */
  void copy(long position, byte[] to, int offset, int length) {
    int done = 0;
    while (done < length) {
      ByteBuffer window = window(position + done);
      int at = within(position + done);
      int part = Math.min(length - done, window.limit() - at);
      window.get(at, to, offset + done, part);
      done += part;
    }
  }

  /** All bytes of a section under 1 GiB, in one buffer. */
  ByteBuffer whole() {
    if (windows.length > 1) {
      throw new IllegalStateException("a section has " + windows.length + " windows");
    }
    return first.duplicate();
  }

  /** CRC32C of all bytes. */
  int checksum() {
    CRC32C crc = new CRC32C();
    for (ByteBuffer window : windows) {
      crc.update(window.duplicate());
    }
    return (int) crc.getValue();
  }

  /** Feeds all bytes to a digest. */
  void digest(MessageDigest digest) {
    for (ByteBuffer window : windows) {
      digest.update(window.duplicate());
    }
  }

  private ByteBuffer window(long position) {
    return windows[(int) (position / windowBytes)];
  }

  private int within(long position) {
    return (int) (position % windowBytes);
  }
}
